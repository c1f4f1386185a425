package org.slewd.station;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slewd.receiver.Leg;

/**
 * Finds what has happened from one tick to the next, whoever brought it about: the only place that says that a pass has
 * risen or set. Neither a clock that is set back nor an object that turns out to come later makes that happen twice. Belongs to
 * the loop.
 */
final class EventWatch {

    /** A pass that is followed, and how far it is. */
    private static final class Watched {
        private final Follow follow;
        private final Instant begun;
        private final long skippedBefore;
        private final List<String> faults = new ArrayList<>();
        private boolean risen;
        private boolean culminated;
        private boolean set;

        Watched(Follow follow, Instant begun, long skippedBefore) {
            this.follow = follow;
            this.begun = begun;
            this.skippedBefore = skippedBefore;
            this.culminated = !begun.isBefore(follow.culmination());
        }
    }

    private final Consumer<StationEvent> tell;
    private Optional<Watched> watched = Optional.empty();
    private Optional<Snapshot.Fault> fault = Optional.empty();
    private boolean parking;

    EventWatch(Consumer<StationEvent> tell) {
        this.tell = tell;
    }

    /**
     * Looks at how things stand at the end of a tick.
     *
     * @param unsafe whether a safety input says that it is not safe
     * @param skippedTicks of the loop since its start
     */
    void tick(
            Activity activity,
            StationState state,
            Optional<Snapshot.Fault> now,
            boolean unsafe,
            long skippedTicks,
            Instant utc) {
        fault(now, utc);
        Optional<Follow> follow =
                activity instanceof Activity.Pass pass ? Optional.of(pass.follow()) : Optional.empty();
        if (watched.isPresent() && !watched.map(pass -> pass.follow).equals(follow)) {
            end(watched.get(), ending(watched.get(), activity, unsafe, utc), skippedTicks, utc);
            watched = Optional.empty();
        }
        if (follow.isPresent() && watched.isEmpty()) {
            watched = Optional.of(new Watched(follow.get(), utc, skippedTicks));
            tell.accept(new StationEvent.PassBegun(utc, follow.get().followed()));
        }
        watched.ifPresent(pass -> goOn(pass, utc));
        boolean wasParking = parking;
        parking = state == StationState.PARKING;
        if (wasParking && state == StationState.IDLE) {
            tell.accept(new StationEvent.Parked(utc));
        }
    }

    private void fault(Optional<Snapshot.Fault> now, Instant utc) {
        if (now.equals(fault)) {
            return;
        }
        fault.ifPresent(gone -> tell.accept(new StationEvent.FaultCleared(utc, gone)));
        now.ifPresent(raised -> {
            tell.accept(new StationEvent.FaultRaised(utc, raised));
            watched.ifPresent(pass -> pass.faults.add(raised.kind()));
        });
        fault = now;
    }

    private void goOn(Watched pass, Instant utc) {
        if (!pass.risen && pass.follow.hasRisen(utc)) {
            pass.risen = true;
            tell.accept(new StationEvent.PassRisen(utc, pass.follow.followed()));
        }
        if (pass.risen && !pass.culminated && !utc.isBefore(pass.follow.culmination())) {
            pass.culminated = true;
            tell.accept(new StationEvent.PassCulminated(utc, pass.follow.followed()));
        }
        if (pass.risen && !pass.set && pass.follow.isComplete(utc)) {
            pass.set = true;
            tell.accept(new StationEvent.PassSet(utc, pass.follow.followed()));
        }
    }

    private PassReport.Ending ending(Watched pass, Activity activity, boolean unsafe, Instant utc) {
        if (pass.follow.isLostByClock()) {
            return PassReport.Ending.CLOCK;
        }
        if (pass.follow.isComplete(utc)) {
            return PassReport.Ending.COMPLETE;
        }
        if (unsafe) {
            return PassReport.Ending.UNSAFE;
        }
        if (!(activity instanceof Activity.None)) {
            return PassReport.Ending.REPLACED;
        }
        return fault.isPresent() ? PassReport.Ending.FAULT : PassReport.Ending.STOPPED;
    }

    private void end(Watched pass, PassReport.Ending ending, long skippedTicks, Instant utc) {
        if (ending == PassReport.Ending.COMPLETE) {
            goOn(pass, utc); // the tick in which it set is the one that ended it
        }
        Follow follow = pass.follow;
        Map<Leg, Snapshot.Residual> tuning = new EnumMap<>(Leg.class);
        for (Leg leg : Leg.values()) {
            follow.residuals(leg)
                    .filter(residuals -> residuals.count() > 0)
                    .ifPresent(residuals -> tuning.put(leg, Snapshot.Residual.of(residuals)));
        }
        tell.accept(new StationEvent.PassEnded(
                utc,
                new PassReport(
                        follow.followed(),
                        pass.begun,
                        utc,
                        ending,
                        follow.summary(),
                        follow.quality().figures(),
                        tuning,
                        follow.wish().transmitter().map(each -> each.description()),
                        follow.wish().roundedHz(Leg.DOWNLINK),
                        skippedTicks - pass.skippedBefore,
                        pass.faults,
                        follow.heard())));
    }
}
