package org.slewd.guard;

import java.util.List;
import org.slewd.sky.Angles;

/**
 * A part of the sky that the beam must never look into: a mast, a roof, a neighbour's window. Immutable; any thread.
 *
 * <p>Equality is by name and shape as written.
 */
public final class KeepOut {

    /** More corners than anybody surveys; the envelope looks at each of them several times a second. */
    public static final int MAX_CORNERS = 200;

    /** Where a corner may be at the lowest: what stands below the antenna counts too when it stands on a mast. */
    public static final double LOWEST_DEG = -90;

    private final String name;
    private final List<Corner> corners;
    private final SkyRegion region;

    /**
     * A direction of the beam.
     *
     * @param azimuthDeg clockwise from true north, [0, 360]
     * @param elevationDeg above the horizon, [-90, 90]
     */
    public record Corner(double azimuthDeg, double elevationDeg) {
        public Corner {
            // Conditions are phrased so that NaN fails them.
            if (!(azimuthDeg >= 0 && azimuthDeg <= 360)) {
                throw new IllegalArgumentException("azimuth " + azimuthDeg + " is outside 0 to 360 degrees");
            }
            if (!(elevationDeg >= LOWEST_DEG && elevationDeg <= 90)) {
                throw new IllegalArgumentException("elevation " + elevationDeg + " is outside -90 to 90 degrees");
            }
        }
    }

    private KeepOut(String name, List<Corner> corners, SkyRegion region) {
        this.name = name;
        this.corners = List.copyOf(corners);
        this.region = region;
    }

    /**
     * What {@code corners} enclose. From each corner to the next, and from the last to the first, the line is straight
     * where azimuth is drawn against elevation, the shorter way round; it may cross north. When it goes once around the
     * sky, the side with the zenith is meant.
     *
     * @throws IllegalArgumentException with half a sentence when they enclose nothing or the line crosses itself
     */
    public static KeepOut polygon(String name, List<Corner> corners) {
        Outline.check(corners);
        return new KeepOut(name, corners, SkyRegion.enclosedBy(corners));
    }

    /**
     * Everything from one azimuth clockwise to another and between two elevations. From 0 to 360 is all around.
     *
     * @throws IllegalArgumentException with half a sentence when that is nothing
     */
    public static KeepOut box(
            String name, double azimuthFromDeg, double azimuthToDeg, double elevationFromDeg, double elevationToDeg) {
        Corner from = new Corner(azimuthFromDeg, elevationFromDeg);
        Corner to = new Corner(azimuthToDeg, elevationToDeg);
        if (!(elevationFromDeg < elevationToDeg)) {
            throw new IllegalArgumentException(
                    "its upper side, " + elevationToDeg + ", is not above its lower side, " + elevationFromDeg);
        }
        if (azimuthFromDeg == azimuthToDeg) {
            throw new IllegalArgumentException("it begins and ends at azimuth " + azimuthFromDeg);
        }
        double widthDeg = Angles.wrap360(azimuthToDeg - azimuthFromDeg);
        if (widthDeg == 0) {
            return new KeepOut(name, List.of(from, to), SkyRegion.ring(elevationFromDeg, elevationToDeg));
        }
        Corner middleLow = new Corner(Angles.wrap360(azimuthFromDeg + widthDeg / 2), elevationFromDeg);
        Corner middleHigh = new Corner(middleLow.azimuthDeg(), elevationToDeg);
        return polygon(
                name,
                List.of(
                        from,
                        middleLow,
                        new Corner(azimuthToDeg, elevationFromDeg),
                        to,
                        middleHigh,
                        new Corner(azimuthFromDeg, elevationToDeg)));
    }

    /** The corners as they were given; two of a ring all around. */
    public List<Corner> corners() {
        return corners;
    }

    /** The one that has these {@link #corners}. */
    public static KeepOut of(String name, List<Corner> corners) {
        return corners.size() == 2
                ? new KeepOut(name, corners, SkyRegion.ring(corners.get(0).elevationDeg, corners.get(1).elevationDeg))
                : polygon(name, corners);
    }

    /** What a person calls it. */
    public String name() {
        return name;
    }

    /** Whether the beam looks into it; on its edge either answer may come. */
    public boolean contains(double azimuthDeg, double elevationDeg) {
        return region.contains(azimuthDeg, elevationDeg);
    }

    SkyRegion region() {
        return region;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KeepOut that && name.equals(that.name) && corners.equals(that.corners);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + corners.hashCode();
    }

    @Override
    public String toString() {
        return "keep-out " + name;
    }
}
