package org.slewd.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.slewd.orbit.ElementSet;
import org.slewd.sky.Site;

/**
 * A seeded spread of fragments some weeks after a satellite in an orbit like that of Cosmos 1408 broke up: one plane,
 * slowly fanning out, and every phase in it. It looks like a cloud; it is no model of one.
 */
final class DemoBreakup {

    private static final double MU_M3_PER_S2 = 3.986008e14; // WGS-72, as SGP4 uses it
    private static final double EARTH_RADIUS_M = 6_378_135.0;

    private static final MadeUpOrbit PARENT = new MadeUpOrbit(1, "PARENT", 15.28, 0, 82.56, 0);

    /** Median and spread of the kick that a piece gets; 70 m/s throws it 120 km up or down on the far side. */
    private static final double MEDIAN_KICK_MPS = 70;

    private static final double KICK_SPREAD = 0.5;

    /** What comes lower is gone within days. */
    private static final double LEAST_PERIGEE_M = EARTH_RADIUS_M + 250_000;

    private final Random random;

    DemoBreakup(long seed) {
        this.random = new Random(seed);
    }

    /** Pieces with epoch {@code now} whose common plane lies over {@code site} at {@code overhead}. */
    List<ElementSet> fragments(int firstNumber, int count, Site site, Instant now, Instant overhead) {
        ElementSet parent = PARENT.above(site, now, overhead);
        double placeOfBreakup = 2 * Math.PI * random.nextDouble();
        List<ElementSet> fragments = new ArrayList<>(count);
        while (fragments.size() < count) {
            int number = firstNumber + fragments.size();
            ElementSet piece =
                    piece(number, "FRAGMENT %03d (DEMO)".formatted(fragments.size() + 1), parent, placeOfBreakup);
            if (perigeeM(piece) >= LEAST_PERIGEE_M) {
                fragments.add(piece);
            }
        }
        return fragments;
    }

    /**
     * A piece that left a circular orbit with a kick in a random direction.
     *
     * <p>First order in the kick over the speed, from Gauss's equations for a circular orbit, as any textbook of
     * astrodynamics has them.
     */
    private ElementSet piece(int number, String name, ElementSet parent, double placeOfBreakup) {
        double semiMajorAxisM = semiMajorAxisM(parent.meanMotionRevPerDay());
        double speedMps = Math.sqrt(MU_M3_PER_S2 / semiMajorAxisM);
        double kick = MEDIAN_KICK_MPS * Math.exp(KICK_SPREAD * random.nextGaussian()) / speedMps;
        double radial = random.nextGaussian();
        double along = random.nextGaussian();
        double across = random.nextGaussian();
        double length = Math.sqrt(radial * radial + along * along + across * across);
        radial *= kick / length;
        along *= kick / length;
        across *= kick / length;
        double sinI = Math.sin(Math.toRadians(parent.inclinationDeg()));
        MadeUpOrbit orbit = new MadeUpOrbit(
                number,
                name,
                parent.meanMotionRevPerDay() * Math.pow(1 + 2 * along, -1.5),
                Math.hypot(2 * along, radial),
                parent.inclinationDeg() + Math.toDegrees(across * Math.cos(placeOfBreakup)),
                1e-3 * Math.exp(random.nextGaussian()));
        return orbit.placed(
                parent.epoch(),
                parent.raanDeg() + Math.toDegrees(across * Math.sin(placeOfBreakup) / sinI),
                Math.toDegrees(placeOfBreakup + Math.atan2(-radial, 2 * along)),
                360 * random.nextDouble());
    }

    private static double perigeeM(ElementSet set) {
        return semiMajorAxisM(set.meanMotionRevPerDay()) * (1 - set.eccentricity());
    }

    private static double semiMajorAxisM(double meanMotionRevPerDay) {
        double radPerS = meanMotionRevPerDay * 2 * Math.PI / 86_400;
        return Math.cbrt(MU_M3_PER_S2 / (radPerS * radPerS));
    }
}
