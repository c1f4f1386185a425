package org.slewd.guard;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.slewd.rotator.AxisModel;

/**
 * An axis that is sent somewhere. It is on a {@link Leg} from the moment at which its target lay to one side of it until it
 * lies there no more. One thread.
 */
final class Course {

    private final Tolerance tolerance;
    private final AxisModel model;
    private final Trail trail;
    private final AxisSentences sentences;
    private final PaceWatch pace;

    private OptionalDouble targetDeg = OptionalDouble.empty();
    private Optional<Leg> leg = Optional.empty();
    private OptionalInt side = OptionalInt.empty();
    private int legSign;
    private int commandSign;
    private long turnNanos;
    private double sentDeg = Double.NaN;

    /** @param trail of the reports of the axis; its watch adds to it */
    Course(Tolerance tolerance, Trail trail, AxisSentences sentences, PaceWatch pace) {
        this.tolerance = tolerance;
        this.model = tolerance.model();
        this.trail = trail;
        this.sentences = sentences;
        this.pace = pace;
    }

    /** Whether there is a target. */
    boolean isOn() {
        return targetDeg.isPresent();
    }

    /** Whether the target has been so far off, up to now, that the axis should be turning. */
    boolean isDue() {
        return leg.flatMap(Leg::dueSince).isPresent();
    }

    /** Forgets everything. */
    void clear() {
        end();
        side = OptionalInt.empty();
        legSign = 0;
        sentDeg = Double.NaN;
    }

    /** There is no target any more. */
    void end() {
        targetDeg = OptionalDouble.empty();
        leg = Optional.empty();
    }

    /** There were no reports for a while: what went on meanwhile is nothing that could be judged. */
    void afterSilence() {
        leg = Optional.empty();
        side = OptionalInt.empty();
    }

    void onCommand(double toDeg, long nanos) {
        double fromDeg = targetDeg.orElse(trail.lastDeg());
        boolean follows = targetDeg.isPresent() && tolerance.isNextStep(toDeg - fromDeg);
        if (!follows) {
            turnNanos = nanos;
            fromDeg = trail.lastDeg();
        }
        if (toDeg != fromDeg) {
            commandSign = (int) Math.signum(toDeg - fromDeg);
        }
        targetDeg = OptionalDouble.of(toDeg);
        sentDeg = toDeg;
        side = OptionalInt.empty();
        if (!trail.isEmpty()) {
            takeLeg(trail.lastDeg(), nanos);
        }
    }

    /** Takes a report, which is on the trail already; a finding that is latched ends the course. */
    Optional<Finding> onReport(double angleDeg, long nanos) {
        takeLeg(angleDeg, nanos);
        if (leg.isEmpty()) {
            return Optional.empty();
        }
        Leg current = leg.get();
        Optional<Finding> fault = wrongWay(current, angleDeg).or(() -> pace.stalled(current, nanos));
        if (fault.isPresent()) {
            end();
            return fault;
        }
        return pace.slow(current, nanos);
    }

    private void takeLeg(double angleDeg, long nanos) {
        double target = targetDeg.orElseThrow();
        double errorDeg = target - angleDeg;
        double arrivedDeg = tolerance.arrivedDeg();
        int sign = Math.abs(errorDeg) <= arrivedDeg ? 0 : (int) Math.signum(errorDeg);
        if (sign == 0) {
            leg = Optional.empty();
        } else if (leg.isEmpty() || leg.get().sign() != sign) {
            // The target stands, and it was at it or before it: what it travels from there is unwanted.
            boolean left = side.isPresent() && side.getAsInt() != sign;
            leg = Optional.of(new Leg(
                    sign, left ? target : angleDeg, left && sign != commandSign, allowanceDeg(sign, nanos, left)));
            legSign = sign;
        }
        side = OptionalInt.of(sign);
        leg.ifPresent(current -> current.target(errorDeg, Math.max(3, arrivedDeg + model.coastDeg()), nanos));
    }

    /** How far the axis may rightly turn against {@code sign} on a new leg. */
    private double allowanceDeg(int sign, long nanos, boolean left) {
        double coastDeg = tolerance.coastDeg();
        double reactionSeconds = tolerance.reactionSeconds();
        double speedDegPerS = Math.min(Math.abs(trail.travelDeg(nanos, 1)), pace.rateDegPerS());
        if (left) {
            // A new place may have been passed before the axis heard of it; the next step of a path is not a new place.
            boolean late = (nanos - turnNanos) / 1e9 < 2 * reactionSeconds;
            return coastDeg + (late ? speedDegPerS * reactionSeconds : 0);
        }
        boolean turning = sign * trail.travelDeg(nanos, 1) < -tolerance.stepDeg();
        boolean aboutToTurn = legSign == -sign;
        return turning || aboutToTurn
                ? coastDeg + (aboutToTurn ? pace.rateDegPerS() : speedDegPerS) * reactionSeconds
                : 0;
    }

    private Optional<Finding> wrongWay(Leg current, double angleDeg) {
        double wrongDeg = current.wrongWayDeg(angleDeg);
        boolean fromStand = !current.passed() && current.allowanceDeg() == 0;
        double unwantedDeg = fromStand ? tolerance.unwantedFromStandDeg() : tolerance.unwantedDeg();
        if (wrongDeg <= unwantedDeg + current.allowanceDeg()) {
            return Optional.empty();
        }
        return Optional.of(current.passed() ? sentences.ranPast(wrongDeg) : sentences.turnedAway(wrongDeg));
    }

    /**
     * How fast, in degrees a second, it must at least have turned to be at {@code angleDeg} on its way to where it was sent
     * last; empty when that is not on its way.
     */
    OptionalDouble rateToBeAt(double angleDeg, long nanos) {
        if (trail.isEmpty()) {
            return OptionalDouble.empty();
        }
        double leftDeg = sentDeg - trail.lastDeg();
        double madeDeg = (angleDeg - trail.lastDeg()) * Math.signum(leftDeg);
        boolean onItsWay = madeDeg > 0 && madeDeg <= Math.abs(leftDeg) + tolerance.arrivedDeg() + tolerance.coastDeg();
        double seconds = (nanos - trail.last().nanos()) / 1e9 + Tolerance.HELD_BACK_SECONDS;
        return onItsWay ? OptionalDouble.of((madeDeg - tolerance.waveringDeg()) / seconds) : OptionalDouble.empty();
    }

    /**
     * Whether it should have been turning for a while at {@code nanos} but has not begun to.
     *
     * @param surely whether to wait until it would have turned further than a reading can waver
     */
    boolean standsThoughSent(long nanos, boolean surely) {
        double waveringDeg = tolerance.waveringDeg();
        double startSeconds =
                2 * model.startDelaySeconds() + 0.5 + (surely ? 2 * waveringDeg / model.rateDegPerS() : 0);
        return leg.filter(current -> Math.abs(trail.lastDeg() - current.startDeg()) <= waveringDeg)
                .flatMap(Leg::dueSince)
                .filter(since -> (nanos - since) / 1e9 >= startSeconds)
                .isPresent();
    }
}
