package org.slewd.sky;

import java.time.Instant;

/**
 * The frame of a site: turns positions in TEME into directions, distances and their rates.
 *
 * <p>Model: TEME to Earth-fixed by a rotation through Greenwich mean sidereal time (IAU 1982), no polar motion, no
 * light time, WGS-84 ellipsoid, geometric elevation. Against a full Earth-orientation chain this is good to 0.02 degrees.
 *
 * <p>Immutable; any thread.
 */
public final class SiteFrame {

    static final double WGS84_EQUATORIAL_RADIUS_M = 6_378_137.0;
    static final double WGS84_FLATTENING = 1 / 298.257223563;

    private final Site site;
    private final double ut1MinusUtcSeconds;
    private final double siteX;
    private final double siteY;
    private final double siteZ;
    private final double northOfCentreM;
    private final double upOfCentreM;
    private final double sinLat;
    private final double cosLat;
    private final double sinLon;
    private final double cosLon;

    /** The frame of {@code site}, with UT1 taken as UTC. */
    public SiteFrame(Site site) {
        this(site, 0);
    }

    /** The frame of {@code site}, with a published difference of UT1 and UTC, at most 0.9 s either way. */
    public SiteFrame(Site site, double ut1MinusUtcSeconds) {
        if (!(Math.abs(ut1MinusUtcSeconds) <= 0.9)) {
            throw new IllegalArgumentException("UT1 minus UTC " + ut1MinusUtcSeconds
                    + " s is outside [-0.9, 0.9], where it is kept by definition");
        }
        this.site = site;
        this.ut1MinusUtcSeconds = ut1MinusUtcSeconds;
        double lat = Math.toRadians(site.latitudeDeg());
        double lon = Math.toRadians(site.longitudeDeg());
        sinLat = Math.sin(lat);
        cosLat = Math.cos(lat);
        sinLon = Math.sin(lon);
        cosLon = Math.cos(lon);
        double e2 = WGS84_FLATTENING * (2 - WGS84_FLATTENING);
        double normalRadius = WGS84_EQUATORIAL_RADIUS_M / Math.sqrt(1 - e2 * sinLat * sinLat);
        siteX = (normalRadius + site.altitudeM()) * cosLat * cosLon;
        siteY = (normalRadius + site.altitudeM()) * cosLat * sinLon;
        siteZ = (normalRadius * (1 - e2) + site.altitudeM()) * sinLat;
        northOfCentreM = -normalRadius * e2 * sinLat * cosLat;
        upOfCentreM = normalRadius * (1 - e2 * sinLat * sinLat) + site.altitudeM();
    }

    public Site site() {
        return site;
    }

    /** Sidereal time that belongs to {@code utc} here, in radians; the angle that the other methods take. */
    public double gmstRad(Instant utc) {
        return EarthRotation.gmstRad(utc, ut1MinusUtcSeconds);
    }

    /** As {@link #gmstRad(Instant)}, for a time counted in UTC seconds since 2000-01-01 12:00. */
    public double gmstRad(double utcSecondsSinceJ2000) {
        return EarthRotation.gmstRad(utcSecondsSinceJ2000 + ut1MinusUtcSeconds);
    }

    /** Where the site sees {@code state} at {@code utc}. */
    public LookAngle look(TemeState state, Instant utc) {
        return look(state, gmstRad(utc));
    }

    /** Where the site sees {@code state} when the Earth stands at {@code gmstRad}. */
    public LookAngle look(TemeState state, double gmstRad) {
        LocalState local = new LocalState();
        toLocal(state, gmstRad, local);
        return look(local);
    }

    /** The direction, distance and rate of {@code local}. */
    public static LookAngle look(LocalState local) {
        double azimuthDeg = Angles.wrap360(Math.toDegrees(Math.atan2(local.eastM, local.northM)));
        // atan2 keeps its precision at the zenith, where asin(up / range) loses half its digits.
        double elevationDeg = Math.toDegrees(Math.atan2(local.upM, local.horizontalM()));
        return new LookAngle(azimuthDeg, elevationDeg, local.rangeM(), local.rangeRateMps());
    }

    /** {@code state} as the site sees it when the Earth stands at {@code gmstRad}, in {@code out}; allocates nothing. */
    public void toLocal(TemeState state, double gmstRad, LocalState out) {
        double sinG = Math.sin(gmstRad);
        double cosG = Math.cos(gmstRad);
        // Earth-fixed position; velocity relative to the rotating Earth.
        double x = cosG * state.xM + sinG * state.yM;
        double y = -sinG * state.xM + cosG * state.yM;
        double vx = cosG * state.vxMps + sinG * state.vyMps + EarthRotation.RATE_RAD_PER_S * y;
        double vy = -sinG * state.vxMps + cosG * state.vyMps - EarthRotation.RATE_RAD_PER_S * x;
        double dx = x - siteX;
        double dy = y - siteY;
        double dz = state.zM - siteZ;
        out.eastM = -sinLon * dx + cosLon * dy;
        out.northM = -sinLat * cosLon * dx - sinLat * sinLon * dy + cosLat * dz;
        out.upM = cosLat * cosLon * dx + cosLat * sinLon * dy + sinLat * dz;
        out.eastMps = -sinLon * vx + cosLon * vy;
        out.northMps = -sinLat * cosLon * vx - sinLat * sinLon * vy + cosLat * state.vzMps;
        out.upMps = cosLat * cosLon * vx + cosLat * sinLon * vy + sinLat * state.vzMps;
    }

    /** How far north of the centre of the Earth the site lies, along its own horizon; east it is not. In metres. */
    public double northOfCentreM() {
        return northOfCentreM;
    }

    /** How far above the centre of the Earth the site lies, along its own vertical. In metres. */
    public double upOfCentreM() {
        return upOfCentreM;
    }

    /** Component of the vertical of the site, a unit vector in TEME, when the Earth stands at {@code gmstRad}. */
    public double verticalX(double gmstRad) {
        return cosLat * (cosLon * Math.cos(gmstRad) - sinLon * Math.sin(gmstRad));
    }

    /** As {@link #verticalX}. */
    public double verticalY(double gmstRad) {
        return cosLat * (cosLon * Math.sin(gmstRad) + sinLon * Math.cos(gmstRad));
    }

    /** As {@link #verticalX}; it does not turn. */
    public double verticalZ() {
        return sinLat;
    }

    /** The sine of the geometric elevation of {@code state}: the one number a pass search needs, without allocation. */
    public double sinElevation(TemeState state, double gmstRad) {
        double sinG = Math.sin(gmstRad);
        double cosG = Math.cos(gmstRad);
        double dx = cosG * state.xM + sinG * state.yM - siteX;
        double dy = -sinG * state.xM + cosG * state.yM - siteY;
        double dz = state.zM - siteZ;
        double up = cosLat * cosLon * dx + cosLat * sinLon * dy + sinLat * dz;
        return up / Math.sqrt(dx * dx + dy * dy + dz * dz);
    }
}
