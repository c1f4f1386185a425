package org.slewd.guard;

import java.util.HashSet;
import java.util.List;
import org.slewd.sky.Angles;

/** Whether a list of corners is the outline of something. */
final class Outline {

    private Outline() {}

    /** An edge where azimuth is drawn against elevation, unwrapped from its first corner. */
    private record Line(double x1, double y1, double x2, double y2) {
        Line shifted(double turnDeg) {
            return new Line(x1 + turnDeg, y1, x2 + turnDeg, y2);
        }

        boolean touches(Line other) {
            double a = side(other.x1, other.y1);
            double b = side(other.x2, other.y2);
            double c = other.side(x1, y1);
            double d = other.side(x2, y2);
            return (a * b < 0 && c * d < 0)
                    || (a == 0 && holds(other.x1, other.y1))
                    || (b == 0 && holds(other.x2, other.y2))
                    || (c == 0 && other.holds(x1, y1))
                    || (d == 0 && other.holds(x2, y2));
        }

        private double side(double x, double y) {
            return (x2 - x1) * (y - y1) - (y2 - y1) * (x - x1);
        }

        /** Whether a point in line with this edge lies on it. */
        private boolean holds(double x, double y) {
            return x >= Math.min(x1, x2) && x <= Math.max(x1, x2) && y >= Math.min(y1, y2) && y <= Math.max(y1, y2);
        }
    }

    /** @throws IllegalArgumentException with half a sentence */
    static void check(List<KeepOut.Corner> corners) {
        int count = corners.size();
        if (count < 3) {
            throw new IllegalArgumentException("it has " + count + " corners; draw at least 3");
        }
        if (count > KeepOut.MAX_CORNERS) {
            throw new IllegalArgumentException("it has " + count + " corners; keep at most " + KeepOut.MAX_CORNERS);
        }
        if (new HashSet<>(corners.stream().map(Outline::wrapped).toList()).size() < count) {
            throw new IllegalArgumentException("it has the same corner twice; take one out");
        }
        Line[] lines = new Line[count];
        double turnDeg = 0;
        for (int i = 0; i < count; i++) {
            KeepOut.Corner from = wrapped(corners.get(i));
            KeepOut.Corner to = wrapped(corners.get((i + 1) % count));
            double edgeDeg = Angles.turn(from.azimuthDeg(), to.azimuthDeg());
            if (edgeDeg == -180) {
                throw new IllegalArgumentException("from azimuth " + from.azimuthDeg() + " to " + to.azimuthDeg()
                        + " both ways round are as short; add a corner between them");
            }
            lines[i] = new Line(from.azimuthDeg(), from.elevationDeg(), from.azimuthDeg() + edgeDeg, to.elevationDeg());
            turnDeg += edgeDeg;
        }
        if (Math.abs(turnDeg) > 540 || crosses(lines) || isFlat(lines, turnDeg)) {
            throw new IllegalArgumentException(
                    "its outline crosses itself or encloses nothing; list the corners in the order of a walk around it");
        }
    }

    private static KeepOut.Corner wrapped(KeepOut.Corner corner) {
        return new KeepOut.Corner(Angles.wrap360(corner.azimuthDeg()), corner.elevationDeg());
    }

    private static boolean crosses(Line[] lines) {
        for (int i = 0; i < lines.length; i++) {
            for (int j = i + 1; j < lines.length; j++) {
                boolean neighbours = j == i + 1 || (i == 0 && j == lines.length - 1);
                for (double shift = -720; shift <= 720 && !neighbours; shift += 360) {
                    if (lines[i].touches(lines[j].shifted(shift))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** Whether all corners lie on one line, or the way back lies on the way there. */
    private static boolean isFlat(Line[] lines, double turnDeg) {
        if (Math.abs(turnDeg) > 180) {
            return false;
        }
        double area = 0;
        double x = lines[0].x1;
        double base = lines[0].y1;
        for (Line line : lines) {
            double next = x + line.x2 - line.x1;
            area += (next - x) * ((line.y1 + line.y2) / 2 - base);
            x = next;
        }
        return Math.abs(area) < 1e-6;
    }
}
