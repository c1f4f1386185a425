package org.slewd.illuminator;

import org.slewd.sky.Angles;
import org.slewd.sky.LookAngle;

/**
 * The part of the sky that an illuminator lights.
 *
 * @param fromAzimuthDeg where it begins, clockwise, [0, 360)
 * @param widthDeg how far it reaches from there, (0, 360]
 * @param leastElevationDeg [-5, 90)
 * @param greatestElevationDeg above the least, at most 90
 */
public record Sector(double fromAzimuthDeg, double widthDeg, double leastElevationDeg, double greatestElevationDeg) {

    /** The whole sky above the horizon: a broadcast station, whose pattern nobody knows. */
    public static final Sector ALL = new Sector(0, 360, 0, 90);

    public Sector {
        if (!(fromAzimuthDeg >= 0 && fromAzimuthDeg < 360 && widthDeg > 0 && widthDeg <= 360)) {
            throw new IllegalArgumentException("sector from " + fromAzimuthDeg + " deg over " + widthDeg + " deg");
        }
        if (!(leastElevationDeg >= -5 && greatestElevationDeg > leastElevationDeg && greatestElevationDeg <= 90)) {
            throw new IllegalArgumentException(
                    "elevations from " + leastElevationDeg + " to " + greatestElevationDeg + " deg");
        }
    }

    /** Where it ends, clockwise, [0, 360). */
    public double toAzimuthDeg() {
        return Angles.wrap360(fromAzimuthDeg + widthDeg);
    }

    /** How far clockwise from the beginning of the sector an azimuth is, [0, 360). */
    double insideDeg(double azimuthDeg) {
        return Angles.wrap360(azimuthDeg - fromAzimuthDeg);
    }

    boolean contains(LookAngle look) {
        return look.elevationDeg() >= leastElevationDeg
                && look.elevationDeg() <= greatestElevationDeg
                && (widthDeg == 360 || insideDeg(look.azimuthDeg()) <= widthDeg);
    }
}
