package org.slewd.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slewd.orbit.Sets;
import org.slewd.receiver.Mode;
import org.slewd.receiver.Tuning;
import org.slewd.receiver.civ.Civ;
import org.slewd.rotator.AxisRange;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.RotatorKind;
import org.slewd.rotator.gs232.Gs232;

/** Requests that nobody in his right mind would send, at random moments, while a pass goes on. */
class RequestStormTest {

    private static final double[] ODD_ANGLES = {
        -0.0,
        Double.MIN_VALUE,
        1e-9,
        -1e-9,
        359.999999,
        360.0000001,
        1e6,
        -1e6,
        1e18,
        1e300,
        Double.MAX_VALUE,
        -Double.MAX_VALUE
    };

    private static final long[] ODD_HZ = {1, 999, 145_800_000, 437_800_000, 9_999_999_999L, Long.MAX_VALUE};

    private static final long[] ODD_DOWNLINKS = {
        Long.MIN_VALUE, -1, 0, 1, 437_800_000, 1_000_000_000_000L, Long.MAX_VALUE
    };

    private static final List<String> FAULTS = List.of("comm", "position", "envelope", "stop-unconfirmed", "");

    private Random random;
    private PassRun run;
    private boolean stopped;

    @Test
    void a_short_storm_of_requests_leaves_the_antenna_inside_its_envelope() {
        storm(Gs232.KIND_B, 1, 1_000);
    }

    @Tag("whole-pass")
    @ParameterizedTest
    @MethodSource("org.slewd.station.WholePassTest#rotators")
    void a_long_storm_of_requests_leaves_the_antenna_inside_its_envelope(RotatorKind rotator) {
        storm(rotator, 2, 25_000);
    }

    private void storm(RotatorKind rotator, long seed, int requests) {
        Flight flight = Flight.of(Sets.STATION).findFirst().orElseThrow();
        random = new Random(seed);
        run = new PassRun(
                Plant.g5500(rotator, Civ.IC_9700, Plant.OVERLAP, Plant.NARROW_BEAM_DEG),
                flight,
                flight.pass().aos().utc());
        run.note("seed " + seed);
        int sent = 0;
        while (sent < requests) {
            int burst = random.nextInt(50) == 0 ? 100 : 1;
            List<Asked> asked = new ArrayList<>();
            for (int i = 0; i < burst; i++) {
                asked.add(request());
            }
            sent += burst;
            if (burst > 1) {
                long refused = asked.stream().filter(Asked::wasTooMuch).count();
                assertThat(refused).as(run::story).isGreaterThan(10);
            }
            pause();
            asked.forEach(this::assertIsAnswered);
        }
        // A SPID at 600 baud loses what it is told while it answers; what it then does looks like exchanged motors, and
        // the
        // rest of the storm waits for a person.
        boolean slow = rotator.driver().apply(0).stopRepeatNanos() > 250_000_000L;
        assertThat(run.judge.targets())
                .as("motions, or this proves little")
                .isGreaterThan(requests / (slow ? 1000 : 100));
        assertThat(run.receiver.keyingAttempts()).as(run::story).isZero();
        assertStillWorks();
    }

    /** A request, and whether it could be granted. */
    private record Asked(CompletionStage<Outcome> answer, boolean sane) {

        Outcome outcome() {
            return answer.toCompletableFuture().getNow(new Outcome.Accepted());
        }

        boolean wasTooMuch() {
            return outcome() instanceof Outcome.Refused refused
                    && refused.message().equals("too many commands at once");
        }
    }

    private Asked request() {
        int dice = random.nextInt(100);
        if (dice < 60) {
            Pointing wanted = new Pointing(angle(run.plant.azimuth()), angle(run.plant.elevation()));
            // Half a degree outside may still be rounded to the end of the range.
            boolean inside = wanted.azimuthDeg() >= run.plant.azimuth().minDeg() - 0.5
                    && wanted.azimuthDeg() <= run.plant.azimuth().maxDeg() + 0.5
                    && wanted.elevationDeg() >= run.plant.elevation().minDeg() - 0.5
                    && wanted.elevationDeg() <= run.plant.elevation().maxDeg() + 0.5;
            return new Asked(run.station.point(wanted, "storm"), inside);
        } else if (dice < 75) {
            Tuning wanted = new Tuning(ODD_HZ[random.nextInt(ODD_HZ.length)], mode());
            boolean inBand = wanted.hz() == 145_800_000 || wanted.hz() == PassRun.DOWNLINK_HZ;
            return new Asked(
                    run.station.tune(wanted, "storm"), inBand && !wanted.mode().equals(Optional.of(Mode.WFM)));
        }
        return new Asked(other(dice), true);
    }

    private CompletionStage<Outcome> other(int dice) {
        if (dice < 80) {
            int number = random.nextInt(4) == 0 ? random.nextInt() : Sets.STATION.catalogNumber();
            long downlinkHz = ODD_DOWNLINKS[random.nextInt(ODD_DOWNLINKS.length)];
            return run.station.track(
                    number, new RadioChoice(Optional.of(downlinkHz), mode(), Optional.empty()), "storm");
        } else if (dice < 88) {
            return run.station.park("storm");
        } else if (dice < 93) {
            return run.station.hold("storm");
        } else if (dice < 98) {
            return run.station.reset(FAULTS.get(random.nextInt(FAULTS.size())), "storm");
        }
        run.station.stop("storm");
        stopped = true;
        return CompletableFuture.completedFuture(new Outcome.Accepted());
    }

    private double angle(AxisRange range) {
        return switch (random.nextInt(4)) {
            case 0 -> ODD_ANGLES[random.nextInt(ODD_ANGLES.length)];
            case 1 -> range.minDeg() + random.nextDouble() - 0.5;
            case 2 -> range.maxDeg() + random.nextDouble() - 0.5;
            default -> range.minDeg() + random.nextDouble() * range.spanDeg();
        };
    }

    private Optional<Mode> mode() {
        List<Mode> modes = List.of(Mode.values());
        return random.nextInt(4) == 0 ? Optional.empty() : Optional.of(modes.get(random.nextInt(modes.size())));
    }

    /** Mostly short, sometimes long enough to get somewhere. */
    private void pause() {
        if (stopped && random.nextInt(4) == 0) {
            run.run(1.5);
            assertThat(run.judge.turns()).as(run::story).isFalse();
        }
        stopped = false;
        run.run(0.06 + (random.nextInt(40) == 0 ? 20 * random.nextDouble() : 0));
    }

    private void assertIsAnswered(Asked asked) {
        assertThat(asked.answer.toCompletableFuture()).as(run::story).isCompleted();
        if (!asked.sane) {
            assertThat(asked.outcome()).as(run::story).isInstanceOf(Outcome.Refused.class);
        }
    }

    private void assertStillWorks() {
        run.station.stop("test");
        run.run(15);
        run.station.snapshot().fault().ifPresent(fault -> run.take(run.station.reset(fault.kind(), "test")));
        assertThat(run.judge.turns()).as(run::story).isFalse();
        assertThat(run.take(run.station.park("test"))).as(run::story).isEqualTo(new Outcome.Accepted());
        run.run(100);
        assertThat(Math.abs(run.rotator.truth().azimuthDeg() - run.plant.park().azimuthDeg()))
                .as(run::story)
                .isLessThan(1.5);
    }
}
