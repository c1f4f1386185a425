package org.slewd.pass;

import java.time.Duration;
import java.time.Instant;
import org.slewd.orbit.ElementSet;
import org.slewd.orbit.Judgement;

/**
 * How far off the time of a pass may be, from the age of the elements and the drag of the orbit.
 *
 * <p>{@code sigma^2 = s0^2 + (s1 t)^2 + (min(1, 0.25 + 0.02 t) k X(t))^2}, with the age {@code t} in days and {@code X} the
 * whole effect of drag ({@link DragEffect}). What is uncertain is a share of the drag: a quarter of it in the first days,
 * as the density of the air is not known better, and never more than all of it. The other terms are the error of the set
 * at its epoch and that of its mean motion.
 *
 * <p>Evidence: decision note 13. For the ISS and Tiangong 62 to 89 of 100 differences between real sets of up to 6 days
 * are within sigma, and 92 or more within three. High orbits rest on sets that are months apart. Reboosts are in none of
 * this: an object that fires its engine is off by minutes the next day.
 *
 * <p>Keeps scratch state; one thread.
 */
public final class TimingError {

    /**
     * Beyond it a time is not trusted: an antenna with a beam of 30 degrees waits with the object in its main lobe, which
     * moves by a degree a second overhead, up to 15 s off. It is also about what somebody who waits for a pass forgives.
     */
    public static final double TRUSTED_WITHIN_S = 15;

    /** Below this mean altitude the set itself is the worse for drag. */
    private static final double DRAG_ALTITUDE_KM = 550;

    private static final double LOW_EPOCH_S = 0.15;
    private static final double LOW_DRIFT_S_PER_DAY = 0.25;
    private static final double HIGH_EPOCH_S = 0.06;
    private static final double HIGH_DRIFT_S_PER_DAY = 0.05;

    /** From this period on SGP4 is SDP4, whose resonances and bodies add errors of their own. */
    private static final double DEEP_SPACE_PERIOD_S = 225 * 60;

    private static final double DEEP_DRIFT_S_PER_DAY = 0.08;

    /** Eccentric ones dip into the air, which the drag term of SDP4 hardly knows. */
    private static final double ECCENTRIC = 0.3;

    private static final double ECCENTRIC_GROWTH_S_PER_DAY2 = 0.06;

    private static final double DRAG_SHARE = 0.25;
    private static final double DRAG_SHARE_PER_DAY = 0.02;
    private static final double SECONDS_PER_DAY = 86_400.0;

    private final ElementSet elements;
    private final double weatherFactor;
    private final DragEffect drag;
    private final double epochS;
    private final double driftSPerDay;
    private final double growthSPerDay2;

    private TimingError(ElementSet elements, double weatherFactor) {
        this.elements = elements;
        this.weatherFactor = weatherFactor;
        this.drag = new DragEffect(elements);
        boolean low = elements.meanAltitudeKm() < DRAG_ALTITUDE_KM;
        boolean deep = elements.periodSeconds() >= DEEP_SPACE_PERIOD_S;
        epochS = low ? LOW_EPOCH_S : HIGH_EPOCH_S;
        driftSPerDay = low ? LOW_DRIFT_S_PER_DAY : deep ? DEEP_DRIFT_S_PER_DAY : HIGH_DRIFT_S_PER_DAY;
        growthSPerDay2 = deep && elements.eccentricity() >= ECCENTRIC ? ECCENTRIC_GROWTH_S_PER_DAY2 : 0;
    }

    /** For quiet space weather. */
    public static TimingError of(ElementSet elements) {
        return new TimingError(elements, 1);
    }

    /**
     * For space weather that changed since the epoch.
     *
     * @param weatherFactor by how much more than in quiet times the drag is uncertain, at least 1
     */
    public static TimingError of(ElementSet elements, double weatherFactor) {
        if (!(weatherFactor >= 1 && weatherFactor < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("weatherFactor " + weatherFactor + " is not at least 1");
        }
        return new TimingError(elements, weatherFactor);
    }

    /** Days from the epoch of the set to {@code utc}; negative before it. */
    public double ageDays(Instant utc) {
        Duration age = Duration.between(elements.epoch(), utc);
        return (age.getSeconds() + age.getNano() * 1e-9) / SECONDS_PER_DAY;
    }

    /**
     * Standard deviation of the time of a pass around {@code utc}, in seconds. The same before the epoch as after it.
     *
     * @return positive infinity where the model has no position
     */
    public double sigmaS(Instant utc) {
        double earlyS = drag.earlyS(utc);
        if (Double.isNaN(earlyS)) {
            return Double.POSITIVE_INFINITY;
        }
        double days = Math.abs(ageDays(utc));
        double drift = driftSPerDay * days;
        double growth = growthSPerDay2 * days * days;
        double share = Math.min(1, DRAG_SHARE + DRAG_SHARE_PER_DAY * days) * weatherFactor * earlyS;
        return Math.sqrt(epochS * epochS + drift * drift + growth * growth + share * share);
    }

    /** All that is known about the time of a pass around {@code utc}. */
    public Timing at(Instant utc) {
        double sigmaS = sigmaS(utc);
        return new Timing(ageDays(utc), sigmaS, isTrusted(utc, sigmaS));
    }

    /**
     * How sure a time is.
     *
     * @param ageDays as {@link TimingError#ageDays}
     * @param sigmaS as {@link TimingError#sigmaS}
     * @param trusted as {@link TimingError#isTrusted}
     */
    public record Timing(double ageDays, double sigmaS, boolean trusted) {}

    /** Whether a pass around {@code utc} may be expected at its time: within {@value #TRUSTED_WITHIN_S} s, from elements that are not too old. */
    public boolean isTrusted(Instant utc) {
        return isTrusted(utc, sigmaS(utc));
    }

    private boolean isTrusted(Instant utc, double sigmaS) {
        return !Judgement.isTooOld(elements, utc) && sigmaS <= TRUSTED_WITHIN_S;
    }
}
