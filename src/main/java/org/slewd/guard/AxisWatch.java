package org.slewd.guard;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.slewd.rotator.AxisModel;

/**
 * Judges one axis. While it is sent somewhere it is on a {@link Leg}: from the moment at which its target lay to one side of
 * it until it lies there no more. Otherwise it should stand. One thread.
 */
final class AxisWatch {

    /** A report may lie so much further off than the axis could have turned. */
    private static final double SPEED_RESERVE = 1.5;

    /** A report is dated when it comes, and a busy machine or adapter may hold one back by this; the next then seems early. */
    private static final double HELD_BACK_SECONDS = 0.5;

    /** Unwanted travel that is no accident. Fault F10 asks for a stop after two degrees. */
    private static final double UNWANTED_DEG = 2;

    /** The same of an axis that stood when it was sent: nothing but wrong wires turns it the other way. Fault F11. */
    private static final double UNWANTED_FROM_STAND_DEG = 1.5;

    /** How far beyond the end of its travel an axis may be found, besides its coast. */
    private static final double BEYOND_LIMIT_DEG = 1;

    /** The share of the stated coast that is believed; after a hot day grease is thin. */
    private static final double COAST_RESERVE = 1.5;

    /** From a report being true to the axis hearing what it caused: a slow poll and the wire. */
    private static final double LATENCY_SECONDS = 0.5;

    /** Motion so long after the last target is not caused by it. */
    private static final double FORGOTTEN_SECONDS = 10;

    /** Somebody at a panel turns the antenna by degrees in this time; wind and gears give way by less. */
    private static final double BRISK_SECONDS = 3;

    private final String name;
    private final AxisModel model;
    private final double stepDeg;
    private final Trail trail = new Trail();

    private OptionalDouble targetDeg = OptionalDouble.empty();
    private Optional<Leg> leg = Optional.empty();
    private OptionalInt side = OptionalInt.empty();
    private int legSign;
    private int commandSign;
    private boolean ordered;
    private long orderNanos;
    private long turnNanos;
    private double orderDeg;
    private boolean idle;
    private double restDeg;
    private boolean movedByOthers;
    private boolean toldSlow;
    private long toldSlowNanos;

    AxisWatch(String name, AxisModel model, double stepDeg) {
        this.name = name;
        this.model = model;
        this.stepDeg = stepDeg;
    }

    String name() {
        return name;
    }

    double stepDeg() {
        return stepDeg;
    }

    void restart() {
        trail.clear();
        targetDeg = OptionalDouble.empty();
        leg = Optional.empty();
        side = OptionalInt.empty();
        legSign = 0;
        ordered = false;
        idle = false;
        movedByOthers = false;
    }

    /** The last believed report. */
    double lastDeg() {
        return trail.isEmpty() ? Double.NaN : trail.last().angleDeg();
    }

    /** How long before {@code nanos} there was no believed report, in seconds, beyond what is usual. */
    double silenceBefore(long nanos) {
        return trail.isEmpty() ? 0 : Math.max(0, (nanos - trail.last().nanos()) / 1e9 - 1);
    }

    /** Whether the axis can be at {@code angleDeg}, after all that was believed of it. */
    boolean canBeAt(double angleDeg, long nanos) {
        return Double.isFinite(angleDeg)
                && (trail.isEmpty()
                        || agree(
                                trail.last().angleDeg(),
                                angleDeg,
                                nanos - trail.last().nanos()));
    }

    /** Whether the axis can be at one place {@code apartNanos} after the other. */
    boolean agree(double fromDeg, double toDeg, long apartNanos) {
        return Math.abs(toDeg - fromDeg)
                <= SPEED_RESERVE * model.rateDegPerS() * (Math.max(0, apartNanos) / 1e9 + HELD_BACK_SECONDS)
                        + wavering();
    }

    /** What lies between two readings of an axis that stands: the last digit turns, and each may waver by a step. */
    private double wavering() {
        return 3.01 * stepDeg;
    }

    void onCommand(double targetDeg, long nanos) {
        ordered(nanos);
        double fromDeg = this.targetDeg.orElse(lastDeg());
        boolean follows = this.targetDeg.isPresent() && Math.abs(targetDeg - fromDeg) <= UNWANTED_DEG;
        if (!follows) {
            turnNanos = nanos;
            fromDeg = lastDeg();
        }
        if (targetDeg != fromDeg) {
            commandSign = (int) Math.signum(targetDeg - fromDeg);
        }
        this.targetDeg = OptionalDouble.of(targetDeg);
        side = OptionalInt.empty();
        if (!trail.isEmpty()) {
            takeLeg(trail.last().angleDeg(), nanos);
        }
    }

