package org.slewd.track;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.slewd.pass.PassArc;
import org.slewd.rotator.AxisRange;
import org.slewd.rotator.RotatorConfig;
import org.slewd.sky.Angles;
import org.slewd.sky.LocalState;
import org.slewd.track.Reach.Reason;

/** Two axes that run after an object for one pass, a few dozen looks long. One use, one thread. */
final class AxisChase {

    /** Between two looks the azimuth turns by about this at most, in radians, also through the zenith. */
    private static final double LOOK_RAD = 0.25;

    private static final double SHORTEST_LOOK_S = 0.05;
    private static final double LONGEST_LOOK_S = 10;

    /** A pass that lasts for days is looked at this often. */
    private static final double LOOKS = 60;

    private static final double ZENITH_DEG = 90;

    private final RotatorConfig rotator;
    private final double halfBeamDeg;
    private final AxisRange elevationRange;
    private int count;
    private double[] times = new double[64];
    private double[] azimuths = new double[64];
    private double[] elevations = new double[64];

    /** Whether the axis has been sent to another turn and is not yet there. */
    private boolean unwinding;

    private final Map<Reason, Double> lostS = new EnumMap<>(Reason.class);

    AxisChase(PassArc pass, RotatorConfig rotator) {
        this.rotator = rotator;
        this.halfBeamDeg = rotator.beamWidthDeg() / 2;
        double highest = Math.max(
                rotator.elevation().travel().minDeg(),
                Math.min(ZENITH_DEG, rotator.elevation().travel().maxDeg()));
        this.elevationRange = new AxisRange(rotator.elevation().travel().minDeg(), highest);
        look(pass);
    }

    private void look(PassArc pass) {
        LocalState local = new LocalState();
        double longestS = Math.max(LONGEST_LOOK_S, pass.durationS() / LOOKS);
        for (double t = 0; ; ) {
            pass.local(t, local);
            add(
                    t,
                    Math.toDegrees(Math.atan2(local.eastM, local.northM)),
                    Math.toDegrees(Math.atan2(local.upM, local.horizontalM())));
            if (t >= pass.durationS()) {
                return;
            }
            double turning = LOOK_RAD * local.horizontalM() / Math.hypot(local.eastMps, local.northMps);
            t = Math.min(pass.durationS(), t + Math.max(SHORTEST_LOOK_S, Math.min(longestS, turning)));
        }
    }

    private void add(double t, double azimuthDeg, double elevationDeg) {
        if (count == times.length) {
            times = Arrays.copyOf(times, 2 * count);
            azimuths = Arrays.copyOf(azimuths, 2 * count);
            elevations = Arrays.copyOf(elevations, 2 * count);
        }
        times[count] = t;
        azimuths[count] = count == 0 ? Angles.wrap360(azimuthDeg) : Angles.nearest(azimuthDeg, azimuths[count - 1]);
        elevations[count] = elevationDeg;
        count++;
    }

    Reach run() {
        int sectionEnd = sectionFrom(0);
        double azimuth = rotator.azimuth().travel().clamp(azimuths[0]);
        double elevation = elevationRange.clamp(elevations[0]);
        double excessBefore = excessDeg(azimuth, elevation, 0);
        for (int i = 1; i < count; i++) {
            if (i >= sectionEnd) {
                sectionEnd = sectionFrom(i);
                unwinding = true;
            }
            double dt = times[i] - times[i - 1];
            double wanted = rotator.azimuth().travel().clamp(azimuths[i]);
            azimuth = towards(azimuth, wanted, rotator.azimuth().rateDegPerS() * dt);
            elevation = towards(
                    elevation,
                    elevationRange.clamp(elevations[i]),
                    rotator.elevation().rateDegPerS() * dt);
            double excess = excessDeg(azimuth, elevation, i);
            if (excess > 0 || excessBefore > 0) {
                lostS.merge(reason(i, excess > 0 ? i : i - 1), dt * partAbove(excessBefore, excess), Double::sum);
            }
            unwinding = unwinding && azimuth != wanted;
            excessBefore = excess;
        }
        return verdict();
    }

    private Reach verdict() {
        double total = lostS.values().stream().mapToDouble(Double::doubleValue).sum();
        return total > 0
                ? new Reach(
                        total,
                        lostS.entrySet().stream()
                                .max(Map.Entry.comparingByValue())
                                .map(Map.Entry::getKey))
                : new Reach(0, Optional.empty());
    }

    /**
     * Shifts the path from look {@code from} on to the turn that carries it furthest.
     *
     * @return the look at which it leaves the range
     */
    private int sectionFrom(int from) {
        AxisRange range = rotator.azimuth().travel();
        double bestOffset = 0;
        int bestEnd = from;
        for (double turn = Math.ceil((range.minDeg() - azimuths[from]) / 360);
                azimuths[from] + 360 * turn <= range.maxDeg();
                turn++) {
            int end = from;
            while (end < count && range.contains(azimuths[end] + 360 * turn)) {
                end++;
            }
            if (end > bestEnd) {
                bestEnd = end;
                bestOffset = 360 * turn;
            }
        }
        for (int i = from; i < count; i++) {
            azimuths[i] += bestOffset;
        }
        return Math.max(bestEnd, from + 1);
    }

    private Reason reason(int now, int off) {
        if (elevations[off] < elevationRange.minDeg() - halfBeamDeg) {
            return Reason.BELOW_ELEVATION_LIMIT;
        }
        if (elevations[off] > elevationRange.maxDeg() + halfBeamDeg) {
            return Reason.ABOVE_ELEVATION_LIMIT;
        }
        if (!rotator.azimuth().travel().contains(azimuths[now])) {
            return Reason.OUTSIDE_AZIMUTH_LIMITS;
        }
        return unwinding ? Reason.AZIMUTH_STOP : Reason.TOO_FAST;
    }

    private double excessDeg(double azimuth, double elevation, int i) {
        return Angles.separation(azimuth, elevation, azimuths[i], elevations[i]) - halfBeamDeg;
    }

    private static double towards(double from, double to, double most) {
        return from + Math.max(-most, Math.min(most, to - from));
    }

    /** What part of a straight line from {@code a} to {@code b} lies above zero. */
    private static double partAbove(double a, double b) {
        if (a > 0 && b > 0) {
            return 1;
        }
        return Math.max(a, b) / (Math.max(a, b) - Math.min(a, b));
    }
}
