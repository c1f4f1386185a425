package org.slewd.guard;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slewd.rotator.AxisModel;
import org.slewd.rotator.AxisRange;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.RotatorTraits;

/**
 * Looks for a way around what is forbidden: one axis first, over or under it, around it by the other side. Axes that move one
 * at a time stay on a line whatever their rates.
 */
final class EnvelopeRoute {

    /** Heights and azimuths that are tried; a gap that is narrower than two of them is not looked for. */
    private static final double HEIGHT_STEP_DEG = 5;

    private static final double AZIMUTH_STEP_DEG = 10;

    /** Arriving is inexact; with twice the clearance the next leg begins well clear. */
    private static final double[] SCALES = {2, 1};

    private final Envelope envelope;
    private final RotatorTraits traits;
    private final AxisModel azimuth;
    private final AxisModel elevation;

    EnvelopeRoute(Envelope envelope, RotatorTraits traits, AxisModel azimuth, AxisModel elevation) {
        this.envelope = envelope;
        this.traits = traits;
        this.azimuth = azimuth;
        this.elevation = elevation;
    }

    Optional<List<Pointing>> search(Pointing from, Pointing wanted, Instant utc) {
        Pointing to = traits.onGrid(wanted);
        if (envelope.refusal(to).isPresent()) {
            return Optional.empty();
        }
        List<Pointing> direct = List.of(to);
        if (isFree(from, direct, 1, utc)) {
            return Optional.of(direct);
        }
        List<List<Pointing>> ways = ways(from, to);
        ways.sort(Comparator.comparingDouble(way -> seconds(from, way)));
        for (double scale : SCALES) {
            for (List<Pointing> way : ways) {
                if (isFree(from, way, scale, utc)) {
                    return Optional.of(way);
                }
            }
        }
        return Optional.empty();
    }

    private List<List<Pointing>> ways(Pointing from, Pointing to) {
        List<List<Pointing>> ways = new ArrayList<>();
        ways.add(way(at(to.azimuthDeg(), from.elevationDeg()), to));
        ways.add(way(at(from.azimuthDeg(), to.elevationDeg()), to));
        for (double height : steps(envelope.elevation(), HEIGHT_STEP_DEG)) {
            ways.add(way(at(from.azimuthDeg(), height), at(to.azimuthDeg(), height), to));
        }
        for (double side : steps(envelope.azimuth(), AZIMUTH_STEP_DEG)) {
            ways.add(way(at(side, from.elevationDeg()), at(side, to.elevationDeg()), to));
        }
        return ways;
    }

    private static List<Double> steps(AxisRange range, double stepDeg) {
        List<Double> steps = new ArrayList<>();
        for (double step = range.minDeg(); step < range.maxDeg(); step += stepDeg) {
            steps.add(step);
        }
        steps.add(range.maxDeg());
        return steps;
    }

    private Pointing at(double azimuthDeg, double elevationDeg) {
        // An antenna may be read a little outside its travel; it is not sent along there.
        return traits.onGrid(new Pointing(
                envelope.azimuth().clamp(azimuthDeg), envelope.elevation().clamp(elevationDeg)));
    }

    private static List<Pointing> way(Pointing... targets) {
        return List.of(targets);
    }

    private double seconds(Pointing from, List<Pointing> way) {
        double seconds = 0;
        Pointing at = from;
        for (Pointing next : way) {
            seconds += Math.max(
                    azimuth.slewSeconds(next.azimuthDeg() - at.azimuthDeg()),
                    elevation.slewSeconds(next.elevationDeg() - at.elevationDeg()));
            at = next;
        }
        return seconds;
    }

    private boolean isFree(Pointing from, List<Pointing> way, double scale, Instant utc) {
        Pointing at = from;
        Instant begin = utc;
        for (Pointing next : way) {
            // The end of the way is given and may be as near as any target.
            double kept = next.equals(way.get(way.size() - 1)) ? 1 : scale;
            if (!envelope.isFree(at, next, kept, begin)) {
                return false;
            }
            begin = begin.plusMillis(Math.round(1000 * seconds(at, List.of(next))));
            at = next;
        }
        return true;
    }
}
