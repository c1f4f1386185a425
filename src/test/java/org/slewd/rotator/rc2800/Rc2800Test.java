package org.slewd.rotator.rc2800;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.RotatorBench;
import org.slewd.rotator.RotatorContract;
import org.slewd.rotator.RotatorKind;
import org.slewd.rotator.SimulatedRotator;
import org.slewd.rotator.VectorChecks;

class Rc2800Test extends RotatorContract {

    private static final long MS = 1_000_000L;

    @Override
    protected RotatorKind kind() {
        return Rc2800.KIND;
    }

    @Override
    protected Pattern mayWrite() {
        return Pattern.compile("[AE]\r|[AE]\rS\r|A\rS\rE\rS\r|A([0-2]?\\d?\\d|3[0-5]\\d|360)\r|E(1?\\d?\\d)\r");
    }

    /** A target goes out axis by axis; the first stands for both. */
    @Override
    protected Pattern target() {
        return Pattern.compile("A\\d+\r");
    }

    @Override
    protected long replyTimeoutNanos() {
        return 500_000_000L;
    }

    @Override
    protected int questionsPerPosition() {
        return 2;
    }

    /** Two targets and two questions with 200 ms of rest behind each are 880 ms. */
    @Override
    protected int leastPositionsInTenSeconds() {
        return 11;
    }

    /** The rest between the axes, and two answers. */
    @Override
    protected long oldestReadingNanos() {
        return 300_000_000L;
    }

    @TestFactory
    Stream<DynamicTest> the_simulator_agrees_with_the_vectors() {
        return VectorChecks.simulator(kind(), "rc2800");
    }

    @Test
    void takes_the_newer_form_of_answers_too() {
        SimulatedRotator newer = new Rc2800Simulator(Rc2800Codec.Form.CLOSE, RotatorBench.axes(123.4, 45.6));
        Rc2800Driver driver = new Rc2800Driver(0);
        for (long ms = 0; ms < 1000; ms += 5) {
            long nowNanos = ms * MS;
            driver.step(nowNanos, bytes -> newer.onBytes(bytes, nowNanos));
            newer.step(nowNanos, bytes -> driver.onBytes(bytes, nowNanos));
        }
        assertThat(driver.state(1000 * MS).measured().orElseThrow().pointing()).isEqualTo(new Pointing(123.4, 45.6));
        assertThat(driver.state(1000 * MS).trouble()).isEmpty();
    }

    @Test
    void a_position_is_as_old_as_its_older_half() {
        Rc2800Driver driver = new Rc2800Driver(0);
        driver.step(0, bytes -> {});
        driver.onBytes(Rc2800Codec.bytes("A=10.0 S=0 S\r"), 20 * MS);
        driver.step(220 * MS, bytes -> {});
        driver.onBytes(Rc2800Codec.bytes("E=20.0 S=0 S\r"), 240 * MS);
        assertThat(driver.state(240 * MS).measured().orElseThrow().nanos()).isEqualTo(20 * MS);
    }

    @Test
    void halves_of_different_polls_are_not_joined() {
        Rc2800Driver driver = new Rc2800Driver(0);
        driver.step(0, bytes -> {});
        driver.onBytes(Rc2800Codec.bytes("A=10.0 S=0 S\r"), 20 * MS);
        driver.step(220 * MS, bytes -> {});
        driver.onBytes(Rc2800Codec.bytes("E=20.0 S=0 S\r"), 600 * MS);
        assertThat(driver.state(600 * MS).measured()).isEmpty();
    }

    @Test
    void the_answer_to_a_target_is_not_taken_for_a_position() {
        List<String> sent = new ArrayList<>();
        Rc2800Driver driver = new Rc2800Driver(0);
        for (long ms = 0; ms < 3000; ms += 5) {
            long nowNanos = ms * MS;
            if (ms == 1000) {
                driver.aim(new Pointing(300, 80));
            }
            driver.step(nowNanos, bytes -> {
                String text = RotatorBench.latin(bytes);
                sent.add(text);
                String angle = text.length() > 2 ? text.substring(1, text.length() - 1) : "10";
                driver.onBytes(Rc2800Codec.bytes(text.charAt(0) + "=" + angle + ".0 S=9 M\r"), nowNanos);
            });
            driver.state(nowNanos)
                    .measured()
                    .ifPresent(measured -> assertThat(measured.pointing()).isEqualTo(new Pointing(10, 10)));
        }
        assertThat(sent).contains("A300\r", "E80\r");
    }

    @Test
    void a_refused_target_is_sent_once_more() {
        List<String> sent = new ArrayList<>();
        Rc2800Driver driver = new Rc2800Driver(0);
        for (long ms = 0; ms < 6000; ms += 5) {
            long nowNanos = ms * MS;
            if (ms == 1000) {
                driver.aim(new Pointing(300, 80));
            }
            driver.step(nowNanos, bytes -> {
                String text = RotatorBench.latin(bytes);
                sent.add(text);
                String answer = text.equals("A300\r") ? "A ERR=05\r\n" : text.charAt(0) + "=10.0 S=0 S\r\n";
                driver.onBytes(Rc2800Codec.bytes(answer), nowNanos);
            });
        }
        assertThat(sent.stream().filter("A300\r"::equals)).hasSize(2);
    }

    @Test
    void a_stop_reaches_elevation_on_a_box_that_does_not_take_both_axes_in_one_breath() {
        RotatorBench bench = bench(10, 10).run(1);
        bench.driver.aim(new Pointing(200, 150));
        bench.run(4);
        double elevationDeg = bench.simulator.truth().elevationDeg();
        bench.driver.stop();
        bench.run(0.005);
        assertThat(bench.sent.get(bench.sent.size() - 1)).isEqualTo("A\rS\rE\rS\r");
        bench.run(1);
        assertThat(bench.sent).contains("E\rS\r", "A\rS\r");
        bench.run(3);
        // 200 ms at 6 degrees a second
        assertThat(bench.simulator.truth().elevationDeg()).isCloseTo(elevationDeg, within(1.5));
    }

    /** In the worst case elevation is stopped only by what follows 200 ms later. */
    @Override
    protected double stopWithinDeg() {
        return 1.6;
    }

    @Test
    void each_axis_of_the_simulator_is_stopped_alone() {
        SimulatedRotator box = new Rc2800Simulator(Rc2800Codec.Form.SPACED, RotatorBench.axes(10, 10));
        box.onBytes(Rc2800Codec.bytes("A300\r"), 0);
        box.onBytes(Rc2800Codec.bytes("E150\r"), 200 * MS);
        box.onBytes(Rc2800Codec.bytes("S\r"), 2000 * MS);
        box.step(4000 * MS, bytes -> {});
        assertThat(box.truth().elevationDeg()).isCloseTo(20.5, within(1.0));
        assertThat(box.truth().azimuthDeg()).isGreaterThan(30);
        box.onBytes(Rc2800Codec.bytes("A\rS\r"), 4000 * MS);
        box.step(8000 * MS, bytes -> {});
        assertThat(box.truth().azimuthDeg()).isCloseTo(33.5, within(1.0));
    }
}
