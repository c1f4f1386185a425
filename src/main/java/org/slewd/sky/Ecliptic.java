package org.slewd.sky;

/** From the plane of the Earth's orbit to that of its equator. */
final class Ecliptic {

    private Ecliptic() {}

    /**
     * A place given by ecliptic longitude and latitude of date, in radians, in TEME; velocities become zero.
     *
     * <p>Source of the obliquity: Astronomical Almanac, page C5.
     *
     * @param day days since 2000-01-01 12:00
     */
    static void toTeme(double longitude, double latitude, double distanceM, double day, TemeState out) {
        double obliquity = Math.toRadians(23.439 - 4e-7 * day);
        double cosLatitude = Math.cos(latitude);
        double y = cosLatitude * Math.sin(longitude);
        double z = Math.sin(latitude);
        double sinObliquity = Math.sin(obliquity);
        double cosObliquity = Math.cos(obliquity);
        out.xM = distanceM * cosLatitude * Math.cos(longitude);
        out.yM = distanceM * (y * cosObliquity - z * sinObliquity);
        out.zM = distanceM * (y * sinObliquity + z * cosObliquity);
        out.vxMps = 0;
        out.vyMps = 0;
        out.vzMps = 0;
    }
}
