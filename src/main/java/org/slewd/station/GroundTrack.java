package org.slewd.station;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slewd.orbit.ElementSet;
import org.slewd.orbit.Propagator;
import org.slewd.orbit.Sgp4;
import org.slewd.sky.EarthRotation;
import org.slewd.sky.EarthShadow;
import org.slewd.sky.SubPoint;
import org.slewd.sky.SunPosition;
import org.slewd.sky.TemeState;

/**
 * What places of the Earth an object flies over, at steps of the same length. Immutable; any thread.
 *
 * @param elements what it was reckoned from
 * @param points by time; a moment for which the elements say nothing sensible has none
 */
public record GroundTrack(ElementSet elements, List<Point> points) {
    public GroundTrack {
        points = List.copyOf(points);
    }

    /** Steps are shorter than this only where the whole time is short: a low orbit goes 2 degrees in half a minute. */
    private static final Duration USUAL_STEP = Duration.ofSeconds(30);

    /** Most points; a longer time has longer steps. */
    static final int MOST_POINTS = 400;

    /**
     * One moment.
     *
     * @param at the place below
     * @param sunlit whether the Sun shines on the object
     */
    public record Point(Instant utc, SubPoint at, boolean sunlit) {}

    /** From {@code fromUtc} on, for {@code length}. */
    public static GroundTrack of(ElementSet elements, Instant fromUtc, Duration length) {
        Duration least = length.dividedBy(MOST_POINTS - 1);
        Duration step = least.compareTo(USUAL_STEP) > 0 ? least : USUAL_STEP;
        Propagator propagator = Sgp4.of(elements);
        TemeState state = new TemeState();
        TemeState sun = new TemeState();
        List<Point> points = new ArrayList<>();
        for (Instant utc = fromUtc; !utc.isAfter(fromUtc.plus(length)); utc = utc.plus(step)) {
            if (propagator.propagate(utc, state)) {
                SunPosition.at(DaylightSpan.secondsSinceJ2000(utc), sun);
                points.add(new Point(
                        utc,
                        SubPoint.of(state, EarthRotation.gmstRad(utc, 0)),
                        EarthShadow.clearanceDeg(state, sun) > 0));
            }
        }
        return new GroundTrack(elements, points);
    }
}