    void onStop(long nanos) {
        if (targetDeg.isPresent()) {
            ordered(nanos); // what moves without a target is moved by others, and goes on as they like
        }
        targetDeg = OptionalDouble.empty();
        leg = Optional.empty();
    }

    private void ordered(long nanos) {
        ordered = true;
        orderNanos = nanos;
        orderDeg = lastDeg();
        idle = false;
        movedByOthers = false;
    }

    /** Takes a report that {@link #canBeAt}. */
    Optional<Finding> onReport(double angleDeg, long nanos) {
        if (silenceBefore(nanos) > 0) {
            // What went on meanwhile is nothing that could be judged.
            orderDeg = Double.NaN;
            leg = Optional.empty();
            side = OptionalInt.empty();
            idle = false;
        }
        trail.add(angleDeg, nanos);
        orderDeg = Double.isNaN(orderDeg) ? angleDeg : orderDeg;
        double forgottenSeconds = targetDeg.isPresent() ? FORGOTTEN_SECONDS : BRISK_SECONDS;
        boolean forgotten = !ordered || seconds(nanos - orderNanos) > forgottenSeconds;
        boolean standing = trail.spanDeg(nanos, BRISK_SECONDS) <= wavering();
        if (forgotten && (idle || (standing && leg.flatMap(Leg::dueSince).isEmpty()))) {
            return whileIdle(angleDeg, standing);
        }
        Optional<Finding> beyond = beyondLimit(angleDeg, nanos);
        if (beyond.isPresent()) {
            return beyond;
        }
        if (targetDeg.isEmpty()) {
            return afterStop(angleDeg);
        }
        takeLeg(angleDeg, nanos);
        return leg.flatMap(current -> onLeg(current, angleDeg, nanos));
    }

    // -- on the way

    private void takeLeg(double angleDeg, long nanos) {
        double target = targetDeg.orElseThrow();
        double errorDeg = target - angleDeg;
        double arrivedDeg = model.deadBandDeg() + stepDeg + 0.5;
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
        double coastDeg = COAST_RESERVE * model.coastDeg();
        double reactionSeconds = model.startDelaySeconds() + LATENCY_SECONDS;
        double speedDegPerS = Math.min(Math.abs(trail.travelDeg(nanos, 1)), model.rateDegPerS());
        if (left) {
            // A new place may have been passed before the axis heard of it; the next step of a path is not a new place.
            boolean late = seconds(nanos - turnNanos) < 2 * reactionSeconds;
            return coastDeg + (late ? speedDegPerS * reactionSeconds : 0);
        }
        boolean turning = sign * trail.travelDeg(nanos, 1) < -stepDeg;
        boolean aboutToTurn = legSign == -sign;
        return turning || aboutToTurn
                ? coastDeg + (aboutToTurn ? model.rateDegPerS() : speedDegPerS) * reactionSeconds
                : 0;
    }

    private Optional<Finding> onLeg(Leg current, double angleDeg, long nanos) {
        double wrongDeg = current.wrongWayDeg(angleDeg);
        boolean fromStand = !current.passed() && current.allowanceDeg() == 0;
        double unwantedDeg = fromStand ? UNWANTED_FROM_STAND_DEG : UNWANTED_DEG;
        if (wrongDeg > unwantedDeg + stepDeg + current.allowanceDeg()) {
            leg = Optional.empty();
            targetDeg = OptionalDouble.empty();
            orderDeg = angleDeg;
            return Optional.of(current.passed() ? ranPast(wrongDeg) : turnedAway(wrongDeg));
        }
        return stalled(current, nanos).or(() -> slow(current, nanos));
    }

    private Optional<Finding> stalled(Leg current, long nanos) {
        Optional<Leg.Progress> progress =
                current.progress(trail, model, nanos, Math.max(3, 5 * stepDeg / model.rateDegPerS()));
        if (progress.isEmpty() || progress.get().share() >= 0.2) {
            return Optional.empty();
        }
        leg = Optional.empty();
        targetDeg = OptionalDouble.empty();
        orderDeg = lastDeg();
        return finding(
                Finding.Kind.STALL,
                "turned %.1f of %.0f degrees in %.0f s"
                        .formatted(
                                progress.get().madeDeg(),
                                progress.get().expectedDeg(),
                                progress.get().seconds()),
                "look at motor, brake, ice and encoder");
    }

