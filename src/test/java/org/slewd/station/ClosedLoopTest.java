package org.slewd.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slewd.orbit.ElementSet;
import org.slewd.orbit.Sets;

/**
 * How well whole passes are followed over the real protocols: the classes of passes and rotators on which other programs
 * were measured, see {@code decisions/0019}. {@code -Dslewd.passes=200} takes 200 passes of the ordinary class and as many of
 * the others as in the table there; the few of the default are enough to see a law that went wrong.
 */
@Tag("whole-pass")
class ClosedLoopTest {

    private static final int PASSES = Integer.getInteger("slewd.passes", 5);
    private static final int ZENITH_PASSES = Math.max(3, PASSES * 3 / 10);
    private static final int OTHER_PASSES = Math.max(3, PASSES / 2);

    /** Made-up orbits of a class, each of which gives one pass of it at most. */
    private static final int ORBITS = 600;

    /** After so many the station knows how late both axes start. */
    private static final int SLEWS_BEFORE = 4;

    private static final double NARROW_DEG = 3;
    private static final double WIDE_DEG = 30;

    @Test
    void a_box_of_whole_degrees_keeps_a_narrow_beam_on_the_object() {
        SimulatedAntenna antenna = SimulatedAntenna.g5500(NARROW_DEG);
        assertWholeDegrees(follow("ordinary", antenna, ordinary()));
        assertWholeDegrees(follow("fragments", antenna, fragments()));
        assertWholeDegrees(follow("low station", antenna, lowStation()));
        ClosedLoop zenith = follow("zenith", antenna, zenith());
        assertThat(zenith.rmsDeg()).as("RMS").isLessThanOrEqualTo(0.7);
        assertThat(zenith.maxDeg()).as("greatest error").isLessThanOrEqualTo(5.0);
    }

    /**
     * Of the passes over north at this site more than one in twenty goes through the keyhole, where the rates of the axes
     * cost more than the 1.5 degrees that 95 of 100 passes are to stay below: of 100 such passes it is 1.97. So the
     * law is held here to what it adds to the plan.
     */
    @Test
    void a_box_of_whole_degrees_adds_little_to_the_plan_of_a_pass_over_north() {
        ClosedLoop north = follow("north", SimulatedAntenna.g5500(NARROW_DEG), north());
        assertThat(north.rmsDeg()).as("RMS").isLessThanOrEqualTo(0.6);
        assertThat(north.maxDeg()).as("greatest error").isLessThanOrEqualTo(5.0);
        assertThat(north.p95BeyondPlanDeg()).as("p95 beyond the plan").isLessThanOrEqualTo(1.5);
    }

    private static void assertWholeDegrees(ClosedLoop loop) {
        assertThat(loop.rmsDeg()).as("RMS").isLessThanOrEqualTo(0.6);
        assertThat(loop.p95OfMaxDeg()).as("p95 of the greatest error").isLessThanOrEqualTo(1.5);
    }

    @Test
    void a_wide_beam_spares_the_motors() {
        SimulatedAntenna antenna = SimulatedAntenna.g5500(WIDE_DEG);
        for (ClosedLoop loop : List.of(
                follow("ordinary", antenna, ordinary()),
                follow("zenith", antenna, zenith()),
                follow("north", antenna, north()))) {
            assertThat(loop.startsPerPass()).as("motor starts").isLessThanOrEqualTo(50);
            assertThat(loop.meanLossDb()).as("mean loss").isLessThanOrEqualTo(0.1);
            assertThat(loop.outsideShare()).as("outside half the beam").isZero();
        }
    }

    @Test
    void ramped_motors_and_tenths_of_a_degree_follow_closely() {
        assertTenths(SimulatedAntenna.spid(NARROW_DEG), 5.0);
    }

    @Test
    void fast_stepper_motors_pass_the_zenith_closely() {
        assertTenths(SimulatedAntenna.satnogs(NARROW_DEG), 1.8);
    }

    private static void assertTenths(SimulatedAntenna antenna, double zenithDeg) {
        assertThat(follow("ordinary", antenna, ordinary()).rmsDeg()).as("RMS").isLessThanOrEqualTo(0.25);
        assertThat(follow("north", antenna, north()).rmsDeg()).as("RMS").isLessThanOrEqualTo(0.25);
        assertThat(follow("zenith", antenna, zenith()).maxDeg())
                .as("greatest error")
                .isLessThanOrEqualTo(zenithDeg);
    }

