package org.slewd.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slewd.SharedData;
import org.slewd.orbit.ElementSet;
import org.slewd.orbit.Sets;
import org.slewd.rotator.Pointing;
import org.slewd.track.Satellite;

/**
 * A week of one station, never restarted: every pass of the ISS above 10 degrees, parked after each. Beside it the same week
 * on the same motors with a tracker that knows no plan.
 */
@Tag("whole-pass")
@Timeout(240) // 40 s on quiet cores
class StationWeekTest {

    private static final Duration WEEK = Duration.ofDays(7);
    private static final double LEAST_ELEVATION_DEG = 10;
    private static final double BEAM_DEG = 20;

    /** An on/off motor comes to a stand within a degree of its target. */
    private static final double NEAR_DEG = 1;

    /** For the way to where the object will rise. */
    private static final Duration BEFORE_RISE = Duration.ofMinutes(4);

    /** For the way to the place of rest, from anywhere. */
    private static final Duration TO_PARK = Duration.ofMinutes(4);

    /** While the antenna stands parked: less than after which a position counts as stale. */
    private static final Duration IDLE = Duration.ofSeconds(1);

    @Test
    void a_week_of_passes_costs_less_travel_and_fewer_seconds_off_target_than_without_a_plan() {
        ElementSet iss = iss();
        List<Flight> flights = flights(iss);
        WeekWitness slewd = withSlewd(iss, flights);
        WeekWitness naive = withoutPlan(iss, flights);
        System.out.println(SimulatedAntenna.g5500(BEAM_DEG) + "\nslewd " + slewd + "\nnaive " + naive);

        assertThat(slewd.passes()).isEqualTo(naive.passes()).isGreaterThan(25);
        assertThat(slewd.azimuth().fullTurns()).isZero();
        assertThat(slewd.offSeconds()).isLessThan(naive.offSeconds());
        assertThat(slewd.azimuth().travelDeg()).isLessThan(naive.azimuth().travelDeg());
    }

    /** The real one where real data is at hand. */
    private static ElementSet iss() {
        String file = "stations/stations_2022-01-22.3le";
        return SharedData.has(file)
                ? Sets.real(file).stream()
                        .filter(set -> set.catalogNumber() == Flight.ISS)
                        .findFirst()
                        .orElseThrow()
                : Sets.STATION;
    }

    private static List<Flight> flights(ElementSet iss) {
        Instant first = iss.epoch().plus(BEFORE_RISE).plusSeconds(60);
        return Flight.of(iss)
                .filter(flight -> flight.pass().maxElevationDeg() >= LEAST_ELEVATION_DEG)
                .filter(flight -> flight.pass().aos().utc().isAfter(first))
                .filter(flight -> flight.pass().los().utc().isBefore(iss.epoch().plus(WEEK)))
                .toList();
    }

    private static WeekWitness withSlewd(ElementSet iss, List<Flight> flights) {
        QuietRun run = new QuietRun(SimulatedAntenna.g5500(BEAM_DEG), iss, iss.epoch());
        WeekWitness witness = new WeekWitness(BEAM_DEG / 2);
        for (Flight flight : flights) {
            standStill(run, flight.pass().aos().utc().minus(BEFORE_RISE));
            run.track(flight.pass().catalogNumber());
            while (run.clock.utc().isBefore(flight.pass().aos().utc())) {
                run.step(QuietRun.COARSE);
                witness.lookBetween(run.truth());
            }
            witness.passBegins();
            Satellite object = flight.object();
            while (run.clock.utc().isBefore(flight.pass().los().utc())) {
                run.step(QuietRun.FINE);
                witness.lookInPass(run.truth(), object, run.clock.utc(), seconds(QuietRun.FINE));
            }
            witness.passEnds();
            Instant parked = run.clock.utc().plus(TO_PARK);
            while (run.clock.utc().isBefore(parked)) {
                run.step(QuietRun.COARSE);
                witness.lookBetween(run.truth());
            }
            assertThat(Math.abs(run.truth().azimuthDeg() - SimulatedAntenna.PARK.azimuthDeg()))
                    .as(run::story)
                    .isLessThan(NEAR_DEG);
            assertThat(Math.abs(run.truth().elevationDeg() - SimulatedAntenna.PARK.elevationDeg()))
                    .as(run::story)
                    .isLessThan(NEAR_DEG);
        }
        return witness;
    }

    /** Nothing moves while nobody wants anything. */
    private static void standStill(QuietRun run, Instant until) {
        Pointing at = run.truth();
        while (run.clock.utc().isBefore(until)) {
            run.step(IDLE);
            if (!run.truth().equals(at) || run.station.snapshot().state() != StationState.IDLE) {
                throw new AssertionError("not at rest\n" + run.story());
            }
        }
    }

    private static WeekWitness withoutPlan(ElementSet iss, List<Flight> flights) {
        NaiveTracker naive = new NaiveTracker(SimulatedAntenna.g5500(BEAM_DEG), iss.epoch());
        WeekWitness witness = new WeekWitness(BEAM_DEG / 2);
        for (Flight flight : flights) {
            Instant rise = flight.pass().aos().utc();
            naive.clock.advance(Duration.between(naive.clock.utc(), rise.minus(BEFORE_RISE)));
            naive.point(NaiveTracker.wanted(flight.pass().aos().look()));
            while (naive.clock.utc().isBefore(rise)) {
                naive.step(QuietRun.COARSE);
                witness.lookBetween(naive.rotator.truth());
            }
            witness.passBegins();
            Satellite object = flight.object();
            while (naive.clock.utc().isBefore(flight.pass().los().utc())) {
                naive.follow(object, QuietRun.FINE);
                witness.lookInPass(naive.rotator.truth(), object, naive.clock.utc(), seconds(QuietRun.FINE));
            }
            witness.passEnds();
            naive.point(SimulatedAntenna.PARK);
            Instant parked = naive.clock.utc().plus(TO_PARK);
            while (naive.clock.utc().isBefore(parked)) {
                naive.step(QuietRun.COARSE);
                witness.lookBetween(naive.rotator.truth());
            }
        }
        return witness;
    }

    private static double seconds(Duration grain) {
        return grain.toNanos() / 1e9;
    }
}
