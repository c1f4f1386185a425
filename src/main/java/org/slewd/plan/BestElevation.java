package org.slewd.plan;

import org.slewd.sky.Angles;

/**
 * The elevation that looks nearest at an object while the azimuth axis stands where it stands, and the angle that remains.
 *
 * <p>With D the azimuth of the antenna minus that of the object and E the elevation of the object, the cosine of the angle is
 * sin E sin e + cos E cos D cos e, which is greatest for e = atan2(sin E, cos E cos D); within the travel, for the end of
 * it that is nearest to that.
 */
final class BestElevation {

    private final double minDeg;
    private final double maxDeg;
    private final double middleDeg;
    private final double sinMin;
    private final double cosMin;
    private final double sinMax;
    private final double cosMax;
    private final double sinMiddle;
    private final double cosMiddle;
    private final double cosHalf;

    BestElevation(double minDeg, double maxDeg) {
        this.minDeg = minDeg;
        this.maxDeg = maxDeg;
        this.middleDeg = (minDeg + maxDeg) / 2;
        this.sinMin = Math.sin(Math.toRadians(minDeg));
        this.cosMin = Math.cos(Math.toRadians(minDeg));
        this.sinMax = Math.sin(Math.toRadians(maxDeg));
        this.cosMax = Math.cos(Math.toRadians(maxDeg));
        this.sinMiddle = Math.sin(Math.toRadians(middleDeg));
        this.cosMiddle = Math.cos(Math.toRadians(middleDeg));
        this.cosHalf = Math.cos(Math.toRadians(Math.min(180, (maxDeg - minDeg) / 2)));
    }

    /** The best elevation, in degrees, for an azimuth that is {@code offDeg} past that of the object. */
    double of(double offDeg, double elevationDeg) {
        double e = Math.toRadians(elevationDeg);
        return clamp(Math.toDegrees(Math.atan2(Math.sin(e), Math.cos(e) * Math.cos(Math.toRadians(offDeg)))));
    }

    /** The direction inside the travel that is nearest to {@code angleDeg}, which may be on any turn. */
    double clamp(double angleDeg) {
        // A shade below the horizon and over the back is a shade above 180, not above -180.
        return Math.max(minDeg, Math.min(maxDeg, Angles.nearest(angleDeg, middleDeg)));
    }

    /**
     * One minus the cosine of the angle that remains at the best elevation.
     *
     * @param up sin E
     * @param ahead cos E cos D
     */
    double remaining(double up, double ahead) {
        double length = Math.sqrt(up * up + ahead * ahead);
        if (up * sinMiddle + ahead * cosMiddle >= length * cosHalf) {
            return Math.max(0, 1 - length);
        }
        return 1 - Math.max(up * sinMin + ahead * cosMin, up * sinMax + ahead * cosMax);
    }
}