    @Test
    void a_start_delay_that_is_wrong_by_a_fifth_of_a_second_hardly_shows() {
        for (SimulatedAntenna antenna :
                List.of(SimulatedAntenna.spid(NARROW_DEG), SimulatedAntenna.satnogs(NARROW_DEG))) {
            double rmsDeg = follow("ordinary", antenna, ordinary()).rmsDeg();
            for (double wrongSeconds : new double[] {-0.2, 0.2}) {
                assertThat(follow("ordinary", antenna.withDelayWrongBy(wrongSeconds), ordinary())
                                .rmsDeg())
                        .as("RMS with a delay wrong by " + wrongSeconds)
                        .isLessThan(rmsDeg + 0.05);
            }
        }
    }

    @Test
    void a_start_delay_that_slews_have_shown_makes_up_for_a_wrong_one() {
        for (SimulatedAntenna antenna : List.of(
                SimulatedAntenna.g5500(NARROW_DEG),
                SimulatedAntenna.spid(NARROW_DEG),
                SimulatedAntenna.satnogs(NARROW_DEG))) {
            double rmsDeg = follow("ordinary", antenna, ordinary()).rmsDeg();
            for (double wrongSeconds : new double[] {-0.2, 0.2}) {
                assertThat(follow("after slews", antenna.withDelayWrongBy(wrongSeconds), ordinary(), SLEWS_BEFORE)
                                .rmsDeg())
                        .as("RMS with a delay wrong by %s that was found out", wrongSeconds)
                        .isLessThan(rmsDeg + 0.03);
            }
        }
    }

    private static ClosedLoop follow(String what, SimulatedAntenna antenna, List<Flight> flights) {
        return follow(what, antenna, flights, 0);
    }

    private static ClosedLoop follow(String what, SimulatedAntenna antenna, List<Flight> flights, int slewsBefore) {
        ClosedLoop loop = new ClosedLoop(slewsBefore);
        flights.forEach(flight -> loop.follow(antenna, flight));
        System.out.println(antenna + "\n" + what + " " + loop);
        return loop;
    }

    private static List<Flight> ordinary() {
        return flights(ClosedLoopTest::station, PASSES, flight -> true);
    }

    private static List<Flight> zenith() {
        return flights(
                ClosedLoopTest::station, ZENITH_PASSES, flight -> flight.pass().maxElevationDeg() >= 85);
    }

    private static List<Flight> north() {
        return flights(ClosedLoopTest::station, OTHER_PASSES, Flight::crossesNorth);
    }

    /** Pieces between 430 and 570 km in orbits over the poles. */
    private static List<Flight> fragments() {
        return flights(i -> orbit(i, 15.22, 0.0102, 82.6, 1.5e-3), OTHER_PASSES, flight -> true);
    }

    /** As the Chinese station; at this site it never rises far. */
    private static List<Flight> lowStation() {
        return flights(i -> orbit(i, 15.6, 0.0006, 41.47, 3e-4), OTHER_PASSES, flight -> true);
    }

    private static ElementSet station(int i) {
        return orbit(i, 15.498, 0.0007, 51.64, 3e-4);
    }

    /** One of the orbits of all phases. */
    private static ElementSet orbit(int i, double revPerDay, double eccentricity, double inclinationDeg, double bstar) {
        return Sets.set(
                90_001,
                revPerDay,
                eccentricity,
                inclinationDeg,
                37 * i % 360,
                (60 + 11 * i) % 360,
                17 * i % 360,
                bstar);
    }

    /** Passes above 10 degrees that {@code wanted} likes, from all ten days after the epoch. */
    private static List<Flight> flights(IntFunction<ElementSet> orbits, int count, Predicate<Flight> wanted) {
        return IntStream.range(0, ORBITS)
                .boxed()
                .flatMap(i -> one(
                        i,
                        Flight.of(orbits.apply(i))
                                .filter(flight -> flight.pass().maxElevationDeg() >= 10)
                                .filter(wanted)
                                .toList()))
                .limit(count)
                .toList();
    }

    private static Stream<Flight> one(int i, List<Flight> flights) {
        return flights.isEmpty() ? Stream.empty() : Stream.of(flights.get(7 * i % flights.size()));
    }
}
