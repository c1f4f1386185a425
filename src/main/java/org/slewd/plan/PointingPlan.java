package org.slewd.plan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slewd.rotator.AxisRange;
import org.slewd.rotator.Pointing;
import org.slewd.sky.Angles;

/**
 * How the axes go through one pass: a pointing for each moment of the {@link SkyPath}, straight lines between them. The
 * axes can follow it: no step is faster than 0.97 of their rate, and none differs from the one before by more than their
 * acceleration allows, save at the start, where nobody knows how they move.
 *
 * <p>Immutable; any thread.
 */
public final class PointingPlan {

    /** More than this while off target is no longer a short cut across the zenith but a way around. */
    private static final double UNWIND_DEG = 180;

    private static final double ZENITH_DEG = 90;

    /** The antenna leans over the zenith by this much at most without counting as flipped. */
    private static final double LEAN_DEG = 0.5;

    private final SkyPath path;
    private final double[] azimuthDeg;
    private final double[] elevationDeg;
    private final AxisRange azimuthRange;
    private final double[] errorDeg;
    private final double offTargetS;
    private final double greatestErrorDeg;
    private final double meanLossDb;
    private final boolean clear;
    private final List<Unwind> unwinds;
    private final Optional<Instant> caughtUp;

    /** How the antenna looks at the object. */
    public enum Style {
        /** Forwards all the time. */
        NORMAL,
        /** Over its back all the time. */
        FLIPPED,
        /** Over its back for a part: it goes through the zenith. */
        SWITCHING
    }

    /** A way around, off target, that the travel of the azimuth axis made unavoidable. */
    public record Unwind(Instant from, Instant to) {}

    /** @param azimuthDeg for each moment of the path of {@code request}, as {@code elevationDeg}; both are kept */
    PointingPlan(PlanRequest request, double[] azimuthDeg, double[] elevationDeg) {
        this.path = request.path();
        this.azimuthDeg = azimuthDeg;
        this.elevationDeg = elevationDeg;
        this.azimuthRange = new AxisRange(
                Arrays.stream(azimuthDeg).min().orElseThrow(),
                Arrays.stream(azimuthDeg).max().orElseThrow());
        this.errorDeg = new double[path.size()];
        double half = request.beamWidthDeg() / 2;
        double off = 0;
        double worst = 0;
        double loss = 0;
        boolean free = true;
        for (int i = 0; i < errorDeg.length; i++) {
            errorDeg[i] = Angles.separation(azimuthDeg[i], elevationDeg[i], path.azimuthDeg(i), path.elevationDeg(i));
            worst = Math.max(worst, errorDeg[i]);
            double share = errorDeg[i] / request.beamWidthDeg();
            loss += Math.min(request.lossCapDb(), 12 * share * share);
            off += i == 0 ? 0 : path.stepS() * partAbove(errorDeg[i - 1] - half, errorDeg[i] - half);
            free &= request.clearance().allows(azimuthDeg[i], elevationDeg[i]);
        }
        this.offTargetS = off;
        this.greatestErrorDeg = worst;
        this.meanLossDb = loss / errorDeg.length;
        this.clear = free;
        int caught = request.isUnderWay() ? firstWithin(half) : 0;
        this.caughtUp = caught == 0 ? Optional.empty() : Optional.of(path.utc(Math.min(caught, size() - 1)));
        this.unwinds = unwinds(half, caught);
    }

    /** The first moment at which the object is in the beam. */
    private int firstWithin(double half) {
        int i = 0;
        while (i < errorDeg.length && errorDeg[i] > half) {
            i++;
        }
        return i;
    }

    private List<Unwind> unwinds(double half, int from) {
        List<Unwind> found = new ArrayList<>();
        int begin = -1;
        for (int i = from; i <= errorDeg.length; i++) {
            boolean off = i < errorDeg.length && errorDeg[i] > half;
            if (off && begin < 0) {
                begin = i;
            } else if (!off && begin >= 0) {
                if (Math.abs(azimuthDeg[i - 1] - azimuthDeg[begin]) > UNWIND_DEG) {
                    found.add(new Unwind(path.utc(begin), path.utc(i - 1)));
                }
                begin = -1;
            }
        }
        return List.copyOf(found);
    }

