package org.slewd.rotator;

/**
 * A position of the two axes.
 *
 * @param azimuthDeg angle of the azimuth axis, clockwise from true north and unwrapped: 400 is 40 reached through the
 *     overlap, -20 is 340 reached counter-clockwise
 * @param elevationDeg angle of the elevation axis, 0 at the horizon; above 90 the antenna looks backwards
 */
public record Pointing(double azimuthDeg, double elevationDeg) {
    public Pointing {
        if (!Double.isFinite(azimuthDeg) || !Double.isFinite(elevationDeg)) {
            throw new IllegalArgumentException(
                    "not a direction: azimuth " + azimuthDeg + ", elevation " + elevationDeg);
        }
    }
}
