package org.slewd.pass;

import java.time.Instant;
import org.slewd.orbit.Propagator;
import org.slewd.sky.EarthRotation;
import org.slewd.sky.LocalState;
import org.slewd.sky.SiteFrame;
import org.slewd.sky.TemeState;

/**
 * One object over one site, asked for a moment at a time. Times are seconds since the start of the window. Holds the
 * last answer in its fields; one thread.
 *
 * <p>Whether the object is up is told by its height over the cone of the mask, {@code up cos m - horizontal sin m}: the
 * distance from the cone in metres, positive inside, without a trigonometric function and with bounds on its changes.
 */
final class Geometry {

    private static final double SECONDS_PER_DAY = 86_400.0;

    /** Gravity of the Earth in m^3/s^2, the constant of WGS-72 that the element sets are made with. */
    static final double MU = 3.986008e14;

    private final Propagator propagator;
    private final SiteFrame site;
    private final Instant from;
    private final double fromSinceEpochS;
    private final double cosMask;
    private final double sinMask;
    private final double northRateRadPerS;
    private final double upRateRadPerS;
    private final TemeState teme = new TemeState();
    private final LocalState local = new LocalState();
    private long gmstDay = Long.MIN_VALUE;
    private double gmstAtDayRad;
    private double gmstRateRadPerS;
    private double gmst;
    private long evaluations;

    /** Whether the propagator had an answer. When not, {@link #heightM} is negative infinity, and the rest undefined. */
    boolean known;

    double heightM;
    double heightRateMps;
    double rangeM;
    double rangeRateMps;
    double horizontalM;

    /** Sine of the elevation, and its change per second as far as the velocity of SGP4 goes. */
    double sinElevation;

    double sinElevationRate;

    /** Second derivatives, when {@link #bend} was asked. */
    double sinElevationBend;

    double rangeBendMps2;

    Geometry(Propagator propagator, SiteFrame site, double maskDeg, Instant from) {
        this.propagator = propagator;
        this.site = site;
        this.from = from;
        fromSinceEpochS = propagator.secondsSinceEpoch(from);
        cosMask = Math.cos(Math.toRadians(maskDeg));
        sinMask = Math.sin(Math.toRadians(maskDeg));
        double latitudeRad = Math.toRadians(site.site().latitudeDeg());
        northRateRadPerS = EarthRotation.RATE_RAD_PER_S * Math.cos(latitudeRad);
        upRateRadPerS = EarthRotation.RATE_RAD_PER_S * Math.sin(latitudeRad);
    }

    SiteFrame site() {
        return site;
    }

    TemeState teme() {
        return teme;
    }

    LocalState local() {
        return local;
    }

    /** How often the propagator was asked. */
    long evaluations() {
        return evaluations;
    }

    /** Moves to {@code t} and fills the fields. */
    void at(double t) {
        evaluations++;
        known = propagator.propagate(fromSinceEpochS + t, teme);
        if (!known) {
            heightM = Double.NEGATIVE_INFINITY;
            sinElevation = Double.NEGATIVE_INFINITY;
            return;
        }
        gmst = gmstRad(t);
        site.toLocal(teme, gmst, local);
        horizontalM = local.horizontalM();
        rangeM = local.rangeM();
        rangeRateMps = local.rangeRateMps();
        double horizontalRate = (local.eastM * local.eastMps + local.northM * local.northMps) / horizontalM;
        heightM = local.upM * cosMask - horizontalM * sinMask;
        heightRateMps = local.upMps * cosMask - horizontalRate * sinMask;
        sinElevation = local.upM / rangeM;
        sinElevationRate = (local.upMps - sinElevation * rangeRateMps) / rangeM;
    }

    /** Vertical of the site in TEME at the last look, a unit vector. */
    double verticalX() {
        return site.verticalX(gmst);
    }

    double verticalY() {
        return site.verticalY(gmst);
    }

    double verticalZ() {
        return site.verticalZ();
    }

    /** Whether the object is known to be on or above the mask. */
    boolean isUp() {
        return heightM >= 0;
    }

    Instant utc(double t) {
        return from.plusNanos(Math.round(t * 1e9));
    }

    /** The moment at {@code t}; the object must be known there. */
    Pass.Moment moment(double t) {
        at(t);
        return new Pass.Moment(utc(t), SiteFrame.look(local));
    }

    /**
     * Fills {@link #sinElevationBend} and {@link #rangeBendMps2} for the moment of the last look: how the rates of the
     * sine of the elevation and of the range change, by gravity and by the turning of the site. Good to a percent, which
     * is what a step of Newton's method needs.
     */
    void bend() {
        double x = local.eastM;
        double y = local.northM + site.northOfCentreM();
        double z = local.upM + site.upOfCentreM();
        double r2 = x * x + y * y + z * z;
        double gravity = MU / (r2 * Math.sqrt(r2));
        double along = northRateRadPerS * y + upRateRadPerS * z;
        double turn2 = EarthRotation.RATE_RAD_PER_S * EarthRotation.RATE_RAD_PER_S - gravity;
        double east = turn2 * x - 2 * (northRateRadPerS * local.upMps - upRateRadPerS * local.northMps);
        double north = turn2 * y - along * northRateRadPerS - 2 * upRateRadPerS * local.eastMps;
        double up = turn2 * z - along * upRateRadPerS + 2 * northRateRadPerS * local.eastMps;
        double speed2 = local.eastMps * local.eastMps + local.northMps * local.northMps + local.upMps * local.upMps;
        double pull = local.eastM * east + local.northM * north + local.upM * up;
        rangeBendMps2 = (speed2 + pull - rangeRateMps * rangeRateMps) / rangeM;
        sinElevationBend = (up - sinElevation * rangeBendMps2 - 2 * sinElevationRate * rangeRateMps) / rangeM;
    }

    /**
     * Sidereal time. Counted from the start of each day of the window: a count from the year 2000 has a tenth of a
     * microsecond as its last digit, which is noise of a tenth of a millimetre in every height.
     */
    private double gmstRad(double t) {
        long day = (long) Math.floor(t / SECONDS_PER_DAY);
        if (day != gmstDay) {
            gmstDay = day;
            Instant start = from.plusSeconds(day * (long) SECONDS_PER_DAY);
            gmstAtDayRad = site.gmstRad(start);
            double advance = site.gmstRad(start.plusSeconds((long) SECONDS_PER_DAY)) - gmstAtDayRad;
            double excess = advance - 2 * Math.PI * Math.floor(advance / (2 * Math.PI));
            gmstRateRadPerS = (2 * Math.PI + excess) / SECONDS_PER_DAY;
        }
        return gmstAtDayRad + gmstRateRadPerS * (t - day * SECONDS_PER_DAY);
    }
}
