package org.slewd.guard;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Optional;

/** The believed reports of one axis of the last half minute. One thread. */
final class Trail {

    /** As long as the slowest axis is watched for progress. */
    private static final long KEPT_NANOS = 30_000_000_000L;

    /** The half minute at 20 reports a second. */
    private static final int MOST = 600;

    private final ArrayDeque<Point> points = new ArrayDeque<>();

    record Point(double angleDeg, long nanos) {}

    void clear() {
        points.clear();
    }

    boolean isEmpty() {
        return points.isEmpty();
    }

    Point last() {
        return points.getLast();
    }

    /** The angle of the last report; not a number when there is none. */
    double lastDeg() {
        return points.isEmpty() ? Double.NaN : points.getLast().angleDeg();
    }

    void add(double angleDeg, long nanos) {
        points.addLast(new Point(angleDeg, nanos));
        while (points.size() > MOST || nanos - points.getFirst().nanos() > KEPT_NANOS) {
            points.removeFirst();
        }
    }

    /** The newest report that is not newer than {@code nanos}. */
    Optional<Point> at(long nanos) {
        for (Iterator<Point> newest = points.descendingIterator(); newest.hasNext(); ) {
            Point point = newest.next();
            if (point.nanos() - nanos <= 0) {
                return Optional.of(point);
            }
        }
        return Optional.empty();
    }

    /** From the report {@code seconds} before {@code nowNanos}, or the oldest one since, to the last; signed. */
    double travelDeg(long nowNanos, double seconds) {
        if (isEmpty()) {
            return 0;
        }
        Point then = at(nowNanos - Math.round(seconds * 1e9)).orElseGet(points::getFirst);
        return last().angleDeg() - then.angleDeg();
    }

    /** Between the least and the greatest report of the last {@code seconds}; infinite when there are none from then. */
    double spanDeg(long nowNanos, double seconds) {
        long fromNanos = nowNanos - Math.round(seconds * 1e9);
        if (at(fromNanos).isEmpty()) {
            return Double.POSITIVE_INFINITY;
        }
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (Point point : points) {
            if (point.nanos() - fromNanos >= 0) {
                least = Math.min(least, point.angleDeg());
                most = Math.max(most, point.angleDeg());
            }
        }
        return most - least;
    }
}
