package org.slewd;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.slewd.orbit.Catalogue;
import org.slewd.orbit.ElementSet;
import org.slewd.orbit.Source;

/**
 * Made-up objects for a month, and what a source says of them every eight hours: an orbit that goes on as the flattening of the
 * Earth turns it, off by a little each time.
 */
final class MonthSky {

    static final int STATION = 90_001;
    static final int PALACE = 90_002;
    static final List<Integer> WEATHER = List.of(90_011, 90_012, 90_013);
    static final List<Integer> AMATEUR = List.of(90_021, 90_022, 90_023);
    static final int SCHOOL = 90_031;
    static final int LAMP = 90_041;
    static final int WHOLE = 90_051;
    static final int GUEST = 90_061;

    /** The source says something new so often. */
    static final Duration EVERY = Duration.ofHours(8);

    private static final Source SOURCE = new Source("made-up", 0);
    private static final double ANOMALY_NOISE_DEG = 0.004;
    private static final double BSTAR = 2e-5;
    private static final double MU_KM3_S2 = 398_600.8;
    private static final double EARTH_RADIUS_KM = 6378.135;
    private static final double J2 = 1.082616e-3;
    private static final double DAY_S = 86_400;

    /** An orbit at the beginning. */
    private record Orbit(
            int number, String name, double revPerDay, double e, double i, double raan, double argp, double anomaly) {}

    private static final List<Orbit> ORBITS = List.of(
            new Orbit(STATION, "STATION", 15.498, 0.0007, 51.64, 150, 60, 300),
            new Orbit(PALACE, "PALACE", 15.60, 0.0005, 41.47, 20, 100, 10),
            new Orbit(WEATHER.get(0), "WEATHER 1", 14.26, 0.0010, 98.7, 200, 80, 40),
            new Orbit(WEATHER.get(1), "WEATHER 2", 14.12, 0.0014, 99.0, 260, 120, 160),
            new Orbit(WEATHER.get(2), "WEATHER 3", 14.20, 0.0011, 98.9, 320, 10, 280),
            new Orbit(AMATEUR.get(0), "AMATEUR 1", 14.42, 0.0021, 98.1, 80, 200, 5),
            new Orbit(AMATEUR.get(1), "AMATEUR 2", 12.83, 0.0012, 101.9, 140, 30, 95),
            new Orbit(AMATEUR.get(2), "AMATEUR 3", 15.05, 0.0018, 97.5, 350, 250, 215),
            new Orbit(SCHOOL, "SCHOOL", 15.21, 0.0010, 97.4, 110, 90, 130),
            new Orbit(LAMP, "LAMP", 14.60, 0.0008, 74.0, 240, 15, 330),
            new Orbit(WHOLE, "WHOLE", 13.73, 0.0200, 82.9, 60, 300, 75),
            new Orbit(GUEST, "GUEST", 14.90, 0.0015, 64.6, 300, 170, 185));

    private final Instant start;
    private final Random random;
    private final TreeSet<Integer> silent = new TreeSet<>();
    private final List<Said> said = new ArrayList<>();
    private Catalogue catalogue = Catalogue.empty();

    /** What is in force from a moment on, by the clock of the station. */
    record Said(Instant from, Catalogue catalogue) {}

    MonthSky(Instant start, long seed) {
        this.start = start;
        this.random = new Random(seed);
    }

    /** The source says nothing of {@code number} from now on. */
    void silence(int number) {
        silent.add(number);
    }

    void hearAgain(int number) {
        silent.remove(number);
    }

    /** The newest elements of everything it speaks of. */
    Catalogue next(Instant utc) {
        List<ElementSet> sets = new ArrayList<>();
        for (Orbit orbit : ORBITS) {
            double off = ANOMALY_NOISE_DEG * random.nextGaussian();
            if (!silent.contains(orbit.number)) {
                sets.add(at(orbit, utc.minusSeconds(3 * 3600), off));
            }
        }
        return say(utc, sets);
    }

    /** A slip: an orbit in the ground, newer than all others. */
    Catalogue absurd(Instant utc) {
        Orbit orbit = ORBITS.get(0);
        return say(
                utc,
                List.of(set(
                        new Orbit(orbit.number, orbit.name, 15.5, 0.4, orbit.i, orbit.raan, orbit.argp, 0),
                        utc.minusSeconds(60),
                        orbit.raan,
                        orbit.argp,
                        0)));
    }

    private Catalogue say(Instant utc, List<ElementSet> sets) {
        catalogue = catalogue.with(SOURCE, utc, sets);
        said.add(new Said(utc, catalogue));
        return catalogue;
    }

    /** All that was in force, in order. */
    List<Said> said() {
        return said;
    }

    private ElementSet at(Orbit orbit, Instant epoch, double offDeg) {
        double days = Duration.between(start, epoch).toMillis() / 1e3 / DAY_S;
        double radPerS = orbit.revPerDay * 2 * Math.PI / DAY_S;
        double axisKm = Math.cbrt(MU_KM3_S2 / (radPerS * radPerS));
        double ratio = EARTH_RADIUS_KM / (axisKm * (1 - orbit.e * orbit.e));
        double perDayDeg = 1.5 * J2 * ratio * ratio * orbit.revPerDay * 360;
        double sine = Math.sin(Math.toRadians(orbit.i));
        return set(
                orbit,
                epoch,
                orbit.raan - perDayDeg * Math.cos(Math.toRadians(orbit.i)) * days,
                orbit.argp + perDayDeg * (2 - 2.5 * sine * sine) * days,
                orbit.anomaly + orbit.revPerDay * 360 * days + offDeg);
    }

    private static ElementSet set(Orbit orbit, Instant epoch, double raanDeg, double argpDeg, double anomalyDeg) {
        return new ElementSet(
                orbit.number,
                orbit.name,
                "",
                epoch,
                orbit.revPerDay,
                orbit.e,
                orbit.i,
                wrapped(raanDeg),
                wrapped(argpDeg),
                wrapped(anomalyDeg),
                BSTAR,
                0,
                0,
                0,
                0,
                'U',
                "made-up");
    }

    private static double wrapped(double deg) {
        return ((deg % 360) + 360) % 360;
    }
}
