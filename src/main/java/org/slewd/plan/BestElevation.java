package org.slewd.plan;

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
    private final double sinMin;
    private final double cosMin;
    private final double sinMax;
    private final double cosMax;

    BestElevation(double minDeg, double maxDeg) {
        this.minDeg = minDeg;
        this.maxDeg = maxDeg;
        this.sinMin = Math.sin(Math.toRadians(minDeg));
        this.cosMin = Math.cos(Math.toRadians(minDeg));
        this.sinMax = Math.sin(Math.toRadians(maxDeg));
        this.cosMax = Math.cos(Math.toRadians(maxDeg));
    }

    /** The best elevation, in degrees, for an azimuth that is {@code offDeg} past that of the object. */
    double of(double offDeg, double elevationDeg) {
        double e = Math.toRadians(elevationDeg);
        double best = Math.toDegrees(Math.atan2(Math.sin(e), Math.cos(e) * Math.cos(Math.toRadians(offDeg))));
        // A shade below the horizon and over the back is a shade above 180, not above -180.
        return clamp(best < -90 ? best + 360 : best);
    }

    double clamp(double angleDeg) {
        return Math.max(minDeg, Math.min(maxDeg, angleDeg));
    }

    /**
     * One minus the cosine of the angle that remains at the best elevation.
     *
     * @param up sin E
     * @param ahead cos E cos D
     */
    double remaining(double up, double ahead) {
        double cos;
        if (up * cosMax - ahead * sinMax > 0) {
            cos = up * sinMax + ahead * cosMax;
        } else if (up * cosMin - ahead * sinMin < 0) {
            cos = up * sinMin + ahead * cosMin;
        } else {
            cos = Math.sqrt(up * up + ahead * ahead);
        }
        return Math.max(0, 1 - cos);
    }
}
