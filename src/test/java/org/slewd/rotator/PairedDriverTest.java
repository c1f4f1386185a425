package org.slewd.rotator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.slewd.link.Contact;
import org.slewd.link.PairedLink;
import org.slewd.rotator.dcu1.Dcu1;
import org.slewd.rotator.gs232.Gs232;

class PairedDriverTest {

    private static RotatorKind pair(RotatorKind azimuth, RotatorKind elevation) {
        return new RotatorKind(
                "pair",
                "pair",
                0,
                now -> new PairedDriver(
                        azimuth.driver().apply(now), elevation.driver().apply(now)),
                axes -> PairedSimulator.of(azimuth, elevation, axes));
    }

    private static RotatorBench bench() {
        return new RotatorBench(pair(Dcu1.RT21, Dcu1.RT21), 123.4, 45.6);
    }

    private static List<String> sentTo(RotatorBench bench, int wanted) {
        List<String> sent = new ArrayList<>();
        for (String frames : bench.sent) {
            PairedLink.unframe(frames.getBytes(StandardCharsets.ISO_8859_1), (line, bytes) -> {
                if (line == wanted) {
                    sent.add(RotatorBench.latin(bytes));
                }
            });
        }
        return sent;
    }

    @Test
    void two_boxes_are_read_turned_and_stopped_as_one() {
        RotatorBench bench = bench().run(2);
        assertThat(bench.state().contact()).isEqualTo(Contact.ANSWERING);
        assertThat(bench.state().measured().orElseThrow().pointing()).isEqualTo(new Pointing(123.4, 45.6));
        bench.driver.aim(new Pointing(150, 60));
        bench.run(10);
        assertThat(bench.simulator.truth().azimuthDeg()).isCloseTo(150, within(0.1));
        assertThat(bench.simulator.truth().elevationDeg()).isCloseTo(60, within(0.1));
        assertThat(bench.state().measured().orElseThrow().pointing()).isEqualTo(new Pointing(150, 60));
        assertThat(bench.state().commanded().orElseThrow().pointing()).isEqualTo(new Pointing(150, 60));
        bench.driver.aim(new Pointing(300, 150));
        bench.run(3).driver.stop();
        Pointing atStop = bench.simulator.truth();
        bench.run(3);
        assertThat(bench.simulator.truth().azimuthDeg()).isCloseTo(atStop.azimuthDeg(), within(1.0));
        assertThat(bench.simulator.truth().elevationDeg()).isCloseTo(atStop.elevationDeg(), within(1.0));
        assertThat(bench.state().commanded()).isEmpty();
        assertThat(bench.state().trouble()).isEmpty();
    }

    @Test
    void the_coarser_grid_holds_for_both() {
        RotatorBench bench = new RotatorBench(pair(Gs232.KIND_AZ, Dcu1.RT21), 10, 10).run(2);
        bench.driver.aim(new Pointing(20.4, 30.4));
        bench.run(8);
        assertThat(bench.driver.traits().commandStepDeg()).isEqualTo(1);
        assertThat(sentTo(bench, 0)).contains("M020\r");
        assertThat(sentTo(bench, 1)).contains("AP1030.0\r;");
    }

    @Test
    void a_stop_overtakes_on_each_line_whatever_the_other_waits_for() {
        RotatorBench bench = bench().run(2);
        bench.driver.aim(new Pointing(300, 90));
        bench.run(1);
        bench.deviceOn = false;
        for (int ms = 0; ms < 1000; ms += 5) {
            bench.nowNanos += 5_000_000L;
            bench.takeStep(bench.nowNanos);
            bench.driver.stop();
            assertThat(bench.takeStep(bench.nowNanos))
                    .containsExactly(
                            RotatorBench.latin(PairedLink.frame(0, new byte[] {';'})),
                            RotatorBench.latin(PairedLink.frame(1, new byte[] {';'})));
        }
        assertThat(bench.driver.stopBytes()).isEqualTo(new byte[] {0, 0, 1, ';', 1, 0, 1, ';'});
    }

