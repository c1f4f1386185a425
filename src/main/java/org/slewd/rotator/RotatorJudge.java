package org.slewd.rotator;

import java.util.Optional;

/**
 * Watches a simulated rotator from behind its controller: where the axes truly are, and whether every command was one that
 * the controller knows and that is safe if it is the last one ever sent. What a daemon says about itself is no evidence
 * here. One thread.
 */
public final class RotatorJudge {

    /** How far beyond a limit an axis may coast. */
    private static final double SLACK_DEG = 1;

    private AxisRange azimuth;
    private AxisRange elevation;
    private boolean azimuthOut;
    private boolean elevationOut;
    private int targets;
    private int violations;
    private Optional<String> first = Optional.empty();

    RotatorJudge(AxisRange azimuth, AxisRange elevation) {
        this.azimuth = azimuth;
        this.elevation = elevation;
    }

    /** Holds the axes to {@code azimuth} and {@code elevation} from now on; the end stops otherwise. Forgets what was. */
    public void limit(AxisRange azimuth, AxisRange elevation) {
        this.azimuth = azimuth;
        this.elevation = elevation;
        azimuthOut = false;
        elevationOut = false;
        violations = 0;
        first = Optional.empty();
    }

    /** How often the azimuth was sent somewhere. */
    public int targets() {
        return targets;
    }

    /** How often something was wrong: each excursion and each command counts once. */
    public int violations() {
        return violations;
    }

    /** What was wrong first, as a sentence. */
    public Optional<String> first() {
        return first;
    }

    /** The axes are at {@code truth}. */
    void look(Pointing truth) {
        azimuthOut = look("azimuth", truth.azimuthDeg(), azimuth, azimuthOut);
        elevationOut = look("elevation", truth.elevationDeg(), elevation, elevationOut);
    }

    private boolean look(String axis, double angleDeg, AxisRange limit, boolean wasOut) {
        boolean out = angleDeg < limit.minDeg() - SLACK_DEG || angleDeg > limit.maxDeg() + SLACK_DEG;
        if (out && !wasOut) {
            violation("%s was truly at %.1f".formatted(axis, angleDeg));
        }
        return out;
    }

    /** The azimuth was sent to {@code angleDeg}; infinite for one that was told to turn until told otherwise. */
    void azimuthSent(double angleDeg) {
        targets++;
        sent("azimuth", azimuth, angleDeg);
    }

    /** As {@link #azimuthSent}. */
    void elevationSent(double angleDeg) {
        sent("elevation", elevation, angleDeg);
    }

    private void sent(String axis, AxisRange limit, double angleDeg) {
        if (Double.isInfinite(angleDeg)) {
            violation(axis + " was told to turn until told otherwise");
        } else if (!limit.contains(angleDeg)) {
            violation("%s was sent to %.1f".formatted(axis, angleDeg));
        }
    }

    /** The controller did not know or refused {@code command}. */
    void refused(String command) {
        violation("the controller refused \"" + command + "\"");
    }

    private void violation(String what) {
        violations++;
        if (first.isEmpty()) {
            first = Optional.of(what);
        }
    }
}
