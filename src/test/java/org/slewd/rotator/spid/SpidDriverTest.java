package org.slewd.rotator.spid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slewd.link.Contact;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.RotatorBench;
import org.slewd.rotator.spid.SpidCodec.Scale;

class SpidDriverTest {

    private static final long MS = 1_000_000L;
    private static final byte[] STATUS = SpidCodec.status();
    private static final byte[] STOP = SpidCodec.stop();

    private final SpidDriver driver = new SpidDriver(SpidBox.ROT2, 0);
    private final List<byte[]> sent = new ArrayList<>();

    private void step(long ms) {
        sent.clear();
        driver.step(ms * MS, sent::add);
    }

    private void answer(long ms, double azimuthDeg, int pulsesPerDeg) {
        Scale scale = new Scale(pulsesPerDeg, pulsesPerDeg);
        driver.onBytes(SpidCodec.position(SpidBox.ROT2, new Pointing(azimuthDeg, 20), scale), ms * MS);
    }

    /** Two answers that agree: from then on the driver sends targets. */
    private void learn(int pulsesPerDeg) {
        step(0);
        answer(430, 10, pulsesPerDeg);
        step(500);
        answer(930, 10, pulsesPerDeg);
    }

    private double azimuthDeg(long ms) {
        return driver.state(ms * MS).measured().orElseThrow().pointing().azimuthDeg();
    }

    @Test
    void sends_no_target_before_two_frames_agree_on_the_resolution() {
        step(0);
        answer(430, 10, 4);
        driver.aim(new Pointing(30, 20));
        step(500);
        assertThat(sent).containsExactly(STATUS);
        answer(930, 10, 4);
        step(1000);
        assertThat(sent).containsExactly(SpidCodec.target(SpidBox.ROT2, new Pointing(30, 20), new Scale(4, 4)));
    }

    @Test
    void asks_for_the_resolution_anew_when_the_wire_comes_up_again() {
        learn(2);
        driver.onConnect(1000 * MS);
        driver.aim(new Pointing(30, 20));
        step(1000);
        assertThat(sent).containsExactly(STATUS);
        answer(1430, 10, 1);
        step(1500);
        assertThat(sent).containsExactly(STATUS);
        answer(1930, 10, 1);
        step(2000);
        assertThat(sent).containsExactly(SpidCodec.target(SpidBox.ROT2, new Pointing(30, 20), new Scale(1, 1)));
    }

    @Test
    void believes_another_resolution_only_when_it_comes_twice() {
        learn(2);
        step(1000);
        answer(1430, 99, 4);
        assertThat(azimuthDeg(1430)).isEqualTo(10);
        assertThat(driver.state(1430 * MS).trouble().orElseThrow()).contains("another resolution");
        answer(1440, 11, 4);
        assertThat(azimuthDeg(1440)).isEqualTo(11);
        assertThat(driver.state(1440 * MS).trouble()).isEmpty();
    }

    @Test
    void a_stop_that_overtook_a_question_is_said_again_once_the_box_listens() {
        step(0);
        driver.stop();
        step(100);
        assertThat(sent).containsExactly(STOP);
        step(410);
        assertThat(sent).isEmpty();
        answer(430, 10, 2);
        step(485);
        assertThat(sent).containsExactly(STOP);
        step(900);
        assertThat(sent).isEmpty();
        answer(910, 10, 2);
        step(1000);
        assertThat(sent).containsExactly(STATUS);
    }

    @Test
    void a_stop_that_overtook_a_question_in_vain_is_said_again_into_the_silence() {
        step(0);
        driver.stop();
        step(100);
        step(800);
        assertThat(sent).containsExactly(STOP);
    }

    @Test
    void a_target_after_such_a_stop_waits_until_it_was_said_again() {
        learn(2);
        step(1000);
        driver.stop();
        step(1010);
        driver.aim(new Pointing(30, 20));
        answer(1430, 10, 2);
        step(1480);
        assertThat(sent).containsExactly(STOP);
        answer(1900, 10, 2);
        step(1950);
        assertThat(sent).hasSize(1).doesNotContain(STATUS, STOP);
    }

    @Test
    void answers_that_are_all_too_late_are_never_taken_for_the_next_ones() {
        step(0);
        step(800); // given up
        answer(1200, 99, 2);
        assertThat(driver.state(1200 * MS).measured()).isEmpty();
        step(1799);
        assertThat(sent).isEmpty();
        step(1801);
        assertThat(sent).containsExactly(STATUS);
        answer(2230, 10, 2);
        assertThat(azimuthDeg(2230)).isEqualTo(10);
    }

    @Test
    void stops_repeated_for_ever_do_not_keep_a_box_that_came_back_from_being_heard() {
        RotatorBench bench = new RotatorBench(Spid.KIND_ROT2, 10, 10);
        bench.deviceOn = false;
        double[] nextStop = {1};
        bench.eachStep = () -> {
            if (bench.seconds() >= nextStop[0]) {
                nextStop[0] += 0.5;
                bench.driver.stop();
            }
        };
        bench.run(10);
        assertThat(bench.state().contact()).isEqualTo(Contact.SILENT);
        bench.deviceOn = true;
        bench.run(5);
        assertThat(bench.state().contact()).isEqualTo(Contact.ANSWERING);
        assertThat(bench.state().measured()).isPresent();
    }

    @Test
    void a_position_is_dated_by_the_time_of_its_bytes() {
        step(0);
        answer(430, 10, 2);
        assertThat(driver.state(430 * MS).measured().orElseThrow().nanos()).isBetween(229 * MS, 231 * MS);
    }

    @Test
    void a_question_and_its_answer_take_the_time_of_the_line() {
        RotatorBench bench = new RotatorBench(Spid.KIND_ROT2, 10, 10);
        while (bench.replies.isEmpty()) {
            bench.run(0.005);
        }
        assertThat(bench.seconds()).isBetween(0.41, 0.45);
    }

    @Test
    void the_simulator_hears_nothing_while_it_answers() {
        SpidSimulator simulator = new SpidSimulator(SpidBox.ROT2, RotatorBench.axes(10, 10));
        simulator.onBytes(STATUS, 0);
        simulator.onBytes(STATUS, 10 * MS);
        List<byte[]> replies = new ArrayList<>();
        for (long ms = 0; ms < 2000; ms += 5) {
            simulator.step(ms * MS, replies::add);
        }
        assertThat(replies).hasSize(1);
    }
}