    /** What part of a straight line from {@code a} to {@code b} lies above zero. */
    private static double partAbove(double a, double b) {
        if (a <= 0 && b <= 0) {
            return 0;
        }
        return a > 0 && b > 0 ? 1 : Math.max(a, b) / (Math.max(a, b) - Math.min(a, b));
    }

    /** Where the axes should be at {@code utc}; before the first moment of the path as at that, after the last likewise. */
    public Pointing at(Instant utc) {
        double index = Math.max(0, Math.min(size() - 1, path.index(utc)));
        int i = (int) Math.min(index, Math.max(0, size() - 2));
        int j = Math.min(i + 1, size() - 1);
        double part = index - i;
        return new Pointing(
                azimuthDeg[i] + part * (azimuthDeg[j] - azimuthDeg[i]),
                elevationDeg[i] + part * (elevationDeg[j] - elevationDeg[i]));
    }

    /** Where to wait for the object, or where the axes will be at the start when they cannot wait. */
    public Pointing prePosition() {
        return pointing(0);
    }

    /** Where the axes are when the object has gone. */
    public Pointing lastPosition() {
        return pointing(size() - 1);
    }

    /** Between which angles the azimuth axis goes, in true turns. */
    public AxisRange azimuthRange() {
        return azimuthRange;
    }

    /** What the plan was made for. */
    public SkyPath path() {
        return path;
    }

    /** How many moments there are, as in {@link #path}. */
    public int size() {
        return azimuthDeg.length;
    }

    /** Where the axes should be at moment {@code i}. */
    public Pointing pointing(int i) {
        return new Pointing(azimuthDeg[i], elevationDeg[i]);
    }

    /** Angle between antenna and object at moment {@code i}, in degrees. */
    public double errorDeg(int i) {
        return errorDeg[i];
    }

    public Style style() {
        boolean forwards = false;
        boolean backwards = false;
        for (double elevation : elevationDeg) {
            forwards |= elevation < ZENITH_DEG - LEAN_DEG;
            backwards |= elevation > ZENITH_DEG + LEAN_DEG;
        }
        if (!backwards) {
            return Style.NORMAL;
        }
        return forwards ? Style.SWITCHING : Style.FLIPPED;
    }

    /** Seconds in which the object is more than half a beam away from where the antenna looks. */
    public double offTargetS() {
        return offTargetS;
    }

    /** Greatest angle between antenna and object, in degrees. */
    public double greatestErrorDeg() {
        return greatestErrorDeg;
    }

    /** Mean loss by pointing over the pass in dB, each moment counting at most the cap of the request. */
    public double meanLossDb() {
        return meanLossDb;
    }

    /** Root of the mean square angle between antenna and object, in degrees. */
    public double rmsErrorDeg() {
        double sum = 0;
        for (double error : errorDeg) {
            sum += error * error;
        }
        return Math.sqrt(sum / errorDeg.length);
    }

    /** When an antenna that joins a pass under way has the object in its beam; empty when it has from the start. */
    public Optional<Instant> caughtUp() {
        return caughtUp;
    }

    /** When the azimuth axis goes all the way around; empty whenever a path without that exists. */
    public List<Unwind> unwinds() {
        return unwinds;
    }

    /** Whether every moment keeps clear of the obstacles of the request. */
    public boolean isClear() {
        return clear;
    }

    /** How far the azimuth axis turns in all, both ways added up, in degrees. */
    public double azimuthTravelDeg() {
        double sum = 0;
        for (int i = 1; i < azimuthDeg.length; i++) {
            sum += Math.abs(azimuthDeg[i] - azimuthDeg[i - 1]);
        }
        return sum;
    }
}
