package org.slewd.guard;

import java.util.Optional;
import org.slewd.rotator.AxisModel;

/** One way of an axis towards a target that lies to one side of it. One thread. */
final class Leg {

    private final int sign;
    private final double startDeg;
    private final boolean passed;
    private final double allowanceDeg;
    private double extremeDeg;
    private Optional<Long> dueSince = Optional.empty();

    /** What an axis made of the time that it had. */
    record Progress(double madeDeg, double expectedDeg, double seconds) {

        double share() {
            return madeDeg / expectedDeg;
        }
    }

    /**
     * @param sign on which side the target lies
     * @param startDeg where unwanted travel is counted from
     * @param passed whether the axis has come past its target, rather than left towards the wrong side
     * @param allowanceDeg how far it may turn against {@code sign} all the same
     */
    Leg(int sign, double startDeg, boolean passed, double allowanceDeg) {
        this.sign = sign;
        this.startDeg = startDeg;
        this.extremeDeg = startDeg;
        this.passed = passed;
        this.allowanceDeg = allowanceDeg;
    }

    int sign() {
        return sign;
    }

    double startDeg() {
        return startDeg;
    }

    boolean passed() {
        return passed;
    }

    double allowanceDeg() {
        return allowanceDeg;
    }

    /** Since when the target has been so far off that the axis should turn at its full rate. */
    Optional<Long> dueSince() {
        return dueSince;
    }

    /** The target is {@code errorDeg} off. */
    void target(double errorDeg, double dueBeyondDeg, long nanos) {
        if (Math.abs(errorDeg) <= dueBeyondDeg) {
            dueSince = Optional.empty();
        } else if (dueSince.isEmpty()) {
            dueSince = Optional.of(nanos);
        }
    }

    /** How far it has turned against its sign from the best place it had on this leg. */
    double wrongWayDeg(double angleDeg) {
        extremeDeg = sign > 0 ? Math.max(extremeDeg, angleDeg) : Math.min(extremeDeg, angleDeg);
        return sign * (extremeDeg - angleDeg);
    }

    /** What it made of the last {@code seconds}; empty when it has not been due for so long, its start not counted. */
    Optional<Progress> progress(Trail trail, AxisModel model, long nowNanos, double seconds) {
        // An axis that has to turn round first stands still twice.
        double startSeconds = 2 * model.startDelaySeconds()
                + 0.5
                + (allowanceDeg > 0 ? model.startDelaySeconds() + 2 * model.coastDeg() / model.rateDegPerS() : 0);
        long fromNanos = nowNanos - Math.round(seconds * 1e9);
        if (dueSince.isEmpty() || fromNanos - dueSince.get() < startSeconds * 1e9) {
            return Optional.empty();
        }
        return trail.at(fromNanos).map(then -> {
            double took = (nowNanos - then.nanos()) / 1e9;
            double rampDeg = model.rateDegPerS() * model.rateDegPerS() / (2 * model.accelerationDegPerS2());
            double fullDeg = model.rateDegPerS() * took;
            return new Progress(
                    sign * (trail.last().angleDeg() - then.angleDeg()), Math.max(fullDeg / 3, fullDeg - rampDeg), took);
        });
    }
}
