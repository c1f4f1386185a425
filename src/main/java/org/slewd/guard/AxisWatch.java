package org.slewd.guard;

import java.util.Optional;
import java.util.OptionalDouble;
import org.slewd.rotator.AxisModel;

/**
 * Judges one axis: on its {@link Course} while it is sent somewhere, after a stop, and as one that should stand when nothing
 * was sent to it for a while. One thread.
 */
final class AxisWatch {

    /** Motion so long after the last target is not caused by it. */
    private static final double FORGOTTEN_SECONDS = 10;

    /** Somebody at a panel turns the antenna by degrees in this time; wind and gears give way by less. */
    private static final double BRISK_SECONDS = 3;

    private final AxisModel model;
    private final Tolerance tolerance;
    private final AxisSentences sentences;
    private final Trail trail = new Trail();
    private final PaceWatch pace;
    private final Course course;
    private final StandWatch stand;

    private boolean ordered;
    private long orderNanos;
    private double orderDeg;

    AxisWatch(String name, AxisModel model, double stepDeg) {
        this.model = model;
        this.tolerance = new Tolerance(model, stepDeg);
        this.sentences = new AxisSentences(name);
        this.pace = new PaceWatch(tolerance, trail, sentences);
        this.course = new Course(tolerance, trail, sentences, pace);
        this.stand = new StandWatch(tolerance, sentences);
    }

    String name() {
        return sentences.name();
    }

    double stepDeg() {
        return tolerance.stepDeg();
    }

    void restart() {
        trail.clear();
        course.clear();
        pace.clear();
        stand.end();
        ordered = false;
    }

    /** The last believed report; not a number when there is none. */
    double lastDeg() {
        return trail.lastDeg();
    }

    /** How long before {@code nanos} there was no believed report, in seconds, beyond what is usual. */
    double silenceBefore(long nanos) {
        return trail.isEmpty() ? 0 : Math.max(0, (nanos - trail.last().nanos()) / 1e9 - 1);
    }

    /** Whether the axis can be at {@code angleDeg}, after all that was believed of it. */
    boolean canBeAt(double angleDeg, long nanos) {
        return Double.isFinite(angleDeg)
                && (trail.isEmpty()
                        || agree(trail.lastDeg(), angleDeg, nanos - trail.last().nanos()));
    }

    /** What to say besides of a report that cannot be, but would be on the way of an axis that turns faster than stated. */
    Optional<String> perhapsFast(double angleDeg, long nanos) {
        if (canBeAt(angleDeg, nanos)) {
            return Optional.empty();
        }
        OptionalDouble rateDegPerS = course.rateToBeAt(angleDeg, nanos);
        return rateDegPerS.isPresent()
                ? Optional.of(sentences.perhapsFast(rateDegPerS.getAsDouble(), model.rateDegPerS()))
                : Optional.empty();
    }

    /** Whether the axis can be at one place {@code apartNanos} after the other. */
    boolean agree(double fromDeg, double toDeg, long apartNanos) {
        return tolerance.agree(fromDeg, toDeg, apartNanos, pace.rateDegPerS());
    }

    void onCommand(double targetDeg, long nanos) {
        ordered(nanos);
        course.onCommand(targetDeg, nanos);
    }

    void onStop(long nanos) {
        if (course.isOn()) {
            ordered(nanos); // what moves without a target is moved by others, and goes on as they like
        }
        course.end();
    }

    private void ordered(long nanos) {
        ordered = true;
        orderNanos = nanos;
        orderDeg = lastDeg();
        stand.end();
    }

    /** Takes a report that {@link #canBeAt}. */
    Optional<Finding> onReport(double angleDeg, long nanos) {
        if (silenceBefore(nanos) > 0) {
            orderDeg = Double.NaN;
            course.afterSilence();
            stand.end();
        }
        trail.add(angleDeg, nanos);
        orderDeg = Double.isNaN(orderDeg) ? angleDeg : orderDeg;
        boolean still = trail.spanDeg(nanos, BRISK_SECONDS) <= tolerance.waveringDeg();
        if (isForgotten(nanos) && (stand.isOn() || (still && !course.isDue()))) {
            return stand.onReport(angleDeg, still);
        }
        Optional<Finding> beyond = beyondLimit(angleDeg, nanos);
        if (beyond.isPresent()) {
            return beyond;
        }
        if (!course.isOn()) {
            return afterStop(angleDeg);
        }
        Optional<Finding> found = course.onReport(angleDeg, nanos);
        if (!course.isOn()) {
            orderDeg = angleDeg; // the fault that ended it is told; what it turns from here is another
            return found;
        }
        Optional<Finding> fast = pace.fast(nanos);
        return found.or(() -> fast);
    }

    private boolean isForgotten(long nanos) {
        double forgottenSeconds = course.isOn() ? FORGOTTEN_SECONDS : BRISK_SECONDS;
        return !ordered || (nanos - orderNanos) / 1e9 > forgottenSeconds;
    }

    private Optional<Finding> afterStop(double angleDeg) {
        double ranDeg = Math.abs(angleDeg - orderDeg);
        if (!ordered || ranDeg <= tolerance.afterStopDeg(pace.rateDegPerS())) {
            return Optional.empty();
        }
        orderDeg = angleDeg;
        return Optional.of(sentences.ranOn(ranDeg));
    }

    private Optional<Finding> beyondLimit(double angleDeg, long nanos) {
        double beyondDeg = Math.max(
                model.travel().minDeg() - angleDeg, angleDeg - model.travel().maxDeg());
        double outwardsDeg = trail.travelDeg(nanos, 1.5)
                * Math.signum(angleDeg - model.travel().minDeg());
        if (!ordered || beyondDeg <= tolerance.beyondLimitDeg() || outwardsDeg <= tolerance.outwardsDeg()) {
            return Optional.empty();
        }
        return Optional.of(sentences.beyondLimit(beyondDeg));
    }

    /**
     * Whether it should have been turning for a while at {@code nanos} but has not begun to.
     *
     * @param surely whether to wait until it would have turned further than a reading can waver
     */
    boolean standsThoughSent(long nanos, boolean surely) {
        return course.standsThoughSent(nanos, surely);
    }
}
