package org.slewd.rotator.easycomm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.slewd.link.Contact;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.RotatorBench;
import org.slewd.rotator.RotatorContract;
import org.slewd.rotator.RotatorKind;
import org.slewd.rotator.VectorChecks;

class Easycomm3Test extends RotatorContract {

    @Override
    protected RotatorKind kind() {
        return Easycomm.KIND_III;
    }

    @Override
    protected Pattern mayWrite() {
        return Pattern.compile(
                "AZ EL \n|AZ\n|EL\n|VE\n|GS\n|GE\n|IP[12]\n|SA SE \n|AZ-?\\d{1,3}\\.\\d EL-?\\d{1,3}\\.\\d\n");
    }

    @Override
    protected Pattern target() {
        return Pattern.compile("AZ-?\\d.*\n");
    }

    @Override
    protected long replyTimeoutNanos() {
        return 400_000_000L;
    }

    @TestFactory
    Stream<DynamicTest> the_driver_agrees_with_the_vectors() {
        return VectorChecks.driver(kind(), "easycomm3");
    }

    @TestFactory
    Stream<DynamicTest> the_simulator_agrees_with_the_vectors() {
        return VectorChecks.simulator(kind(), "easycomm3");
    }

    /** Its firmware goes to 0 when it is asked {@code AZ}, and a box that is booting answers nothing at first. */
    @Test
    void a_box_that_is_slow_to_start_is_never_asked_for_its_azimuth_alone() {
        for (RotatorKind kind : List.of(Easycomm.KIND_II, Easycomm.KIND_III)) {
            RotatorBench bench = new RotatorBench(kind, 10, 10);
            SatnogsSimulator box = new SatnogsSimulator(RotatorBench.axes(123, 45));
            for (long ms = 0; ms < 20_000; ms += 10) {
                long nowNanos = ms * 1_000_000;
                boolean booted = ms > 4000;
                bench.driver.step(nowNanos, bytes -> {
                    assertThat(RotatorBench.latin(bytes)).isNotEqualTo("AZ\n");
                    if (booted) {
                        box.onBytes(bytes, nowNanos);
                    }
                });
                box.step(nowNanos, bytes -> bench.driver.onBytes(bytes, nowNanos));
            }
            assertThat(box.truth()).isEqualTo(new Pointing(123, 45));
            assertThat(bench.driver.state(20_000_000_000L).contact()).isEqualTo(Contact.ANSWERING);
            assertThat(bench.driver
                            .state(20_000_000_000L)
                            .measured()
                            .orElseThrow()
                            .pointing())
                    .isEqualTo(new Pointing(123, 45));
        }
    }

    @Test
    void an_error_of_the_box_is_passed_on_and_goes_when_it_is_gone() {
        RotatorBench bench = bench(10, 10).run(1);
        bench.simulator.motors().azimuth().faults().stuck(true);
        bench.driver.aim(new Pointing(60, 10));
        bench.run(14);
        assertThat(bench.state().trouble().orElseThrow()).contains("GE8", "motor");
        bench.simulator.motors().azimuth().faults().stuck(false);
        bench.run(25);
        assertThat(bench.state().trouble()).isEmpty();
        assertThat(bench.simulator.truth().azimuthDeg()).isCloseTo(60, within(0.2));
    }

    @Test
    void asks_about_errors_status_and_end_stops_in_turn() {
        RotatorBench bench = bench(10, 10).run(9.5);
        assertThat(bench.sent.stream().filter(text -> text.matches("(G[SE]|IP[12])\n")))
                .containsExactly("GE\n", "GS\n", "IP1\n", "IP2\n");
    }

    @Test
    void a_box_that_does_not_know_the_questions_is_soon_left_alone_with_them() {
        RotatorBench bench = bench(10, 10);
        bench.wire = (reply, pieces) -> {
            if (!RotatorBench.latin(reply).matches("(GS|GE|IP).*\n")) {
                pieces.accept(reply, 0);
            }
        };
        bench.run(30);
        bench.sent.clear();
        bench.run(20);
        assertThat(bench.sent).doesNotContain("GE\n", "GS\n", "IP1\n", "IP2\n");
        assertThat(bench.state().contact()).isEqualTo(Contact.ANSWERING);
    }
}
