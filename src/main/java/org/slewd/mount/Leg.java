package org.slewd.mount;

import java.util.Optional;
import org.slewd.mount.AxisTrial.Step;
import org.slewd.rotator.AxisModel;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.RotatorState;
import org.slewd.rotator.RotatorTraits;

/** One motion of a trial: a move to a place, a slew that a stop ends, or steps that grow until the axis obeys. One thread. */
final class Leg {

    /** What a leg needs to know of the axis. */
    record Scene(Axis axis, AxisModel model, RotatorTraits traits, ReportLog reports, double quietSeconds) {

        /** Less than this is noise. */
        double noticeableDeg() {
            return Math.max(2 * traits.readBackStepDeg(), 0.5);
        }

        /** An axis that has not moved by then is stuck. */
        double patienceSeconds() {
            return 3 + 3 * model.startDelaySeconds() + 3 * noticeableDeg() / model.rateDegPerS();
        }
    }

    private enum Kind {
        MOVE,
        SLEW,
        CREEP
    }

    private enum Phase {
        RUNNING,
        STOPPING,
        OVER
    }

    private final Kind kind;
    private final double goalDeg;
    private final double stopAtDeg;
    private final double phaseShare;

    private Phase phase = Phase.RUNNING;
    private Pointing from = new Pointing(0, 0);
    private Pointing target = new Pointing(0, 0);
    private double standing;
    private double sign;
    private int creepSteps;
    private long begunNanos;
    private Optional<Long> sentNanos = Optional.empty();
    private boolean moved;
    private double furthestDeg;
    private long advancedNanos;
    private Optional<Long> passedNanos = Optional.empty();
    private long stopNanos;
    private Optional<Slew> slew = Optional.empty();
    private Optional<Double> deadBandDeg = Optional.empty();

    private Leg(Kind kind, double goalDeg, double stopAtDeg, double phaseShare) {
        this.kind = kind;
        this.goalDeg = goalDeg;
        this.stopAtDeg = stopAtDeg;
        this.phaseShare = phaseShare;
    }

    /** To a place. */
    static Leg move(double goalDeg) {
        return new Leg(Kind.MOVE, goalDeg, Double.NaN, 0);
    }

    /**
     * Towards a place, and a stop once {@code stopAtDeg} is passed.
     *
     * @param phaseShare how much of the time between two reports start and stop are put off, 0 to 1: were they always at
     *     the same moment between two reports, every slew would tell the same
     */
    static Leg slew(double goalDeg, double stopAtDeg, double phaseShare) {
        return new Leg(Kind.SLEW, goalDeg, stopAtDeg, phaseShare);
    }

    /** Steps of the controller's grid towards greater ({@code direction} 1) or smaller (-1) angles. */
    static Leg creep(int direction) {
        return new Leg(Kind.CREEP, direction, Double.NaN, 0);
    }

    /** How long to wait with start and stop. */
    double delaySeconds(Scene scene) {
        return phaseShare * scene.reports.intervalSeconds();
    }

    boolean isOver() {
        return phase == Phase.OVER;
    }

    /** What a slew saw, once it is over. */
    Optional<Slew> slew() {
        return slew;
    }

    /** What the steps showed, once they are over. */
    Optional<Double> deadBandDeg() {
        return deadBandDeg;
    }

    Step begin(Scene scene, long nowNanos, Pointing at) {
        scene.reports.begin(nowNanos);
        from = at;
        standing = scene.reports.meanSince(nowNanos - 1_000_000_000L);
        double goal = kind == Kind.CREEP ? scene.axis.of(at) + goalDeg * scene.traits.commandStepDeg() : goalDeg;
        creepSteps = 1;
        return aim(scene, nowNanos, goal);
    }

    private Step aim(Scene scene, long nowNanos, double goal) {
        target = scene.traits.onGrid(scene.axis.at(goal, from));
        sign = Math.signum(scene.axis.of(target) - standing);
        begunNanos = nowNanos;
        advancedNanos = nowNanos;
        sentNanos = Optional.empty();
        boolean alreadyThere = kind == Kind.MOVE && Math.abs(scene.axis.of(target) - standing) < scene.noticeableDeg();
        if (alreadyThere) {
            phase = Phase.OVER;
            return new Step.Wait();
        }
        return new Step.Aim(target);
    }

    Step step(
            Scene scene,
            long nowNanos,
            RotatorState.Measured read,
            Optional<RotatorState.Commanded> commanded,
            boolean ready) {
        if (phase == Phase.STOPPING) {
            return rest(scene, nowNanos, ready);
        }
        if (sentNanos.isEmpty()) {
            sentNanos = commanded
                    .filter(sent -> sent.pointing().equals(target) && sent.nanos() - begunNanos >= 0)
                    .map(RotatorState.Commanded::nanos);
        }
        double goneDeg = sign * (scene.axis.of(read.pointing()) - standing);
        Optional<String> wrong = judge(scene, nowNanos, read.pointing(), goneDeg);
        if (wrong.isPresent()) {
            return new Step.Failed(wrong.get());
        }
        return switch (kind) {
            case MOVE -> arrive(scene, nowNanos, goneDeg);
            case SLEW -> pass(scene, nowNanos, goneDeg);
            case CREEP -> obey(scene, nowNanos, goneDeg);
        };
    }

