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
    static final double STEP_S = 10;

    /** Of a pass that lasts a day, moments are six minutes apart. */
    private static final int MOST_STEPS = 240;

    /** Moments nearer than this are one. */
    private static final double SAME_S = 1e-3;

    private final Pass pass;
    private final double[] sinceRiseS;
    private final double[] azimuthDeg;
    private final double[] elevationDeg;
    private final double[] usefulMin;

    private PassCurve(Pass pass, double[] sinceRiseS, double[] azimuthDeg, double[] elevationDeg, double[] usefulMin) {
        this.pass = pass;
        this.sinceRiseS = sinceRiseS;
        this.azimuthDeg = azimuthDeg;
        this.elevationDeg = elevationDeg;
        this.usefulMin = usefulMin;
    }

    private static double[] usefulMin(double[] sinceRiseS, double[] elevationDeg) {
        double[] usefulMin = new double[sinceRiseS.length];
        for (int i = 1; i < sinceRiseS.length; i++) {
            usefulMin[i] = usefulMin[i - 1]
                    + (sinceRiseS[i] - sinceRiseS[i - 1])
                            / 60
                            * (useful(elevationDeg[i - 1]) + useful(elevationDeg[i]))
                            / 2;
        }
        return usefulMin;
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
        return new PassCurve(pass, atS, azimuths, elevations, usefulMin(atS, elevations));
    }

    /**
     * A curve through stated moments.
     *
     * @param sinceRiseS rising, from 0
     * @param azimuthDeg without jumps
     */
    static PassCurve through(Pass pass, double[] sinceRiseS, double[] azimuthDeg, double[] elevationDeg) {
        return new PassCurve(
                pass,
                sinceRiseS.clone(),
                azimuthDeg.clone(),
                elevationDeg.clone(),
                usefulMin(sinceRiseS, elevationDeg));
    }

    /** The same with another moment, at {@code utc} within the pass; itself where it has one there. */
    PassCurve with(Instant utc) {
        double wantedS = seconds(pass.aos().utc(), utc);
        int next = firstAt(utc);
        if (next == 0 || next == size() || isAt(next, wantedS) || isAt(next - 1, wantedS)) {
            return this;
        }
        double share = (wantedS - sinceRiseS[next - 1]) / (sinceRiseS[next] - sinceRiseS[next - 1]);
        double useful = useful(elevationDeg[next - 1]);
        double slope = useful(elevationDeg[next]) - useful;
        double sinceMin = (wantedS - sinceRiseS[next - 1]) / 60;
        return new PassCurve(
                pass,
                inserted(sinceRiseS, next, wantedS),
                inserted(azimuthDeg, next, between(azimuthDeg, next, share)),
                inserted(elevationDeg, next, between(elevationDeg, next, share)),
                inserted(usefulMin, next, usefulMin[next - 1] + sinceMin * (useful + slope * share / 2)));
    }

    private boolean isAt(int i, double wantedS) {
        return Math.abs(sinceRiseS[i] - wantedS) < SAME_S;
    }

    private static double between(double[] values, int next, double share) {
        return values[next - 1] + share * (values[next] - values[next - 1]);
    }

    private static double[] inserted(double[] values, int at, double value) {
        double[] longer = new double[values.length + 1];
        System.arraycopy(values, 0, longer, 0, at);
        longer[at] = value;
        System.arraycopy(values, at, longer, at + 1, values.length - at);
        return longer;
    }

    /** The moment nearest to {@code utc}. */
    int nearest(Instant utc) {
        int next = Math.max(1, Math.min(firstAt(utc), size() - 1));
        double wantedS = seconds(pass.aos().utc(), utc);
        return wantedS - sinceRiseS[next - 1] < sinceRiseS[next] - wantedS ? next - 1 : next;
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
