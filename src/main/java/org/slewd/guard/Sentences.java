package org.slewd.guard;

import java.util.Locale;
import org.slewd.rotator.AxisRange;
import org.slewd.rotator.Pointing;

/** How the guard writes of angles. */
final class Sentences {

    private Sentences() {}

    static String angle(double angleDeg) {
        return angleDeg == (long) angleDeg ? Long.toString((long) angleDeg) : Double.toString(angleDeg);
    }

    /** As {@link #angle}, of something measured or reckoned, to a tenth. */
    static String tenths(double angleDeg) {
        return String.format(Locale.ROOT, "%.1f", angleDeg);
    }

    static String place(Pointing at) {
        return "azimuth " + tenths(at.azimuthDeg()) + ", elevation " + tenths(at.elevationDeg());
    }

    static String outside(String axis, double angleDeg, AxisRange range) {
        return "%s %s is outside the travel of the antenna, %s to %s degrees"
                .formatted(axis, angle(angleDeg), angle(range.minDeg()), angle(range.maxDeg()));
    }
}
