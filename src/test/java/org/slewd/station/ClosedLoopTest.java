package org.slewd.station;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slewd.orbit.Sets;
import org.slewd.receiver.civ.Civ;
import org.slewd.rotator.AxisRange;
import org.slewd.rotator.gs232.Gs232;

/**
 * How well whole passes are followed over the real protocols: the classes of passes and rotators on which other programs
 * were measured, see {@code decisions/0022}. {@code -Dslewd.passes=N} takes N passes of each class.
 */
@Tag("whole-pass")
class ClosedLoopTest {

    private static final int PASSES = Integer.getInteger("slewd.passes", 4);

    private static final AxisRange TO_180 = new AxisRange(0, 180);

    @Test
    void a_whole_degree_box_with_a_narrow_beam() {
        print(g5500(3));
    }

    private static void print(Plant plant) {
        System.out.println(plant);
        System.out.println("random " + follow(plant, ClosedLoopTest::isOrdinary));
        System.out.println("zenith " + follow(plant, flight -> flight.pass().maxElevationDeg() >= 85));
        System.out.println("north  " + follow(plant, flight -> isOrdinary(flight) && flight.crossesNorth()));
    }

    private static boolean isOrdinary(Flight flight) {
        return flight.pass().maxElevationDeg() >= 10;
    }

    private static ClosedLoop follow(Plant plant, Predicate<Flight> wanted) {
        ClosedLoop loop = new ClosedLoop();
        flights(wanted).forEach(flight -> loop.follow(plant, flight));
        return loop;
    }

    private static Plant g5500(double beamDeg) {
        return new Plant(Gs232.KIND_B, Civ.IC_R8600, Plant.OVERLAP, TO_180, 6.21, 2.69, beamDeg);
    }

    /** Passes of orbits like that of the ISS, of all phases. */
    private static List<Flight> flights(Predicate<Flight> wanted) {
        return IntStream.range(0, 400)
                .mapToObj(i -> Sets.set(
                        90_001, 15.498, 0.0007, 51.64, 37 * i % 360, (60 + 11 * i) % 360, 17 * i % 360, 0.0003))
                .flatMap(set -> Flight.of(set).filter(wanted).skip(3).limit(1))
                .limit(PASSES)
                .collect(Collectors.toList());
    }
}
