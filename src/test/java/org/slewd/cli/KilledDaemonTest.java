package org.slewd.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
 *
 * <p>Three seconds after a kill the motors stand. That is a promise about slewd, not about a machine that gives it no processor: what
 * stops the motors says by the system's own book how long it had to wait for one. A kill that breaks the bound counts unless that alone
 * explains it; how many did not count is told, and too many are no pass.
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

    /** In a run of hours the tally is told as it grows: one that is cut short has still said what it saw. */
    private static final int TOLD_EVERY = 50;

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
    private OwnProcess daemon;

    /** How a kill went: when the motors stood, and how much of that the machine kept the processor from what stops them. */
    private record Silenced(long stoodAfterMs, long waitedMs) {

        /** Whether it would have been in time with a processor at hand. */
        boolean isLateBySlewd() {
            return stoodAfterMs - waitedMs >= STILL_WITHIN_MS;
        }

        boolean isLate() {
            return stoodAfterMs >= STILL_WITHIN_MS;
        }
    }

    /** What the kills so far came to. */
    private static final class Tally {

        private int kills;
        private int asked;
        private int uncounted;
        private long slowestMs;
        private long slowestWaitedMs;

        void count(Silenced silenced) {
            kills++;
            if (silenced.isLate()) {
                uncounted++;
            } else {
                slowestMs = Math.max(slowestMs, silenced.stoodAfterMs());
            }
            slowestWaitedMs = Math.max(slowestWaitedMs, silenced.waitedMs());
        }

        @Override
        public String toString() {
            return kills + " kills, seed " + SEED + ": motors stood after " + slowestMs
                    + " ms at most; waited for a processor for " + slowestWaitedMs + " ms at most; " + uncounted
                    + " did not count, where the machine gave none; asked for the turn " + asked + " times";
        }
    }

    @AfterEach
    void end() throws IOException {
        if (daemon != null) {
            daemon.close();
        }
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
        daemon = new OwnProcess(folder, config);
        daemon.start();
        Tally tally = new Tally();
        for (int kill = 0; kill < KILLS; kill++) {
            String story = "kill " + kill + " of seed " + SEED;
            tally.asked += settle(story) ? 1 : 0;
            beginSlew();
            // From before the motors start until they are about to arrive.
            TimeUnit.MILLISECONDS.sleep(random.nextInt(4_000));
            daemon.kill();
            Silenced silenced = silence(config, story);
            assertThat(silenced.isLateBySlewd())
                    .as("%s: late by slewd itself: %s", story, silenced)
                    .isFalse();
            tally.count(silenced);
            Pointing left = truth();
            daemon.start();
            PeerWire.await(
                    story + ": the controller answers",
                    () -> "answering".equals(daemon.text("device.rotator.contact")));
            assertThat(truth()).as("%s: moved by the start", story).isEqualTo(left);
            assertThat(violation()).as(story).isEmpty();
            if (tally.kills % TOLD_EVERY == 0) {
                System.out.println(tally);
            }
        }
        System.out.println(tally);
        assertThat(tally.uncounted).as("kills on a machine too busy to tell").isLessThanOrEqualTo(KILLS / 5);
    }

    /**
     * Waits until the station is idle and checks that it believes the truth; answers when it asks in which turn the axis is.
     *
     * @return whether it asked
     */
    private boolean settle(String story) throws InterruptedException {
        PeerWire.await(story + ": idle, or asks", () -> "idle".equals(daemon.state()) || asks());
        boolean asks = !"idle".equals(daemon.state());
        if (asks) {
            assertThat(daemon.state()).as(story).isIn("unknown", "faulted");
            daemon.call("rotator.reference", Map.of("azimuthDeg", (double) Math.round(truth().azimuthDeg())));
            if ("faulted".equals(daemon.state())) {
                daemon.call("station.reset", Map.of("fault", daemon.text("state.fault.kind")));
            }
            PeerWire.await(story + ": idle", () -> "idle".equals(daemon.state()));
        }
        Pointing truth = truth();
        assertThat(daemon.number("pointing.measured.azimuthDeg")).as(story).isCloseTo(truth.azimuthDeg(), within(1.5));
        return asks;
    }

    private static Offset<Double> within(double deg) {
        return Offset.offset(deg);
    }

    private boolean asks() {
        return "faulted".equals(daemon.state())
                || ("unknown".equals(daemon.state()) && Boolean.FALSE.equals(daemon.value("device.rotator.turnKnown")));
    }

    private void beginSlew() {
        Pointing from = truth();
        double azimuthDeg;
        do {
            azimuthDeg = AZIMUTH.minDeg() + random.nextInt((int) AZIMUTH.spanDeg());
        } while (Math.abs(azimuthDeg - from.azimuthDeg()) < 90);
        double elevationDeg = ELEVATION.minDeg() + random.nextInt((int) ELEVATION.spanDeg());
        daemon.call("rotator.point", Map.of("azimuthDeg", azimuthDeg, "elevationDeg", elevationDeg));
    }

    /** Has the motors stopped, as the service does, and watches until that has ended and nothing has moved for half a second. */
    private Silenced silence(Path config, String story) throws IOException, InterruptedException {
        long killedNanos = clock.nanos();
        Process silence = daemon.slewd(List.of(
                "silence",
                "--config",
                config.toString(),
                "--data",
                daemon.data().toString()));
        Pointing last = truth();
        long lastMoveNanos = killedNanos;
        long waitedMs = 0;
        while (silence.isAlive() || clock.nanos() - lastMoveNanos < 500_000_000L) {
            TimeUnit.MILLISECONDS.sleep(10);
            waitedMs = Math.max(waitedMs, OwnProcess.waitedMs(silence));
            Pointing now = truth();
            if (!now.equals(last)) {
                last = now;
                lastMoveNanos = clock.nanos();
            }
            if (clock.nanos() - killedNanos > 20_000_000_000L) {
                throw new AssertionError(story + ": the motors turn 20 s after the daemon was killed");
            }
        }
        assertThat(silence.exitValue()).as("%s: %s", story, daemon.saidLast()).isZero();
        return new Silenced((lastMoveNanos - killedNanos) / 1_000_000, waitedMs);
    }

    private Pointing truth() {
        return simulator.ask(rotator::truth);
    }

    private Optional<String> violation() {
        return simulator.ask(() -> rotator.motors().judge().first());
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
