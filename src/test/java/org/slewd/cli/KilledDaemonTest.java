package org.slewd.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.PeerWire;
import org.slewd.rotator.AxisRange;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.SimulatedAxes;
import org.slewd.rotator.SimulatedAxis;
import org.slewd.rotator.SimulatedRotator;
import org.slewd.rotator.gs232.Gs232;
import org.slewd.time.SystemClock;

/**
 * A daemon that is killed in the middle of a slew, again and again: a process of its own, with a controller on a
 * pseudo-terminal that outlives it. {@code -Dslewd.kills=1000} for the long run; {@code -Dslewd.seed} repeats one.
 */
@Tag("whole-pass")
@EnabledOnOs(OS.LINUX)
class KilledDaemonTest {

    private static final int KILLS = Integer.getInteger("slewd.kills", 2);
    private static final long SEED = Long.getLong("slewd.seed", 23);

    /** What the configuration below allows; the motors themselves go further. */
    private static final AxisRange AZIMUTH = new AxisRange(20, 430);

    private static final AxisRange ELEVATION = new AxisRange(5, 170);

    private static final long STILL_WITHIN_MS = 3_000;

    @TempDir
    private Path folder;

    private final SystemClock clock = new SystemClock();
    private final Random random = new Random(SEED);
    private final SimulatedRotator rotator = Gs232.KIND_B
            .simulator()
            .apply(new SimulatedAxes(
                    new SimulatedAxis(new AxisRange(0, 450), 20, 60, 100_000_000L, 1, 180),
                    new SimulatedAxis(new AxisRange(0, 180), 10, 30, 100_000_000L, 0.5, 30)));
    private PtySimulator simulator;
    private Optional<Process> daemon = Optional.empty();

    @AfterEach
    void end() throws IOException {
        daemon.ifPresent(Process::destroyForcibly);
        if (simulator != null) {
            simulator.close();
        }
    }

