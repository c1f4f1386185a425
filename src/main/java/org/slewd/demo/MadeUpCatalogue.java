package org.slewd.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.slewd.orbit.ElementSet;
import org.slewd.sky.Site;

/**
 * Seeded sky-fulls of objects to measure with: a cloud of fragments, and a catalogue with as many low, eccentric,
 * medium and geostationary orbits as the tracked ones of 2022 had. Any thread.
 */
public final class MadeUpCatalogue {

    private static final int FIRST = 999_100_001;

    private MadeUpCatalogue() {}

    /** {@code count} fragments of one satellite that broke up in an orbit of 82.6 degrees; epochs are {@code epoch}. */
    public static List<ElementSet> cloud(int count, long seed, Site site, Instant epoch) {
        return new DemoBreakup(seed).fragments(FIRST, count, site, epoch, epoch.plusSeconds(1800));
    }

    /** {@code count} objects of all kinds; epochs are {@code epoch}. */
    public static List<ElementSet> everything(int count, long seed, Instant epoch) {
        SplittableRandom random = new SplittableRandom(seed);
        List<ElementSet> sets = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            sets.add(object(FIRST + i, random, epoch));
        }
        return sets;
    }

    /** Shares and ranges counted in a catalogue of 23 939 objects of January 2022. */
    private static ElementSet object(int number, SplittableRandom random, Instant epoch) {
        double kind = random.nextDouble();
        double inclinationDeg = random.nextBoolean() ? random.nextDouble(97, 100) : random.nextDouble(28, 90);
        if (kind < 0.80) {
            return set(
                    number,
                    random,
                    epoch,
                    random.nextDouble(12.5, 15.6),
                    random.nextDouble(0.02),
                    inclinationDeg,
                    3e-4);
        }
        if (kind < 0.83) {
            return set(
                    number, random, epoch, random.nextDouble(6.5, 12.5), random.nextDouble(0.1), inclinationDeg, 1e-4);
        }
        if (kind < 0.855) {
            double e = random.nextDouble(0.1, 0.4);
            double lowest = 16.2 * Math.pow(1 - e, 1.5);
            return set(number, random, epoch, Math.max(6.5, lowest * 0.95), e, inclinationDeg, 5e-4);
        }
        if (kind < 0.90) {
            double e = random.nextDouble(0.5, 0.73);
            return set(number, random, epoch, 16.1 * Math.pow(1 - e, 1.5), e, random.nextDouble(5, 65), 1e-4);
        }
        if (kind < 0.96) {
            return set(
                    number,
                    random,
                    epoch,
                    random.nextDouble(0.98, 1.02),
                    random.nextDouble(0.01),
                    random.nextDouble(15),
                    0);
        }
        return set(
                number,
                random,
                epoch,
                random.nextDouble(1.9, 2.3),
                random.nextDouble(0.02),
                random.nextDouble(52, 66),
                0);
    }

    private static ElementSet set(
            int number,
            SplittableRandom random,
            Instant epoch,
            double revPerDay,
            double eccentricity,
            double inclinationDeg,
            double bstar) {
        return new ElementSet(
                number,
                "OBJECT " + number,
                "",
                epoch,
                revPerDay,
                eccentricity,
                inclinationDeg,
                random.nextDouble(360),
                random.nextDouble(360),
                random.nextDouble(360),
                bstar,
                0,
                0,
                0,
                0,
                'U',
                "made up for a measurement");
    }
}
