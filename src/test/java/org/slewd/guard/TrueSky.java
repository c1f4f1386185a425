package org.slewd.guard;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slewd.rotator.Pointing;

/**
 * The sky of the judge: directions are vectors, what is inside is told by how often the outline winds around. It shares no
 * code with the envelope.
 */
final class TrueSky {

    private static final Instant NOON_2000 = Instant.parse("2000-01-01T12:00:00Z");

    private TrueSky() {}

    /** Where the beam goes: x north, y east, z up. An elevation above 90 leans over backwards by itself. */
    static double[] beam(double azimuthDeg, double elevationDeg) {
        double azimuth = Math.toRadians(azimuthDeg);
        double elevation = Math.toRadians(elevationDeg);
        return new double[] {
            Math.cos(elevation) * Math.cos(azimuth), Math.cos(elevation) * Math.sin(azimuth), Math.sin(elevation)
        };
    }

    static double[] beam(Pointing axes) {
        return beam(axes.azimuthDeg(), axes.elevationDeg());
    }

    static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }

    static double separationDeg(double[] a, double[] b) {
        return Math.toDegrees(Math.acos(Math.max(-1, Math.min(1, dot(a, b)))));
    }

    /** An outline on the sphere, its straight lines of azimuth against elevation cut fine. */
    static final class Shape {
        private final List<double[]> outline = new ArrayList<>();
        private final double[] centre = new double[3];
        private double leastCosine = 1;

        Shape(double[][] corners) {
            for (int i = 0; i < corners.length; i++) {
                double[] from = corners[i];
                double[] to = corners[(i + 1) % corners.length];
                double turn = ((to[0] - from[0]) % 360 + 540) % 360 - 180;
                int pieces = (int) Math.ceil(Math.max(Math.abs(turn), Math.abs(to[1] - from[1])) / 1.0);
                for (int piece = 0; piece < pieces; piece++) {
                    double share = (double) piece / pieces;
                    outline.add(beam(from[0] + share * turn, from[1] + share * (to[1] - from[1])));
                }
            }
            outline.forEach(point -> {
                for (int axis = 0; axis < 3; axis++) {
                    centre[axis] += point[axis];
                }
            });
            double length = Math.sqrt(dot(centre, centre));
            for (int axis = 0; axis < 3; axis++) {
                centre[axis] /= length;
            }
            outline.forEach(point -> leastCosine = Math.min(leastCosine, dot(point, centre)));
        }

        boolean holds(double[] beam) {
            if (leastCosine > 0.1 && dot(beam, centre) < leastCosine) {
                return false; // outside the cap around all of it
            }
            double[] side = Math.abs(beam[2]) < 0.9 ? new double[] {0, 0, 1} : new double[] {1, 0, 0};
            double[] u = cross(beam, side);
            double[] v = cross(beam, u);
            int winding = 0;
            double[] last = outline.get(outline.size() - 1);
            double x = dot(last, u);
            double y = dot(last, v);
            for (double[] point : outline) {
                double nextX = dot(point, u);
                double nextY = dot(point, v);
                if ((y <= 0) != (nextY <= 0)) {
                    double left = x * nextY - nextX * y;
                    winding += y <= 0 && left > 0 ? 1 : nextY <= 0 && left < 0 ? -1 : 0;
                }
                x = nextX;
                y = nextY;
            }
            return winding != 0;
        }

        private static double[] cross(double[] a, double[] b) {
            return new double[] {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
        }
    }

    /** Whether the beam is below a line through {@code points}, by rising azimuth from 0 to 360. */
    static boolean isBelow(double[][] points, double[] beam) {
        if (beam[2] > 0.5) {
            return false; // no horizon here is above 30 degrees
        }
        double elevation = Math.toDegrees(Math.asin(Math.max(-1, Math.min(1, beam[2]))));
        double azimuth = (Math.toDegrees(Math.atan2(beam[1], beam[0])) + 360) % 360;
        for (int i = 0; i + 1 < points.length; i++) {
            if (azimuth <= points[i + 1][0]) {
                double share = (azimuth - points[i][0]) / (points[i + 1][0] - points[i][0]);
                return elevation < points[i][1] + share * (points[i + 1][1] - points[i][1]) - 1e-9;
            }
        }
        throw new IllegalArgumentException("no line at azimuth " + azimuth);
    }

    /** The Sun over a place, from its declination and hour angle; low-precision formulae of the Astronomical Almanac. */
    static double[] sun(double latitudeDeg, double longitudeDeg, Instant utc) {
        double day = Duration.between(NOON_2000, utc).toMillis() / 86_400_000.0;
        double anomaly = Math.toRadians(357.528 + 0.9856003 * day);
        double longitude =
                Math.toRadians(280.460 + 0.9856474 * day + 1.915 * Math.sin(anomaly) + 0.02 * Math.sin(2 * anomaly));
        double tilt = Math.toRadians(23.439);
        double rightAscension = Math.atan2(Math.cos(tilt) * Math.sin(longitude), Math.cos(longitude));
        double declination = Math.asin(Math.sin(tilt) * Math.sin(longitude));
        double sidereal = Math.toRadians((18.697374558 + 24.06570982441908 * day) % 24 * 15 + longitudeDeg);
        double hourAngle = sidereal - rightAscension;
        double latitude = Math.toRadians(latitudeDeg);
        return new double[] {
            Math.cos(latitude) * Math.sin(declination)
                    - Math.sin(latitude) * Math.cos(declination) * Math.cos(hourAngle),
            -Math.cos(declination) * Math.sin(hourAngle),
            Math.sin(latitude) * Math.sin(declination)
                    + Math.cos(latitude) * Math.cos(declination) * Math.cos(hourAngle)
        };
    }
}
