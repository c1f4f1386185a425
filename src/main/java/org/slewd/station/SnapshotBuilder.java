package org.slewd.station;

import java.time.Instant;
import java.util.Optional;
import org.slewd.link.Contact;
import org.slewd.link.Link;
import org.slewd.receiver.ReceiverState;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.RotatorState;

/** Puts together what is known at one tick. Belongs to the loop. */
final class SnapshotBuilder {

    private final RotatorPart rotator;
    private final Optional<ReceiverPart> receiver;
    private final boolean simulation;

    private long sequence;
    private StationState lastState = StationState.UNKNOWN;
    private Instant stateSince = Instant.EPOCH;

    SnapshotBuilder(RotatorPart rotator, Optional<ReceiverPart> receiver, boolean simulation) {
        this.rotator = rotator;
        this.receiver = receiver;
        this.simulation = simulation;
    }

    Snapshot build(
            long nowNanos,
            Instant utc,
            StationState state,
            Optional<Snapshot.Fault> fault,
            Activity activity,
            Snapshot.Loop loop) {
        if (state != lastState || sequence == 0) {
            lastState = state;
            stateSince = utc;
        }
        sequence++;
        Optional<Follow> follow =
                activity instanceof Activity.Pass pass ? Optional.of(pass.follow()) : Optional.empty();
        Optional<Pointing> wanted = activity instanceof Activity.Turn turn
                ? Optional.of(turn.place())
                : follow.map(pass -> pass.reference(utc));
        return new Snapshot(
                sequence,
                utc,
                simulation,
                state,
                stateSince,
                fault,
                follow.flatMap(pass -> pass.snapshot(utc)),
                rotator(nowNanos, wanted, follow.flatMap(Follow::errorDeg)),
                receiver.map(part -> receiver(part, nowNanos, follow.flatMap(pass -> pass.exactHz(utc)))),
                loop);
    }

    private Snapshot.Rotator rotator(long nowNanos, Optional<Pointing> wanted, Optional<Double> errorDeg) {
        RotatorState state = rotator.driver().state(nowNanos);
        return new Snapshot.Rotator(
                rotator.config().kind(),
                rotator.link().address(),
                rotator.link().status(),
                contact(rotator.link(), state.contact()),
                wanted,
                state.commanded().map(sent -> aged(sent.pointing(), sent.nanos(), nowNanos)),
                rotator.axis().map(read -> aged(read.pointing(), read.nanos(), nowNanos)),
                rotator.turns().isKnown(),
                errorDeg,
                rotator.delays().snapshot(),
                state.trouble());
    }

    private static Snapshot.Receiver receiver(ReceiverPart part, long nowNanos, Optional<Double> exactHz) {
        ReceiverState state = part.driver().state(nowNanos);
        return new Snapshot.Receiver(
                part.config().kind(),
                part.link().address(),
                part.link().status(),
                contact(part.link(), state.contact()),
                exactHz,
                state.downlink().commanded().map(sent -> aged(sent.hz(), sent.nanos(), nowNanos)),
                state.downlink().measured().map(read -> aged(read.hz(), read.nanos(), nowNanos)),
                state.downlink().verified(),
                state.trouble());
    }

    /** What a driver last knew of a device counts for nothing when the wire is gone. */
    private static Contact contact(Link link, Contact known) {
        return link.status().isUp() ? known : Contact.UNKNOWN;
    }

    private static <T> Snapshot.Aged<T> aged(T value, long thenNanos, long nowNanos) {
        return new Snapshot.Aged<>(value, (nowNanos - thenNanos) / 1e9);
    }
}
