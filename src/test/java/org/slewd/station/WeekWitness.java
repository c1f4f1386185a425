package org.slewd.station;

import java.time.Instant;
import java.util.Locale;
import org.slewd.rotator.Pointing;
import org.slewd.sky.Angles;
import org.slewd.sky.LookAngle;
import org.slewd.track.Satellite;

/** What both axes went through in a week, passes and the way between them apart, and how long the object was missed. */
final class WeekWitness {

    private final double halfBeamDeg;
    private final AxisTally azimuth = new AxisTally();
    private final AxisTally elevation = new AxisTally();
    private final AxisTally azimuthBetween = new AxisTally();
    private final AxisTally elevationBetween = new AxisTally();
    private int passes;
    private double upSeconds;
    private double offSeconds;

    WeekWitness(double halfBeamDeg) {
        this.halfBeamDeg = halfBeamDeg;
    }

    /** From now on a pass goes on. */
    void passBegins() {
        passes++;
        azimuth.pause();
        elevation.pause();
    }

    /** At every moment of a pass, {@code seconds} apart. */
    void lookInPass(Pointing truth, Satellite object, Instant utc, double seconds) {
        azimuth.look(truth.azimuthDeg());
        elevation.look(truth.elevationDeg());
        LookAngle look = object.look(utc).orElseThrow();
        upSeconds += seconds;
        offSeconds +=
                Angles.separation(look.azimuthDeg(), look.elevationDeg(), truth.azimuthDeg(), truth.elevationDeg())
                                > halfBeamDeg
                        ? seconds
                        : 0;
    }

    /** From now on no pass goes on. */
    void passEnds() {
        azimuthBetween.pause();
        elevationBetween.pause();
    }

    /** At every moment between two passes. */
    void lookBetween(Pointing truth) {
        azimuthBetween.look(truth.azimuthDeg());
        elevationBetween.look(truth.elevationDeg());
    }

    int passes() {
        return passes;
    }

    /** Seconds outside half the beam while the object was up. */
    double offSeconds() {
        return offSeconds;
    }

    /** The azimuth axis, in passes. */
    AxisTally azimuth() {
        return azimuth;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d passes, %.0f s up | full turns in a pass %d | off target %.1f s | reversals az %d el %d"
                        + " | motor starts az %d el %d | travel in passes az %.0f el %.0f, between them az %.0f el %.0f deg",
                passes,
                upSeconds,
                azimuth.fullTurns(),
                offSeconds,
                azimuth.reversals(),
                elevation.reversals(),
                azimuth.starts(),
                elevation.starts(),
                azimuth.travelDeg(),
                elevation.travelDeg(),
                azimuthBetween.travelDeg(),
                elevationBetween.travelDeg());
    }
}
