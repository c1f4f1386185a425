package org.slewd.sky;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The elevation above which an object counts as up, by azimuth: what trees and buildings leave of the sky. Linear
 * between its points, also through north. Immutable; any thread.
 */
public final class HorizonMask {

    /** Least elevation of a mask; a hill may look that far below the horizontal, and no site sees objects deeper. */
    public static final double LEAST_DEG = -5.0;

    /** Elevations of a mask are below this: a mask at the zenith leaves nothing. */
    public static final double BELOW_DEG = 90.0;

    /** Most points: one every quarter of a degree, finer than anybody surveys. */
    public static final int MAX_POINTS = 1440;

    /** The flat horizon. */
    public static final HorizonMask FLAT = constant(0);

    private final double[] azimuthsDeg;
    private final double[] elevationsDeg;
    private final double leastDeg;
    private final double greatestDeg;

    private HorizonMask(double[] azimuthsDeg, double[] elevationsDeg) {
        this.azimuthsDeg = azimuthsDeg;
        this.elevationsDeg = elevationsDeg;
        this.leastDeg = Arrays.stream(elevationsDeg).min().orElseThrow();
        this.greatestDeg = Arrays.stream(elevationsDeg).max().orElseThrow();
    }

    /**
     * The elevation of the mask in one direction.
     *
     * @param azimuthDeg clockwise from true north, [0, 360)
     * @param elevationDeg [-5, 90)
     */
    public record Point(double azimuthDeg, double elevationDeg) {
        public Point {
            // Conditions are phrased so that NaN fails them.
            if (!(azimuthDeg >= 0 && azimuthDeg < 360)) {
                throw new IllegalArgumentException("azimuth " + azimuthDeg + " is outside 0 to below 360 degrees");
            }
            if (!(elevationDeg >= LEAST_DEG && elevationDeg < BELOW_DEG)) {
                throw new IllegalArgumentException("elevation " + elevationDeg + " is outside -5 to below 90 degrees");
            }
        }
    }

    /** The same elevation all around, in [-5, 90) degrees. */
    public static HorizonMask constant(double elevationDeg) {
        return of(List.of(new Point(0, elevationDeg)));
    }

    /**
     * A mask through {@code points}, by rising azimuth. One point alone is the same elevation all around.
     *
     * @throws IllegalArgumentException with half a sentence if there is no point, more than {@value #MAX_POINTS}, or
     *     one that does not lie clockwise of the one before it
     */
    public static HorizonMask of(List<Point> points) {
        if (points.isEmpty() || points.size() > MAX_POINTS) {
            throw new IllegalArgumentException(
                    "a horizon has 1 to " + MAX_POINTS + " points, and this one has " + points.size());
        }
        for (int i = 1; i < points.size(); i++) {
            double azimuth = points.get(i).azimuthDeg();
            double before = points.get(i - 1).azimuthDeg();
            if (!(azimuth > before)) {
                throw new IllegalArgumentException("azimuth " + azimuth + " comes after " + before
                        + "; sort the points by azimuth, with one for each");
            }
        }
        return through(points);
    }

    private static HorizonMask through(List<Point> points) {
        double first = points.get(0).elevationDeg();
        if (points.stream().allMatch(point -> point.elevationDeg() == first)) {
            return new HorizonMask(new double[] {0}, new double[] {first + 0.0}); // + 0.0 removes -0.0
        }
        return new HorizonMask(
                points.stream().mapToDouble(Point::azimuthDeg).toArray(),
                points.stream().mapToDouble(Point::elevationDeg).toArray());
    }

    /** The mask that is nowhere below {@code elevationDeg}, and as this one where that is higher. */
    public HorizonMask atLeast(double elevationDeg) {
        if (elevationDeg <= leastDeg) {
            return this;
        }
        if (elevationDeg >= greatestDeg) {
            return constant(elevationDeg);
        }
        List<Point> raised = new ArrayList<>();
        int count = azimuthsDeg.length;
        for (int i = 0; i < count; i++) {
            double here = elevationsDeg[i];
            int next = (i + 1) % count;
            raised.add(new Point(azimuthsDeg[i], Math.max(here, elevationDeg)));
            if ((here - elevationDeg) * (elevationsDeg[next] - elevationDeg) < 0) {
                // The line between two points dips below the floor in between, so it gets a corner where it does.
                double part = (elevationDeg - here) / (elevationsDeg[next] - here);
                double corner = Angles.wrap360(azimuthsDeg[i] + part * gapDeg(i));
                if (corner != azimuthsDeg[i] && corner != azimuthsDeg[next]) {
                    raised.add(new Point(corner, elevationDeg));
                }
            }
        }
        raised.sort(Comparator.comparingDouble(Point::azimuthDeg));
        return through(raised);
    }

    /** Elevation of the mask in degrees at {@code azimuthDeg}, any finite angle. */
    public double elevationDeg(double azimuthDeg) {
        if (isConstant()) {
            return leastDeg;
        }
        double azimuth = Angles.wrap360(azimuthDeg);
        int found = Arrays.binarySearch(azimuthsDeg, azimuth);
        if (found >= 0) {
            return elevationsDeg[found];
        }
        int after = -found - 1;
        int before = after == 0 ? azimuthsDeg.length - 1 : after - 1;
        double part = Angles.wrap360(azimuth - azimuthsDeg[before]) / gapDeg(before);
        return elevationsDeg[before] + part * (elevationsDeg[after % elevationsDeg.length] - elevationsDeg[before]);
    }

    /** Where the mask is lowest, in degrees; an object below this is down whatever its azimuth. */
    public double leastDeg() {
        return leastDeg;
    }

    /** Where the mask is highest, in degrees; an object at or above this is up whatever its azimuth. */
    public double greatestDeg() {
        return greatestDeg;
    }

    /** Whether it is the same elevation all around. */
    public boolean isConstant() {
        return leastDeg == greatestDeg;
    }

    /** The points, by rising azimuth; of a constant mask one. */
    public List<Point> points() {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < azimuthsDeg.length; i++) {
            points.add(new Point(azimuthsDeg[i], elevationsDeg[i]));
        }
        return List.copyOf(points);
    }

    /** Turn from point {@code i} clockwise to the next one, in (0, 360]. */
    private double gapDeg(int i) {
        double gap = Angles.wrap360(azimuthsDeg[(i + 1) % azimuthsDeg.length] - azimuthsDeg[i]);
        return gap == 0 ? 360 : gap;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HorizonMask mask
                && Arrays.equals(azimuthsDeg, mask.azimuthsDeg)
                && Arrays.equals(elevationsDeg, mask.elevationsDeg);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(azimuthsDeg) + Arrays.hashCode(elevationsDeg);
    }

    /** {@code 5.0 degrees} or {@code 0.0 to 12.5 degrees}, for messages. */
    @Override
    public String toString() {
        return isConstant() ? leastDeg + " degrees" : leastDeg + " to " + greatestDeg + " degrees";
    }
}
