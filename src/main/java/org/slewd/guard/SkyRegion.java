package org.slewd.guard;

import java.util.ArrayList;
import java.util.List;
import org.slewd.sky.Angles;

/**
 * A part of the sky, bounded by closed lines that are straight where azimuth is drawn against elevation. That is how a
 * horizon is surveyed and how a person draws a mast; and since an axis that moves alone, flipped or not, draws a straight
 * line there too, the tests below are exact. Immutable; any thread.
 */
final class SkyRegion {

    /** A full circle is cut into so many edges, each of which then has one shorter way round. */
    private static final int EDGES_ALL_ROUND = 4;

    private final List<Edge> edges;
    private final boolean holdsZenith;

    /**
     * One edge, from its first corner the shorter way round.
     *
     * @param fromAzimuthDeg [0, 360)
     * @param turnDeg to the second corner, below 180 either way
     * @param toAzimuthDeg [0, 360)
     */
    private record Edge(
            double fromAzimuthDeg,
            double turnDeg,
            double toAzimuthDeg,
            double fromElevationDeg,
            double toElevationDeg) {

        static Edge between(KeepOut.Corner from, KeepOut.Corner to) {
            double fromDeg = Angles.wrap360(from.azimuthDeg());
            double toDeg = Angles.wrap360(to.azimuthDeg());
            return new Edge(fromDeg, Angles.turn(fromDeg, toDeg), toDeg, from.elevationDeg(), to.elevationDeg());
        }

        double leastDeg() {
            return fromAzimuthDeg + Math.min(0, turnDeg);
        }

        double mostDeg() {
            return fromAzimuthDeg + Math.max(0, turnDeg);
        }

        /** Elevation of the edge at an azimuth that it reaches, counted as it counts. */
        double elevationDeg(double azimuthDeg) {
            double part = (azimuthDeg - fromAzimuthDeg) / turnDeg;
            return fromElevationDeg + Math.max(0, Math.min(1, part)) * (toElevationDeg - fromElevationDeg);
        }

        /** Whether a line from the point straight up to the zenith crosses this edge. */
        boolean isAbove(double azimuthDeg, double elevationDeg) {
            // Both corners are compared with the point in the same way by both edges that meet in them, so that a line
            // through a corner is counted once, however it is rounded.
            double first = Angles.turn(azimuthDeg, fromAzimuthDeg);
            double second = Angles.turn(azimuthDeg, toAzimuthDeg);
            boolean straddles = (first <= 0) != (second <= 0) && Math.abs(second - first) < 180;
            return straddles
                    && fromElevationDeg + first / (first - second) * (toElevationDeg - fromElevationDeg) > elevationDeg;
        }

        boolean meets(SkyPatch patch) {
            double turns = Math.ceil((patch.azimuthFromDeg() - mostDeg()) / 360) * 360;
            for (double shift = turns; leastDeg() + shift <= patch.azimuthToDeg(); shift += 360) {
                double fromDeg = Math.max(leastDeg() + shift, patch.azimuthFromDeg());
                double toDeg = Math.min(mostDeg() + shift, patch.azimuthToDeg());
                double one = turnDeg == 0 ? fromElevationDeg : elevationDeg(fromDeg - shift);
                double other = turnDeg == 0 ? toElevationDeg : elevationDeg(toDeg - shift);
                if (fromDeg <= toDeg
                        && Math.max(one, other) >= patch.elevationFromDeg()
                        && Math.min(one, other) <= patch.elevationToDeg()) {
                    return true;
                }
            }
            return false;
        }
    }

    private SkyRegion(List<Edge> edges, boolean holdsZenith) {
        this.edges = List.copyOf(edges);
        this.holdsZenith = holdsZenith;
    }

    /**
     * What {@code corners} enclose: when the line through them goes once around, the side with the zenith.
     *
     * @param corners as {@link KeepOut#polygon} checked them
     */
    static SkyRegion enclosedBy(List<KeepOut.Corner> corners) {
        List<Edge> edges = closed(corners);
        double turnDeg = edges.stream().mapToDouble(Edge::turnDeg).sum();
        return new SkyRegion(edges, Math.abs(turnDeg) > 180);
    }

    /** What lies below the closed line all around through {@code corners}. */
    static SkyRegion below(List<KeepOut.Corner> corners) {
        return new SkyRegion(closed(corners), false);
    }

    /** All directions between two elevations. */
    static SkyRegion ring(double fromDeg, double toDeg) {
        List<Edge> edges = new ArrayList<>(closed(circle(fromDeg)));
        if (toDeg < 90) {
            edges.addAll(closed(circle(toDeg)));
        }
        return new SkyRegion(edges, toDeg >= 90);
    }

    static List<KeepOut.Corner> circle(double elevationDeg) {
        List<KeepOut.Corner> corners = new ArrayList<>();
        for (int i = 0; i < EDGES_ALL_ROUND; i++) {
            corners.add(new KeepOut.Corner(i * 360.0 / EDGES_ALL_ROUND, elevationDeg));
        }
        return corners;
    }

    private static List<Edge> closed(List<KeepOut.Corner> corners) {
        List<Edge> edges = new ArrayList<>();
        for (int i = 0; i < corners.size(); i++) {
            edges.add(Edge.between(corners.get(i), corners.get((i + 1) % corners.size())));
        }
        return edges;
    }

    /** The same region for questions about directions inside {@code strip}, which reaches from nadir to zenith. */
    SkyRegion over(SkyPatch strip) {
        return new SkyRegion(edges.stream().filter(edge -> edge.meets(strip)).toList(), holdsZenith);
    }

    /** Whether the direction lies inside; on an edge either answer may come. */
    boolean contains(double azimuthDeg, double elevationDeg) {
        boolean inside = holdsZenith;
        for (Edge edge : edges) {
            inside ^= edge.isAbove(azimuthDeg, elevationDeg);
        }
        return inside;
    }

    /** Whether this region and {@code patch} have a direction in common. */
    boolean meets(SkyPatch patch) {
        for (Edge edge : edges) {
            if (edge.meets(patch)) {
                return true;
            }
        }
        // No edge runs through the patch, so all of it is on one side.
        return contains(patch.azimuthFromDeg(), patch.elevationFromDeg());
    }
}