    private Optional<String> judge(Scene scene, long nowNanos, Pointing at, double goneDeg) {
        String name = "the " + scene.axis.word() + " axis ";
        if (goneDeg <= -scene.noticeableDeg()) {
            return Optional.of(name
                    + "turns the wrong way: it was sent from %.1f to %.1f and reads %.1f"
                            .formatted(standing, scene.axis.of(target), scene.axis.of(at)));
        }
        double otherDeg = Math.abs(scene.axis.ofOther(at) - scene.axis.ofOther(from));
        if (otherDeg > 2 * scene.noticeableDeg()) {
            return Optional.of("the other axis moved by %.1f degrees while only the %s axis was sent anywhere"
                    .formatted(otherDeg, scene.axis.word()));
        }
        if (goneDeg >= furthestDeg + 0.5 * scene.traits.readBackStepDeg()) {
            furthestDeg = goneDeg;
            advancedNanos = nowNanos;
        }
        moved |= goneDeg >= scene.noticeableDeg();
        boolean waits = kind != Kind.CREEP && seconds(advancedNanos, nowNanos) > scene.patienceSeconds();
        double missingDeg = sign * (scene.axis.of(target) - standing) - goneDeg;
        if (waits && missingDeg > scene.noticeableDeg()) {
            return Optional.of(
                    moved
                            ? name
                                    + "came to rest at %.1f on its way to %.1f"
                                            .formatted(scene.axis.of(at), scene.axis.of(target))
                            : name
                                    + "does not move: it was sent from %.1f to %.1f and still reads %.1f after %.0f s"
                                            .formatted(
                                                    standing,
                                                    scene.axis.of(target),
                                                    scene.axis.of(at),
                                                    seconds(begunNanos, nowNanos)));
        }
        return Optional.empty();
    }

    private Step arrive(Scene scene, long nowNanos, double goneDeg) {
        double missingDeg = Math.abs(sign * (scene.axis.of(target) - standing) - goneDeg);
        if (missingDeg <= scene.noticeableDeg() && scene.reports.isQuiet(nowNanos, scene.quietSeconds)) {
            phase = Phase.OVER;
        }
        return new Step.Wait();
    }

    private Step pass(Scene scene, long nowNanos, double goneDeg) {
        if (sentNanos.isEmpty() || goneDeg < sign * (stopAtDeg - standing)) {
            return new Step.Wait();
        }
        passedNanos = passedNanos.or(() -> Optional.of(nowNanos));
        if (seconds(passedNanos.get(), nowNanos) < delaySeconds(scene)) {
            return new Step.Wait();
        }
        stopNanos = nowNanos;
        phase = Phase.STOPPING;
        return new Step.Stop();
    }

    private Step rest(Scene scene, long nowNanos, boolean ready) {
        if (ready && scene.reports.isQuiet(nowNanos, scene.quietSeconds)) {
            long sent = sentNanos.orElseThrow();
            double resting = scene.reports.meanSince(nowNanos - 1_000_000_000L);
            slew = Optional.of(new Slew(
                    sign > 0,
                    sign * standing,
                    scene.reports.between(sent, stopNanos, sign),
                    seconds(sent, stopNanos),
                    sign * resting));
            phase = Phase.OVER;
        }
        return new Step.Wait();
    }

    private Step obey(Scene scene, long nowNanos, double goneDeg) {
        double stepDeg = scene.traits.commandStepDeg();
        boolean obeyed = goneDeg >= 0.9 * scene.traits.readBackStepDeg();
        if (obeyed && scene.reports.isQuiet(nowNanos, scene.quietSeconds)) {
            deadBandDeg = Optional.of((creepSteps - 1) * stepDeg);
            phase = Phase.OVER;
        } else if (!obeyed && seconds(begunNanos, nowNanos) > scene.patienceSeconds()) {
            int more = Math.max(creepSteps + 1, creepSteps * 3 / 2);
            if (!AxisTrial.isDeadBand(more * stepDeg)) {
                return new Step.Failed("the %s axis does not obey a step of %.1f degrees"
                        .formatted(scene.axis.word(), creepSteps * stepDeg));
            }
            creepSteps = more;
            return aim(scene, nowNanos, scene.axis.of(from) + goalDeg * creepSteps * stepDeg);
        }
        return new Step.Wait();
    }

    private static double seconds(long fromNanos, long toNanos) {
        return (toNanos - fromNanos) / 1e9;
    }
}
