package org.slewd.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slewd.rotator.AxisModel;
import org.slewd.rotator.AxisMotor;
import org.slewd.rotator.AxisRange;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.SimulatedAxis;

/** Sound rotators of many kinds, poorly measured, on hours of slews, passes, stops and pauses: nobody may cry wolf. */
@Tag("whole-pass")
class HealthySlewsTest {

    private static final long MS = 1_000_000L;
    private static final int RUNS_PER_CLASS = 40;

    /** What one may have on the mast. */
    private record Mount(
            String name,
            double rateDegPerS,
            double rampSeconds,
            double startDelaySeconds,
            double coastDeg,
            double stepDeg,
            long pollMs,
            boolean relay) {}

    private static final List<Mount> MOUNTS = List.of(
            new Mount("G-5500", 6, 0.5, 0.15, 0.6, 1, 250, true),
            new Mount("G-5500 elevation, slow poll", 2.6, 0.5, 0.3, 0.4, 1, 500, true),
            new Mount("SPID", 2.2, 1, 0.3, 0.5, 0.5, 500, true),
            new Mount("fast servo", 13, 0.5, 0.1, 0, 0.1, 100, false),
            new Mount("big dish", 0.4, 3, 1, 0.3, 0.1, 250, false));

    private record Run(Mount mount, int seed) {}

    static Stream<Run> runs() {
        return MOUNTS.stream()
                .flatMap(mount -> IntStream.range(0, RUNS_PER_CLASS).mapToObj(seed -> new Run(mount, seed)));
    }

    @ParameterizedTest
    @MethodSource("runs")
    void a_sound_axis_is_never_suspected(Run run) {
        new Drive(run).check();
    }

    /** One axis that does all the work beside one that stands; both report with noise. */
    private static final class Drive {
        private final Run run;
        private final Random random;
        private final Mount mount;
        private final AxisRange travel = new AxisRange(0, 450);
        private final AxisMotor motor;
        private final AxisHealth health;
        private final double bendDeg;
        private final List<String> story = new ArrayList<>();
        private long now;
        private long nextPoll;
        private double lastTarget = Double.NaN;

        Drive(Run run) {
            this.run = run;
            mount = run.mount();
            random = new Random(run.seed());
            bendDeg = 0.04 / (2 * Math.PI) * 360 * random.nextDouble();
            // What slewd was told is some way off the real motor.
            double believed = mount.rateDegPerS() * (0.85 + 0.3 * random.nextDouble());
            motor = new AxisMotor(new SimulatedAxis(
                    new AxisRange(-20, 470),
                    mount.rateDegPerS(),
                    mount.rateDegPerS() / mount.rampSeconds(),
                    Math.round(mount.startDelaySeconds() * 1e9),
                    mount.coastDeg(),
                    200));
            AxisModel model = new AxisModel(
                    travel,
                    believed,
                    believed / mount.rampSeconds(),
                    mount.startDelaySeconds() * (0.7 + 0.6 * random.nextDouble()),
                    mount.coastDeg() * (0.8 + 0.4 * random.nextDouble()),
                    0,
                    0,
                    12);
            health = new AxisHealth(model, model, mount.stepDeg());
        }

        void check() {
            for (int i = 0; i < 12; i++) {
                switch (random.nextInt(4)) {
                    case 0 -> slew();
                    case 1 -> slewCutShort();
                    case 2 -> track();
                    default -> pause(60);
                }
            }
        }

        private void slew() {
            aim(20 + random.nextInt(410));
            pause(5 + 60 * random.nextDouble());
        }

        private void slewCutShort() {
            aim(20 + random.nextInt(410));
            pause(8 * random.nextDouble());
            if (random.nextBoolean()) {
                motor.cut(now);
                health.onStop(now);
                pause(5 + 20 * random.nextDouble());
            } else {
                aim(20 + random.nextInt(410));
                pause(20);
            }
        }

        /** As a pass: slow at first, fastest in the middle, perhaps faster than the motor. */
        private void track() {
            double seconds = 120 + random.nextInt(200);
            double swingDeg = (random.nextBoolean() ? 1 : -1) * (20 + random.nextInt(160));
            double middleDeg = Math.max(40 + 80, Math.min(410 - 80, motor.angleDeg()));
            double sharpness = 2 + 20 * random.nextDouble();
            for (double t = 0; t < seconds; t += 0.2) {
                aim(middleDeg + swingDeg / Math.PI * Math.atan(sharpness * (2 * t / seconds - 1)));
                pause(0.2);
            }
        }

        private void aim(double angleDeg) {
            double grid = Math.max(mount.stepDeg(), 0.1);
            double target = Math.rint(angleDeg / grid) * grid;
            if (target == lastTarget) {
                return;
            }
            lastTarget = target;
            story.add("%.1f s to %.1f".formatted(now / 1e9, target));
            // The box steers by its potentiometer, which is what slewd hears of.
            double real = target - bend(target);
            if (mount.relay()) {
                motor.relayTo(real, mount.stepDeg() / 2, now);
            } else {
                motor.servoTo(real, now);
            }
            health.onCommand(new Pointing(target, 30), now);
        }

        private double bend(double angleDeg) {
            return bendDeg * Math.sin(Math.toRadians(angleDeg));
        }

        private void pause(double seconds) {
            long until = now + Math.round(seconds * 1e9);
            while (now < until) {
                now += 50 * MS;
                motor.advance(now);
                if (now >= nextPoll) {
                    nextPoll = now + mount.pollMs() * MS + random.nextInt(50) * MS;
                    report();
                }
            }
        }

        private void report() {
            double shown = reading(motor.angleDeg() + bend(motor.angleDeg()));
            AxisHealth.Assessment assessment = health.onReport(new Pointing(shown, reading(30)), now);
            assertThat(assessment.believed()).as(this::story).isTrue();
            assertThat(assessment.finding()).as(this::story).isEmpty();
        }

        /** On the grid, wavering by a step. */
        private double reading(double angleDeg) {
            return (Math.rint(angleDeg / mount.stepDeg()) + random.nextInt(3) - 1) * mount.stepDeg();
        }

        private String story() {
            return run + " at " + now / 1e9 + " s, true " + motor.angleDeg() + "\n"
                    + String.join("\n", story.subList(Math.max(0, story.size() - 20), story.size()));
        }
    }
}