    @Test
    @Timeout(value = 6, unit = TimeUnit.HOURS)
    void leaves_an_antenna_that_stands_inside_its_limits_and_is_found_again() throws Exception {
        simulator = new PtySimulator(rotator, folder.resolve("rotator"), clock);
        simulator.start();
        simulator.lock(() -> rotator.motors().judge().limit(AZIMUTH, ELEVATION));
        Path config = config();
        start(config);
        int asked = 0;
        long slowestMs = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            String story = "kill " + kill + " of seed " + SEED;
            asked += settle(story) ? 1 : 0;
            beginSlew();
            // From before the motors start until they are about to arrive.
            TimeUnit.MILLISECONDS.sleep(random.nextInt(4_000));
            daemon.orElseThrow().destroyForcibly().waitFor();
            long killedNanos = clock.nanos();
            Process silence = slewd("silence", "--config", config.toString());
            long lastMoveNanos = lastMove(silence, killedNanos);

            assertThat(silence.exitValue()).as(story).isZero();
            long stoodAfterMs = (lastMoveNanos - killedNanos) / 1_000_000;
            slowestMs = Math.max(slowestMs, stoodAfterMs);
            assertThat(stoodAfterMs).as("%s: ms until the motors stood", story).isLessThan(STILL_WITHIN_MS);
            Pointing left = truth();
            start(config);
            PeerWire.await(
                    story + ": the controller answers", () -> "answering".equals(text("device.rotator.contact")));
            assertThat(truth()).as("%s: moved by the start", story).isEqualTo(left);
            assertThat(violation()).as(story).isEmpty();
        }
        System.out.println(KILLS + " kills, seed " + SEED + ": motors stood after " + slowestMs
                + " ms at most; asked for the turn " + asked + " times");
    }

    /**
     * Waits until the station is idle and checks that it believes the truth; answers when it asks in which turn the axis is.
     *
     * @return whether it asked
     */
    private boolean settle(String story) throws InterruptedException {
        PeerWire.await(story + ": idle, or asks", () -> "idle".equals(state()) || asks());
        boolean asks = !"idle".equals(state());
        if (asks) {
            assertThat(state()).as(story).isIn("unknown", "faulted");
            call("rotator.reference", Map.of("azimuthDeg", (double) Math.round(truth().azimuthDeg())));
            if ("faulted".equals(state())) {
                call("station.reset", Map.of("fault", text("state.fault.kind")));
            }
            PeerWire.await(story + ": idle", () -> "idle".equals(state()));
        }
        Pointing truth = truth();
        assertThat(number("pointing.measured.azimuthDeg")).as(story).isCloseTo(truth.azimuthDeg(), within(1.5));
        return asks;
    }

    private static Offset<Double> within(double deg) {
        return Offset.offset(deg);
    }

    private boolean asks() {
        return "faulted".equals(state())
                || ("unknown".equals(state()) && Boolean.FALSE.equals(value("device.rotator.turnKnown")));
    }

    private void beginSlew() {
        Pointing from = truth();
        double azimuthDeg;
        do {
            azimuthDeg = AZIMUTH.minDeg() + random.nextInt((int) AZIMUTH.spanDeg());
        } while (Math.abs(azimuthDeg - from.azimuthDeg()) < 90);
        double elevationDeg = ELEVATION.minDeg() + random.nextInt((int) ELEVATION.spanDeg());
        call("rotator.point", Map.of("azimuthDeg", azimuthDeg, "elevationDeg", elevationDeg));
    }

    /** Watches until {@code silence} has ended and nothing has moved for half a second. */
    private long lastMove(Process silence, long fromNanos) throws InterruptedException {
        Pointing last = truth();
        long lastMoveNanos = fromNanos;
        while (silence.isAlive() || clock.nanos() - lastMoveNanos < 500_000_000L) {
            TimeUnit.MILLISECONDS.sleep(10);
            Pointing now = truth();
            if (!now.equals(last)) {
                last = now;
                lastMoveNanos = clock.nanos();
            }
            if (clock.nanos() - fromNanos > 20_000_000_000L) {
                throw new AssertionError("the motors turn 20 s after the daemon was killed");
            }
        }
        return lastMoveNanos;
    }

    private Pointing truth() {
        return simulator.ask(rotator::truth);
    }

    private Optional<String> violation() {
        return simulator.ask(() -> rotator.motors().judge().first());
    }

    private void start(Path config) throws IOException, InterruptedException {
        daemon = Optional.of(slewd("run", "--config", config.toString(), "--port", "0", "--data", data().toString()));
        PeerWire.await("the daemon answers", () -> new DaemonClient(data(), clock).isServed());
    }

    private Process slewd(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "org.slewd.Main"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                .start();
    }

    private Path data() {
        return folder.resolve("data");
    }

    private Object call(String method, Map<String, Object> params) {
        return new DaemonClient(data(), clock).call(method, params);
    }

    private String state() {
        return text("state.state");
    }

    private String text(String path) {
        return String.valueOf(value(path));
    }

    private double number(String path) {
        return ((Number) value(path)).doubleValue();
    }

    private Object value(String path) {
        Object at = call("station.snapshot", Map.of());
        for (String name : path.split("\\.", -1)) {
            at = at instanceof Map<?, ?> members ? members.get(name) : null;
        }
        return at;
    }

    private Path config() throws IOException {
        Files.copy(Path.of("config/elements/invented.json"), folder.resolve("elements.json"));
        return Files.writeString(folder.resolve("slewd.yaml"), """
                station: {name: Test}
                site: {latitudeDeg: 48.1, longitudeDeg: 11.6, altitudeM: 520}
                elements: {files: [elements.json]}
                rotator:
                  kind: gs232b
                  link: serial:%s
                  azimuthMinDeg: %.0f
                  azimuthMaxDeg: %.0f
                  elevationMinDeg: %.0f
                  elevationMaxDeg: %.0f
                  azimuthRateDegPerS: 20
                  elevationRateDegPerS: 10
                  beamWidthDeg: 30
                  parkAzimuthDeg: 180
                  parkElevationDeg: 30
                """.formatted(
                folder.resolve("rotator"), AZIMUTH.minDeg(), AZIMUTH.maxDeg(), ELEVATION.minDeg(), ELEVATION.maxDeg()));
    }
}
