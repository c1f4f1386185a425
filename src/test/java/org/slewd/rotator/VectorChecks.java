package org.slewd.rotator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Holds a driver and a simulator to the golden vectors of their protocol. */
public final class VectorChecks {

    private VectorChecks() {}

    /** Each stanza for the driver, with the replies whole, byte by byte, and glued to a stray line end. */
    public static Stream<DynamicTest> driver(RotatorKind kind, String file) {
        return GoldenVectors.read(file, "driver").stream()
                .flatMap(stanza -> Stream.of("whole", "byte by byte", "after a stray line end")
                        .map(how -> DynamicTest.dynamicTest(
                                stanza + " (" + how + ")", () -> checkDriver(kind, stanza, how))));
    }

    private static void checkDriver(RotatorKind kind, GoldenVectors.Stanza stanza, String how) {
        RotatorBench bench = new RotatorBench(kind, 3, 3);
        switch (stanza.verb()) {
            case "at", "garbled", "nothing" ->
                assertThat(bench.takeStep(0)).containsExactly(RotatorBench.latin(stanza.sent()));
            case "go", "refused" -> {
                runUntilJustAnswered(bench.run(2));
                bench.driver.aim(stanza.pointing());
                assertThat(firstNewWrite(bench)).isEqualTo(RotatorBench.latin(stanza.sent()));
            }
            case "stop" -> {
                bench.run(2).driver.stop();
                assertThat(bench.takeStep(bench.nowNanos)).containsExactly(RotatorBench.latin(stanza.sent()));
            }
            default -> throw new IllegalArgumentException(stanza.toString());
        }
        feed(bench, stanza.received(), how);
        RotatorState state = bench.state();
        switch (stanza.verb()) {
            case "at" -> {
                assertThat(state.measured().orElseThrow().pointing()).isEqualTo(stanza.pointing());
                assertThat(state.trouble()).isEmpty();
            }
            case "garbled" -> {
                assertThat(state.measured()).isEmpty();
                assertThat(state.trouble()).isPresent();
            }
            case "nothing" -> {
                assertThat(state.measured()).isEmpty();
                assertThat(state.trouble()).isEmpty();
            }
            case "refused" -> assertThat(state.trouble().orElseThrow()).contains("refused");
            default -> assertThat(state.trouble()).isEmpty();
        }
    }

    /** Some drivers put a question before a target unless they have just asked one. */
    private static void runUntilJustAnswered(RotatorBench bench) {
        Optional<RotatorState.Measured> before = bench.state().measured();
        for (int i = 0; i < 200 && bench.state().measured().equals(before); i++) {
            bench.run(0.005);
        }
    }

    private static String firstNewWrite(RotatorBench bench) {
        for (int i = 0; i < 200; i++) {
            bench.nowNanos += 5_000_000L;
            List<String> written = bench.takeStep(bench.nowNanos);
            if (!written.isEmpty()) {
                return written.get(0);
            }
        }
        throw new AssertionError("nothing was written within a second");
    }

    private static void feed(RotatorBench bench, byte[] received, String how) {
        if (how.equals("byte by byte")) {
            for (byte b : received) {
                bench.driver.onBytes(new byte[] {b}, bench.nowNanos);
            }
            return;
        }
        if (how.equals("after a stray line end")) {
            bench.driver.onBytes(new byte[] {'\r', '\n'}, bench.nowNanos);
        }
        bench.driver.onBytes(received, bench.nowNanos);
    }

    /** Each stanza for the simulator, with the command whole and byte by byte. */
    public static Stream<DynamicTest> simulator(RotatorKind kind, String file) {
        return simulator(kind, file, 1.0);
    }

    /** As {@link #simulator(RotatorKind, String)} for a line so slow that the antenna turns on while the stop is on it. */
    public static Stream<DynamicTest> simulator(RotatorKind kind, String file, double stopWithinDeg) {
        return GoldenVectors.read(file, "simulator").stream()
                .flatMap(stanza -> Stream.of(true, false)
                        .map(whole -> DynamicTest.dynamicTest(
                                stanza + (whole ? "" : " (byte by byte)"),
                                () -> checkSimulator(kind, stanza, whole, stopWithinDeg))));
    }

    private static void checkSimulator(
            RotatorKind kind, GoldenVectors.Stanza stanza, boolean whole, double stopWithinDeg) {
        Pointing start = isReading(stanza) ? stanza.pointing() : RotatorBench.sayable(kind, 200, 40);
        RotatorBench bench = new RotatorBench(kind, RotatorBench.axes(start.azimuthDeg(), start.elevationDeg()), 0);
        if (stanza.verb().equals("stop")) {
            Pointing stand = bench.simulator.truth();
            bench.run(1).driver.aim(RotatorBench.sayable(kind, 300, 90));
            bench.run(3);
            assertThat(wayDeg(stand, bench.simulator.truth())).isGreaterThan(5);
        }
        ask(bench, new byte[0], true, 0.5);
        Pointing before = bench.simulator.truth();
        assertThat(ask(bench, stanza.sent(), whole, 0.5)).isEqualTo(RotatorBench.latin(stanza.received()));
        ask(bench, new byte[0], true, 2.5);
        Pointing after = bench.simulator.truth();
        switch (stanza.verb()) {
            case "at", "azimuth", "elevation", "quiet", "nothing", "refused" ->
                assertThat(after).isEqualTo(before);
            case "stop" -> assertThat(wayDeg(before, after)).isLessThan(stopWithinDeg);
            case "runs" -> {
                assertThat(Math.signum(after.azimuthDeg() - before.azimuthDeg()))
                        .isEqualTo(stanza.pointing().azimuthDeg());
                assertThat(Math.signum(after.elevationDeg() - before.elevationDeg()))
                        .isEqualTo(stanza.pointing().elevationDeg());
            }
            case "go" -> {
                ask(bench, new byte[0], true, 100);
                assertThat(bench.simulator.truth().azimuthDeg())
                        .isCloseTo(stanza.pointing().azimuthDeg(), within(1.0));
                assertThat(bench.simulator.truth().elevationDeg())
                        .isCloseTo(stanza.pointing().elevationDeg(), within(1.0));
            }
            default -> throw new IllegalArgumentException(stanza.toString());
        }
    }

    private static double wayDeg(Pointing from, Pointing to) {
        return Math.max(
                Math.abs(to.azimuthDeg() - from.azimuthDeg()), Math.abs(to.elevationDeg() - from.elevationDeg()));
    }

    /** Both angles, or one of them of a box that is asked for each axis alone. */
    private static boolean isReading(GoldenVectors.Stanza stanza) {
        return Set.of("at", "azimuth", "elevation").contains(stanza.verb());
    }

    private static String ask(RotatorBench bench, byte[] command, boolean whole, double seconds) {
        if (whole) {
            bench.simulator.onBytes(command, bench.nowNanos);
        } else {
            for (byte b : command) {
                bench.simulator.onBytes(new byte[] {b}, bench.nowNanos);
            }
        }
        List<String> said = new ArrayList<>();
        for (double t = 0; t < seconds; t += 0.01) {
            bench.nowNanos += 10_000_000L;
            bench.simulator.step(bench.nowNanos, bytes -> said.add(RotatorBench.latin(bytes)));
        }
        return String.join("", said);
    }
}
