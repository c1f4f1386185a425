package org.slewd.station;

import java.time.Instant;
import java.util.Optional;
import org.slewd.link.Contact;
import org.slewd.link.Link;
import org.slewd.receiver.DialState;
import org.slewd.receiver.Leg;
import org.slewd.receiver.ReceiverState;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.RotatorState;
import org.slewd.transmitter.Transmitter;

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
                receiver.map(part -> receiver(part, follow, nowNanos, utc)),
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

    private static Snapshot.Receiver receiver(ReceiverPart part, Optional<Follow> follow, long nowNanos, Instant utc) {
        ReceiverState state = part.driver().state(nowNanos);
        boolean isUp = part.link().status().isUp();
        return new Snapshot.Receiver(
                part.config().kind(),
                part.link().address(),
                part.link().status(),
                contact(part.link(), state.contact()),
                dial(state.downlink(), isUp, Leg.DOWNLINK, follow, nowNanos, utc),
                state.uplink().map(dial -> dial(dial, isUp, Leg.UPLINK, follow, nowNanos, utc)),
                state.latencyNanos().isPresent()
                        ? Optional.of(state.latencyNanos().getAsLong() / 1e9)
                        : Optional.empty(),
                state.signal().map(signal -> aged(signal.share(), signal.nanos(), nowNanos)),
                follow.flatMap(pass -> pass.wish().transmitter()).map(Transmitter::description),
                state.trouble());
    }

    /** @param isUp whether there is a wire; what a radio confirmed before it was pulled counts for nothing */
    private static Snapshot.Dial dial(
            DialState dial, boolean isUp, Leg leg, Optional<Follow> follow, long nowNanos, Instant utc) {
        return new Snapshot.Dial(
                follow.flatMap(pass -> pass.exactHz(leg, utc)),
                dial.commanded().map(sent -> aged(sent.hz(), sent.nanos(), nowNanos)),
                dial.measured().map(read -> aged(read.hz(), read.nanos(), nowNanos)),
                isUp && dial.verified(),
                follow.flatMap(pass -> pass.residuals(leg))
                        .filter(residuals -> residuals.count() > 0)
                        .map(Snapshot.Residual::of));
    }

    /** What a driver last knew of a device counts for nothing when the wire is gone. */
    private static Contact contact(Link link, Contact known) {
        return link.status().isUp() ? known : Contact.UNKNOWN;
    }

    private static <T> Snapshot.Aged<T> aged(T value, long thenNanos, long nowNanos) {
        return new Snapshot.Aged<>(value, (nowNanos - thenNanos) / 1e9);
    }
}
