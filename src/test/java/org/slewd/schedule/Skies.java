package org.slewd.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.slewd.orbit.Group;
import org.slewd.pass.Pass;
import org.slewd.sky.Angles;
import org.slewd.sky.LookAngle;

/** Made-up passes for tests of the agenda: a straight way across the sky, as high as a sine. */
final class Skies {

    static final Instant NIGHT = Instant.parse("2026-11-26T18:00:00Z");

    /** Six degrees a second and two seconds to settle, by the shorter way around. */
    static final SetUp ROTATOR = new SetUp() {
        @Override
        public double seconds(PassCurve from, int leaving, PassCurve to, int beginning) {
            return 2 + Math.abs(Angles.turn(from.azimuthDeg(leaving), to.azimuthDeg(beginning))) / 6;
        }

        @Override
        public double atMostS() {
            return 32;
        }
    };

    private Skies() {}

    static Wish wish(String name) {
        return Wish.of(name, "1-99999", new Group.Numbers(List.of(new Group.Range(1, 99_999))));
    }

    /** A pass that begins {@code riseS} after {@link #NIGHT}. */
    static PassCurve pass(
            int number, double riseS, double durationS, double highestDeg, int steps, double riseAzimuthDeg) {
        double[] atS = new double[steps + 1];
        double[] azimuths = new double[steps + 1];
        double[] elevations = new double[steps + 1];
        for (int i = 0; i <= steps; i++) {
            atS[i] = durationS * i / steps;
            azimuths[i] = riseAzimuthDeg + 170.0 * i / steps;
            elevations[i] = highestDeg * Math.sin(Math.PI * i / steps);
        }
        Pass pass = new Pass(
                number,
                "SAT " + number,
                NIGHT,
                moment(riseS, riseAzimuthDeg, 0),
                moment(riseS + durationS / 2, riseAzimuthDeg + 85, highestDeg),
                moment(riseS + durationS, riseAzimuthDeg + 170, 0),
                500_000,
                Pass.Clipped.NONE);
        return PassCurve.through(pass, atS, azimuths, elevations);
    }

    /** In steps of ten seconds. */
    static PassCurve pass(int number, double riseS, double durationS, double highestDeg) {
        return pass(number, riseS, durationS, highestDeg, (int) Math.ceil(durationS / 10), 20.0 * number % 360);
    }

    private static Pass.Moment moment(double atS, double azimuthDeg, double elevationDeg) {
        return new Pass.Moment(
                NIGHT.plusMillis(Math.round(atS * 1000)),
                new LookAngle(Angles.wrap360(azimuthDeg), elevationDeg, 800_000, 0));
    }

    /** {@code count} passes of {@code objects} over {@code hours}, each with one of {@code wishes}. */
    static List<Candidate> night(long seed, int count, int objects, double hours, List<Wish> wishes) {
        Random random = new Random(seed);
        List<Candidate> night = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double highest = 5 + 85 * Math.pow(random.nextDouble(), 2);
            PassCurve curve = pass(
                    1 + random.nextInt(objects),
                    random.nextDouble() * hours * 3600,
                    240 + 480 * random.nextDouble(),
                    highest);
            night.add(new Candidate(curve, wishes.get(random.nextInt(wishes.size()))));
        }
        return night;
    }

    static AgendaRequest request(List<Candidate> candidates, double hours) {
        return AgendaRequest.of(NIGHT, NIGHT.plusSeconds(Math.round(hours * 3600)), candidates, ROTATOR);
    }

    static Wish listening(String name, Resource... needs) {
        return wish(name).needing(Set.of(needs));
    }
}