    @Test
    void one_silent_box_is_a_silent_rotator_and_its_last_position_grows_old() {
        RotatorBench bench = bench().run(2);
        RotatorState.Measured last = bench.state().measured().orElseThrow();
        bench.wire = (reply, pieces) -> {
            if (reply[0] == 0) {
                pieces.accept(reply, 0);
            }
        };
        bench.run(4);
        assertThat(bench.state().contact()).isEqualTo(Contact.SILENT);
        assertThat(bench.state().measured().orElseThrow().nanos() - last.nanos())
                .isLessThan(1_000_000_000L);
        bench.wire = (reply, pieces) -> pieces.accept(reply, 0);
        bench.run(4);
        assertThat(bench.state().contact()).isEqualTo(Contact.ANSWERING);
    }

    @Test
    void a_stop_that_a_line_may_have_missed_is_said_again_when_it_comes_up() {
        RotatorBench bench = bench().run(2);
        bench.driver.stop();
        bench.run(1);
        bench.driver.onConnect(bench.nowNanos);
        assertThat(bench.takeStep(bench.nowNanos))
                .hasSize(2)
                .allMatch(frame -> frame.endsWith(";") && frame.length() == 4);
        bench.driver.aim(new Pointing(130, 50));
        bench.driver.onConnect(bench.nowNanos);
        assertThat(bench.takeStep(bench.nowNanos)).allMatch(frame -> frame.endsWith("BI1;"));
    }

    @Test
    void an_elevation_below_the_horizon_is_told_and_read_as_a_bearing() {
        SimulatedAxes axes = new SimulatedAxes(
                new SimulatedAxis(new AxisRange(0, 360), 6, 60, 0, 0.1, 10),
                new SimulatedAxis(new AxisRange(-20, 90), 6, 60, 0, 0.1, 5));
        RotatorBench bench = new RotatorBench(pair(Dcu1.RT21, Dcu1.RT21), axes, 0).run(2);
        bench.driver.aim(new Pointing(10, -10));
        bench.run(6);
        assertThat(sentTo(bench, 1)).contains("AP1350.0\r;");
        assertThat(bench.simulator.truth().elevationDeg()).isCloseTo(-10, within(0.1));
        assertThat(bench.state().measured().orElseThrow().pointing()).isEqualTo(new Pointing(10, -10));
    }

    @Test
    void garbage_and_chunks_on_one_line_leave_the_other_alone() {
        Random random = new Random(1);
        RotatorBench bench = bench();
        bench.wire = (reply, pieces) -> PairedLink.unframe(reply, (line, bytes) -> {
            for (byte b : bytes) {
                pieces.accept(PairedLink.frame(line, new byte[] {b}), random.nextInt(3) * 5_000_000L);
            }
            byte[] noise = new byte[random.nextInt(5)];
            Arrays.fill(noise, (byte) 0xe0);
            pieces.accept(PairedLink.frame(1, noise), 0);
        });
        bench.run(2).driver.aim(new Pointing(150, 60));
        bench.run(10);
        assertThat(bench.simulator.truth().azimuthDeg()).isCloseTo(150, within(0.1));
        assertThat(bench.state().measured().orElseThrow().pointing()).isEqualTo(new Pointing(150, 60));
    }

    @Test
    void boxes_that_turn_both_axes_are_no_pair_and_no_target_is_halved() {
        RotatorDriver both = Gs232.KIND_B.driver().apply(0);
        RotatorDriver one = Dcu1.RT21.driver().apply(0);
        assertThatThrownBy(() -> new PairedDriver(both, one)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PairedDriver(one, both)).isInstanceOf(IllegalArgumentException.class);
        RotatorBench bench = bench().run(2);
        assertThatThrownBy(() -> bench.driver.aim(new Pointing(150, 220))).isInstanceOf(IllegalArgumentException.class);
        bench.run(3);
        assertThat(bench.simulator.truth()).isEqualTo(new Pointing(123.4, 45.6));
    }
}
