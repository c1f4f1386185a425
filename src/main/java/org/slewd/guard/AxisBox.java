package org.slewd.guard;

import java.util.function.Predicate;
import org.slewd.rotator.AxisRange;
import org.slewd.rotator.Pointing;

/**
 * All positions of the axes between two ends of each: whatever the two motors do between here and there, and in whichever
 * order, the antenna stays in the box that both corners span.
 *
 * @param azimuth of the axis, unwrapped
 * @param elevation of the axis; above 90 the antenna looks backwards
 */
record AxisBox(AxisRange azimuth, AxisRange elevation) {

    static AxisBox at(Pointing point) {
        return between(point, point);
    }

    static AxisBox between(Pointing one, Pointing other) {
        return new AxisBox(
                range(one.azimuthDeg(), other.azimuthDeg()), range(one.elevationDeg(), other.elevationDeg()));
    }

    private static AxisRange range(double oneDeg, double otherDeg) {
        return new AxisRange(Math.min(oneDeg, otherDeg), Math.max(oneDeg, otherDeg));
    }

    /** The smallest box that holds this one and {@code point}. */
    AxisBox with(Pointing point) {
        return new AxisBox(with(azimuth, point.azimuthDeg()), with(elevation, point.elevationDeg()));
    }

    private static AxisRange with(AxisRange range, double angleDeg) {
        return new AxisRange(Math.min(range.minDeg(), angleDeg), Math.max(range.maxDeg(), angleDeg));
    }

    /** This box with so much more on every side. */
    AxisBox widened(double azimuthDeg, double elevationDeg) {
        return new AxisBox(
                new AxisRange(azimuth.minDeg() - azimuthDeg, azimuth.maxDeg() + azimuthDeg),
                new AxisRange(elevation.minDeg() - elevationDeg, elevation.maxDeg() + elevationDeg));
    }

    /**
     * Whether {@code test} holds for a part of the sky that the beam looks at from inside this box. An axis that has gone
     * over the zenith looks the other way: elevation e above 90 is 180 - e at the opposite azimuth.
     */
    boolean anyPatch(Predicate<SkyPatch> test) {
        double fromDeg = elevation.minDeg();
        long half = (long) Math.floor((fromDeg + 90) / 180);
        while (true) {
            double middleDeg = 180.0 * half;
            double toDeg = Math.min(elevation.maxDeg(), middleDeg + 90);
            if (test.test(patch(half % 2 != 0, fromDeg - middleDeg, toDeg - middleDeg))) {
                return true;
            }
            half++;
            fromDeg = 180.0 * half - 90;
            if (fromDeg > elevation.maxDeg()) {
                return false;
            }
        }
    }

    private SkyPatch patch(boolean backwards, double fromDeg, double toDeg) {
        return backwards
                ? new SkyPatch(azimuth.minDeg() + 180, azimuth.maxDeg() + 180, -toDeg, -fromDeg)
                : new SkyPatch(azimuth.minDeg(), azimuth.maxDeg(), fromDeg, toDeg);
    }
}
