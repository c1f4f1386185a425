package org.slewd.station;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slewd.orbit.ElementSet;
import org.slewd.rotator.AxisModel;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.RotatorState;

/**
 * When the plan of a pass under way has to be made anew: the axes fell behind it, or better elements came. The planning itself
 * is done elsewhere; no tick waits for it. Belongs to the loop.
 */
final class Replanning {

    /** Once a second is soon enough for both causes. */
    private static final long LOOK_NANOS = 1_000_000_000L;

    /** An axis that fell behind is given this long to catch up by itself. */
    private static final long BEHIND_NANOS = 4_000_000_000L;

    /** Two plans for the same cause are at least so far apart; a motor that is too slow gains nothing by a third. */
    private static final long REST_NANOS = 15_000_000_000L;

    /** What an axis goes in this time at full speed is no reason for another plan. */
    private static final double FORGIVEN_SECONDS = 2;

    private static final double FORGIVEN_DEG = 3;

    private final AxisModel azimuth;
    private final AxisModel elevation;

    private boolean looked;
    private long lookedNanos;
    private boolean behind;
    private long behindSinceNanos;
    private Optional<Pending> pending = Optional.empty();
    private boolean planned;
    private long plannedNanos;

    private record Pending(
            CompletableFuture<Optional<Preparation.Ready>> plan, Snapshot.LateSource source, String why) {}

    /**
     * A plan that was made anew.
     *
     * @param source who says how late the object comes
     * @param why in words that follow "planned anew, as"
     */
    record Made(Preparation.Ready ready, Snapshot.LateSource source, String why) {}

    Replanning(AxisModel azimuth, AxisModel elevation) {
        this.azimuth = azimuth;
        this.elevation = elevation;
    }

    /**
     * Why a new plan should be made now, in words that follow "planned anew, as"; empty when none should.
     *
     * @param best the elements that are best now
     * @param axis the newest report
     * @param wanted where the plan had the axes at the time of the report
     */
    Optional<String> reason(
            Follow follow,
            Optional<ElementSet> best,
            Optional<RotatorState.Measured> axis,
            Pointing wanted,
            long nowNanos) {
        if (isMaking() || (looked && nowNanos - lookedNanos < LOOK_NANOS)) {
            return Optional.empty();
        }
        looked = true;
        lookedNanos = nowNanos;
        if (best.filter(set -> set.epoch().isAfter(follow.elements().epoch())).isPresent()) {
            return Optional.of("newer elements came");
        }
        boolean isBehind = axis.map(RotatorState.Measured::pointing)
                .filter(at -> isBehind(at.azimuthDeg(), wanted.azimuthDeg(), azimuth)
                        || isBehind(at.elevationDeg(), wanted.elevationDeg(), elevation))
                .isPresent();
        if (isBehind && !behind) {
            behindSinceNanos = nowNanos;
        }
        behind = isBehind;
        boolean due = behind
                && nowNanos - behindSinceNanos >= BEHIND_NANOS
                && (!planned || nowNanos - plannedNanos >= REST_NANOS);
        return due ? Optional.of("the axes fell behind") : Optional.empty();
    }

    private static boolean isBehind(double atDeg, double wantedDeg, AxisModel axis) {
        return Math.abs(atDeg - wantedDeg) > Math.max(FORGIVEN_DEG, FORGIVEN_SECONDS * axis.rateDegPerS());
    }

    /** A plan is being made; one that was being made before is worth nothing any more. */
    void begun(CompletableFuture<Optional<Preparation.Ready>> plan, Snapshot.LateSource source, String why) {
        pending = Optional.of(new Pending(plan, source, why));
    }

    /** Whether a plan is being made. */
    boolean isMaking() {
        return pending.isPresent();
    }

    /** The plan that was being made, in the tick in which it is there. */
    Optional<Made> take(long nowNanos) {
        if (pending.filter(making -> making.plan.isDone()).isEmpty()) {
            return Optional.empty();
        }
        Pending over = pending.get();
        pending = Optional.empty();
        behind = false;
        planned = true;
        plannedNanos = nowNanos;
        return over.plan.isCompletedExceptionally()
                ? Optional.empty()
                : over.plan.join().map(ready -> new Made(ready, over.source, over.why));
    }
}
