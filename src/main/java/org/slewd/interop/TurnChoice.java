package org.slewd.interop;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.slewd.mount.MountModel;
import org.slewd.rotator.AxisRange;
import org.slewd.rotator.Pointing;
import org.slewd.sky.Angles;

/**
 * In which turn of the azimuth axis a direction is reached best, for a program that knows compass bearings only. Immutable; any thread.
 *
 * @param travel of the azimuth axis
 * @param mount by which the beam is turned into axis angles
 */
record TurnChoice(AxisRange travel, MountModel mount) {

    /** An axis may turn twice around; nobody builds three turns. */
    private static final int MOST_TURNS = 3;

    /**
     * The beam in the turn that is nearest to {@code nearAxisDeg}, of those that the axis can reach: a stream of directions that
     * passes north goes on through the overlap, and comes back around only where it ends. When none can be reached it is the nearest, for the envelope to
     * refuse.
     *
     * @param azimuthDeg a direction, in any turn
     * @param nearAxisDeg where the azimuth axis is, or is bound
     */
    Pointing choose(double azimuthDeg, double elevationDeg, double nearAxisDeg) {
        double nearestDeg = Angles.nearest(azimuthDeg, nearAxisDeg);
        return IntStream.rangeClosed(-MOST_TURNS, MOST_TURNS)
                .mapToObj(turns -> new Pointing(nearestDeg + 360.0 * turns, elevationDeg))
                .filter(beam -> travel.contains(axisDeg(beam)))
                .min(Comparator.comparingDouble(beam -> Math.abs(axisDeg(beam) - nearAxisDeg)))
                .orElseGet(() -> new Pointing(nearestDeg, elevationDeg));
    }

    /** Where the azimuth axis stands when the beam looks there. */
    double axisDeg(Pointing beam) {
        return mount.toAxis(beam).azimuthDeg();
    }
}