    private Optional<Finding> slow(Leg current, long nanos) {
        Optional<Leg.Progress> progress =
                current.progress(trail, model, nanos, Math.max(8, 12 * stepDeg / model.rateDegPerS()));
        boolean toldLately = toldSlow && seconds(nanos - toldSlowNanos) < 600;
        if (progress.isEmpty() || progress.get().share() >= 0.5 || toldLately) {
            return Optional.empty();
        }
        toldSlow = true;
        toldSlowNanos = nanos;
        return Optional.of(new Finding(
                Finding.Kind.SLOW,
                "%s turns at %.2f degrees a second, and is said to do %.2f; slewd goes on; look at motor, supply and grease,"
                                .formatted(
                                        name,
                                        progress.get().madeDeg()
                                                / progress.get().seconds(),
                                        model.rateDegPerS())
                        + " or correct its rate in the configuration"));
    }

    private Finding turnedAway(double wrongDeg) {
        return finding(
                        Finding.Kind.DIRECTION,
                        "turned %.1f degrees away from its target".formatted(wrongDeg),
                        "look whether motor or encoder is wired the wrong way round")
                .orElseThrow();
    }

    private Finding ranPast(double wrongDeg) {
        return finding(
                        Finding.Kind.RUNAWAY,
                        "ran %.1f degrees past its target".formatted(wrongDeg),
                        "cut the motor power if it still turns; look at the relays of the controller")
                .orElseThrow();
    }

    /**
     * Whether it should have been turning for a while at {@code nanos} but has not begun to.
     *
     * @param surely whether to wait until it would have turned further than a reading can waver
     */
    boolean standsThoughSent(long nanos, boolean surely) {
        double startSeconds = 2 * model.startDelaySeconds() + 0.5 + (surely ? 2 * wavering() / model.rateDegPerS() : 0);
        return leg.filter(current -> Math.abs(lastDeg() - current.startDeg()) <= wavering())
                .flatMap(Leg::dueSince)
                .filter(since -> seconds(nanos - since) >= startSeconds)
                .isPresent();
    }

    // -- at rest

    private Optional<Finding> afterStop(double angleDeg) {
        double allowedDeg = COAST_RESERVE * model.coastDeg()
                + model.rateDegPerS() * (model.startDelaySeconds() + LATENCY_SECONDS)
                + UNWANTED_DEG
                + stepDeg;
        double ranDeg = Math.abs(angleDeg - orderDeg);
        if (!ordered || ranDeg <= allowedDeg) {
            return Optional.empty();
        }
        orderDeg = angleDeg;
        return finding(
                Finding.Kind.RUNAWAY,
                "turned %.1f degrees after a stop".formatted(ranDeg),
                "cut the motor power if it still turns; look at the relays of the controller");
    }

    private Optional<Finding> whileIdle(double angleDeg, boolean standing) {
        if (!idle || (movedByOthers && standing)) {
            idle = true;
            movedByOthers = false;
            restDeg = angleDeg;
        }
        double movedDeg = Math.abs(angleDeg - restDeg);
        if (movedByOthers || movedDeg <= UNWANTED_DEG + stepDeg) {
            return Optional.empty();
        }
        restDeg = angleDeg;
        if (standing) {
            return Optional.of(new Finding(
                    Finding.Kind.DRIFT,
                    "%s gave way by %.1f degrees while it should stand; slewd goes on; look at brake and wind"
                            .formatted(name, movedDeg)));
        }
        movedByOthers = true;
        return Optional.of(new Finding(
                Finding.Kind.EXTERNAL,
                ("%s is moved externally, by %.1f degrees so far; slewd ended what it was doing and"
                                + " moves nothing until it stands;"
                                + " if nobody is at the controller, press STOP and cut the motor power")
                        .formatted(name, movedDeg)));
    }

    private Optional<Finding> beyondLimit(double angleDeg, long nanos) {
        double beyondDeg = Math.max(
                model.travel().minDeg() - angleDeg, angleDeg - model.travel().maxDeg());
        double outwardsDeg = trail.travelDeg(nanos, 1.5)
                * Math.signum(angleDeg - model.travel().minDeg());
        if (!ordered
                || beyondDeg <= BEYOND_LIMIT_DEG + 2 * stepDeg + COAST_RESERVE * model.coastDeg()
                || outwardsDeg <= BEYOND_LIMIT_DEG + stepDeg) {
            return Optional.empty();
        }
        return finding(
                Finding.Kind.LIMIT,
                "ran %.1f degrees beyond the end of its travel".formatted(beyondDeg),
                "turn it back by the controller's own panel");
    }

    private Optional<Finding> finding(Finding.Kind kind, String what, String whatToDo) {
        return Optional.of(new Finding(
                kind,
                "%s %s; slewd sent stop and moves nothing; %s, then clear the fault %s"
                        .formatted(name, what, whatToDo, kind.word())));
    }

    private static double seconds(long nanos) {
        return nanos / 1e9;
    }
}
