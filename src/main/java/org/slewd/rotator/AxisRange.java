package org.slewd.rotator;

/**
 * The travel of one axis in true turns.
 *
 * @param minDeg the one end
 * @param maxDeg the other end, at least {@code minDeg}
 */
public record AxisRange(double minDeg, double maxDeg) {
    public AxisRange {
        if (!(minDeg <= maxDeg) || !Double.isFinite(minDeg) || !Double.isFinite(maxDeg)) {
            throw new IllegalArgumentException("not a range: " + minDeg + " to " + maxDeg + " degrees");
        }
    }

    /** Whether {@code angleDeg} lies inside; NaN does not. */
    public boolean contains(double angleDeg) {
        return angleDeg >= minDeg && angleDeg <= maxDeg;
    }

    /** The angle inside that is nearest to {@code angleDeg}. */
    public double clamp(double angleDeg) {
        return Math.max(minDeg, Math.min(maxDeg, angleDeg));
    }

    /** How much travel there is, in degrees. */
    public double spanDeg() {
        return maxDeg - minDeg;
    }

    /** What of this range lies inside {@code other}; throws when they do not meet. */
    public AxisRange intersect(AxisRange other) {
        return new AxisRange(Math.max(minDeg, other.minDeg), Math.min(maxDeg, other.maxDeg));
    }
}
