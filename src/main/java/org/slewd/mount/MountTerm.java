package org.slewd.mount;

/**
 * One way in which a mount differs from an ideal one, as a constant in degrees (scales: degrees per degree). The columns
 * are those of the standard pointing model of an azimuth-elevation mount: command = true + correction.
 *
 * <p>They hold beyond the zenith as they stand, in axis angles: there the cosine of the elevation is negative, and with it
 * the sense in which the azimuth axis moves the beam across.
 */
public enum MountTerm {
    /** Zero of the azimuth axis. */
    IA("azimuthOffsetDeg", 360),
    /** Zero of the elevation axis. */
    IE("elevationOffsetDeg", 90),
    /** The beam looks to one side of where the elevation axis carries it. */
    CA("collimationDeg", 5),
    /** The axes are not at a right angle. */
    NP("axesNotSquareDeg", 5),
    /** The azimuth axis leans to the north. */
    AN("tiltNorthDeg", 3),
    /** The azimuth axis leans to the east. */
    AE("tiltEastDeg", 3),
    /** The antenna sags under its own weight. */
    TF("sagDeg", 5),
    /** The azimuth read-back counts too many degrees per degree; counted from the axis angle 0. */
    SA("azimuthScale", 0.5),
    /** The elevation read-back counts too many degrees per degree. */
    SE("elevationScale", 0.5);

    /** Nearer to the zenith than this the correction of azimuth would outgrow any use. */
    private static final double COS_LIMIT = Math.cos(Math.toRadians(85));

    private final String key;
    private final double most;

    MountTerm(String key, double most) {
        this.key = key;
        this.most = most;
    }

    /** What it is called in the configuration, where a scale is written as 1 + the constant. */
    public String key() {
        return key;
    }

    /** Whether the configuration states 1 + the constant. */
    public boolean isScale() {
        return this == SA || this == SE;
    }

    /**
     * Greatest constant of either sign that is believed: beyond a lean of 5 degrees towards one side the model would stop
     * being invertible near the zenith, and a mount that is so far out is better put right than reckoned with.
     */
    public double most() {
        return most;
    }

    /** Correction of the azimuth axis in degrees for a constant of 1 at ideal axis angles, azimuth unwrapped. */
    double azimuth(double azimuthDeg, double elevationDeg) {
        double azimuth = Math.toRadians(azimuthDeg);
        double elevation = Math.toRadians(elevationDeg);
        return switch (this) {
            case IA -> 1;
            case CA -> secant(elevation);
            case NP -> Math.sin(elevation) * secant(elevation);
            case AN -> Math.sin(azimuth) * Math.sin(elevation) * secant(elevation);
            case AE -> -Math.cos(azimuth) * Math.sin(elevation) * secant(elevation);
            case SA -> azimuthDeg;
            case IE, TF, SE -> 0;
        };
    }

    /** Correction of the elevation axis, likewise. */
    double elevation(double azimuthDeg, double elevationDeg) {
        double azimuth = Math.toRadians(azimuthDeg);
        return switch (this) {
            case IE -> 1;
            case AN -> Math.cos(azimuth);
            case AE -> Math.sin(azimuth);
            case TF -> Math.cos(Math.toRadians(elevationDeg));
            case SE -> elevationDeg;
            case IA, CA, NP, SA -> 0;
        };
    }

    /**
     * 1 / cos, as far as 5 degrees from the zenith. Inside it falls to 0 at the zenith and changes sign there, so that an
     * axis that is carried over the zenith is not asked to jump; the beam is off by no more than the constant itself.
     */
    private static double secant(double elevation) {
        double cos = Math.cos(elevation);
        return Math.abs(cos) >= COS_LIMIT ? 1 / cos : cos / (COS_LIMIT * COS_LIMIT);
    }
}
