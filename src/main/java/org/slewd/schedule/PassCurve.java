package org.slewd.schedule;

import java.time.Duration;
import java.time.Instant;
import org.slewd.pass.Pass;
import org.slewd.pass.PassArc;
import org.slewd.sky.Angles;
import org.slewd.sky.LocalState;

/**
 * A pass as the agenda reckons with it: moments at which it may be begun or left, where the object is then, and how much of
 * its use is behind. Immutable; any thread.
 *
 * <p>A second of a pass is worth the sine of the elevation: nothing at the horizon, half of the best at 30 degrees. A pass of
 * ten minutes through the zenith comes to about three minutes.
 */
public final class PassCurve {

    /** A cut is good to this; it is the time in which a low object overhead moves 10 degrees. */
    private static final double STEP_S = 10;

    /** Of a pass that lasts a day, moments are six minutes apart. */
    private static final int MOST_STEPS = 240;

    private final Pass pass;
    private final double[] sinceRiseS;
    private final double[] azimuthDeg;
    private final double[] elevationDeg;
    private final double[] usefulMin;

    private PassCurve(Pass pass, double[] sinceRiseS, double[] azimuthDeg, double[] elevationDeg) {
        this.pass = pass;
        this.sinceRiseS = sinceRiseS;
        this.azimuthDeg = azimuthDeg;
        this.elevationDeg = elevationDeg;
        this.usefulMin = new double[sinceRiseS.length];
        for (int i = 1; i < sinceRiseS.length; i++) {
            usefulMin[i] = usefulMin[i - 1]
                    + (sinceRiseS[i] - sinceRiseS[i - 1])
                            / 60
                            * (useful(elevationDeg[i - 1]) + useful(elevationDeg[i]))
                            / 2;
        }
    }

    private static double useful(double elevationDeg) {
        return Math.max(0, Math.sin(Math.toRadians(elevationDeg)));
    }

    /** The curve of {@code pass} along {@code arc}, which is that of the pass. */
    public static PassCurve of(Pass pass, PassArc arc) {
        double durationS = arc.durationS();
        int steps = (int) Math.max(1, Math.min(MOST_STEPS, Math.ceil(durationS / STEP_S)));
        double[] atS = new double[steps + 1];
        double[] azimuths = new double[steps + 1];
        double[] elevations = new double[steps + 1];
        LocalState local = new LocalState();
        for (int i = 0; i <= steps; i++) {
            atS[i] = durationS * i / steps;
            arc.local(atS[i], local);
            double azimuth = Math.toDegrees(Math.atan2(local.eastM, local.northM));
            azimuths[i] = i == 0 ? Angles.wrap360(azimuth) : Angles.nearest(azimuth, azimuths[i - 1]);
            elevations[i] = Math.toDegrees(Math.atan2(local.upM, local.horizontalM()));
        }
        return new PassCurve(pass, atS, azimuths, elevations);
    }

    /**
     * A curve through stated moments.
     *
     * @param sinceRiseS rising, from 0
     * @param azimuthDeg without jumps
     */
    static PassCurve through(Pass pass, double[] sinceRiseS, double[] azimuthDeg, double[] elevationDeg) {
        return new PassCurve(pass, sinceRiseS.clone(), azimuthDeg.clone(), elevationDeg.clone());
    }

    public Pass pass() {
        return pass;
    }

    /** How many moments there are, at least two. */
    public int size() {
        return sinceRiseS.length;
    }

    /** Seconds from the rise to moment {@code i}. */
    public double sinceRiseS(int i) {
        return sinceRiseS[i];
    }

    public Instant utc(int i) {
        return i == size() - 1 ? pass.los().utc() : pass.aos().utc().plusNanos(Math.round(sinceRiseS[i] * 1e9));
    }

    /** Bearing at moment {@code i}, without jumps: outside [0, 360) when the pass goes through north. */
    public double azimuthDeg(int i) {
        return azimuthDeg[i];
    }

    public double elevationDeg(int i) {
        return elevationDeg[i];
    }

    /** Use from the rise to moment {@code i}, in minutes of the zenith. */
    public double usefulMin(int i) {
        return usefulMin[i];
    }

    /** The first moment at {@code utc} or later; {@link #size} when the pass is over by then. */
    int firstAt(Instant utc) {
        double wantedS = seconds(pass.aos().utc(), utc);
        int i = 0;
        while (i < size() && sinceRiseS[i] < wantedS) {
            i++;
        }
        return i;
    }

    static double seconds(Instant from, Instant to) {
        Duration span = Duration.between(from, to);
        return span.getSeconds() + span.getNano() * 1e-9;
    }
}
