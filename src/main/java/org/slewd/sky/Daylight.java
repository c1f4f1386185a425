package org.slewd.sky;

/** How light it is at a site, by the height of the Sun. In the order of falling light. */
public enum Daylight {
    /** The upper edge of the Sun is up, with the usual refraction. */
    DAY(-0.833),

    CIVIL_TWILIGHT(-6),

    NAUTICAL_TWILIGHT(-12),

    ASTRONOMICAL_TWILIGHT(-18),

    NIGHT(-90);

    private final double leastSunElevationDeg;

    Daylight(double leastSunElevationDeg) {
        this.leastSunElevationDeg = leastSunElevationDeg;
    }

    /** The light while the centre of the Sun stands at {@code sunElevationDeg}, geometric, [-90, 90]. */
    public static Daylight of(double sunElevationDeg) {
        for (Daylight light : values()) {
            if (sunElevationDeg >= light.leastSunElevationDeg) {
                return light;
            }
        }
        throw new IllegalArgumentException("sunElevationDeg " + sunElevationDeg + " is outside [-90, 90]");
    }

    /** The elevation of the Sun below which it is darker than this, in degrees. */
    public double leastSunElevationDeg() {
        return leastSunElevationDeg;
    }
}
