package org.slewd.station;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slewd.receiver.Leg;
import org.slewd.receiver.Mode;
import org.slewd.receiver.ReceiverTraits;
import org.slewd.transmitter.Listed;
import org.slewd.transmitter.Policy;
import org.slewd.transmitter.Transmitters;

/** Makes of what somebody wants to hear what the radio is tuned to. Belongs to the loop. */
final class RadioDesk {

    private final StationConfig config;
    private final Optional<ReceiverPart> receiver;
    private final Supplier<Transmitters> transmitters;

    RadioDesk(StationConfig config, Optional<ReceiverPart> receiver, Supplier<Transmitters> transmitters) {
        this.config = config;
        this.receiver = receiver;
        this.transmitters = transmitters;
    }

    /** Why {@code choice} cannot be had; empty when it can. */
    Optional<Outcome.Refused> refusal(int catalogNumber, RadioChoice choice) {
        if (choice.transmitter().isPresent()) {
            Optional<Listed> listed =
                    transmitters.get().find(choice.transmitter().get());
            boolean ofObject =
                    listed.filter(one -> one.transmitter().isOf(catalogNumber)).isPresent();
            if (!ofObject || listed.get().downlinkHz().isEmpty()) {
                return Optional.of(new Outcome.Refused(
                        "not-found",
                        "object " + catalogNumber + " has no transmitter "
                                + choice.transmitter().get() + (ofObject ? " that sends" : ""),
                        "choose one of the list of its transmitters"));
            }
        }
        RadioWish wish = wish(catalogNumber, choice);
        return receiver.flatMap(part -> part.refusal(wish.roundedHz(Leg.DOWNLINK), wish.mode()));
    }

    /** What the radio is to be tuned to. */
    RadioWish wish(int catalogNumber, RadioChoice choice) {
        Optional<StationConfig.TrackedObject> known = config.objects().stream()
                .filter(object -> object.catalogNumber() == catalogNumber)
                .findFirst();
        Optional<Mode> mode = choice.mode().or(() -> known.flatMap(StationConfig.TrackedObject::mode));
        Optional<Listed> asked = choice.transmitter().flatMap(transmitters.get()::find);
        if (asked.isPresent()) {
            return tunable(RadioWish.of(asked.get(), choice.mode()), choice);
        }
        Optional<Long> downlinkHz =
                choice.downlinkHz().or(() -> known.flatMap(StationConfig.TrackedObject::downlinkHz));
        if (downlinkHz.isPresent()) {
            return RadioWish.frequency(OptionalDouble.of(downlinkHz.get().doubleValue()), mode);
        }
        // Nobody asked for it, so the other leg of the radio is left alone.
        return receiver.map(part -> part.driver().traits())
                .flatMap(traits -> transmitters.get().choose(catalogNumber, Policy.USUAL, traits::contains))
                .map(best -> tunable(RadioWish.of(best, choice.mode()).withoutUplink(), choice))
                .orElse(RadioWish.NOTHING);
    }

    /** Without a mode that the list knows and the radio does not, and without an uplink that it cannot be tuned to. */
    private RadioWish tunable(RadioWish wish, RadioChoice choice) {
        if (receiver.isEmpty()) {
            return wish.withoutUplink();
        }
        ReceiverTraits traits = receiver.get().driver().traits();
        RadioWish audible = choice.mode().isPresent() ? wish : wish.inModes(traits.modes());
        boolean reaches = traits.has(Leg.UPLINK)
                && wish.roundedHz(Leg.UPLINK).filter(traits::contains).isPresent();
        return reaches ? audible : audible.withoutUplink();
    }

    /**
     * The dials that {@code wish} needs.
     *
     * @param note takes a sentence for the log
     */
    Map<Leg, Tuner> tuners(RadioWish wish, Consumer<String> note) {
        Map<Leg, Tuner> tuners = new EnumMap<>(Leg.class);
        receiver.ifPresent(part -> {
            for (Leg leg : Leg.values()) {
                if (part.driver().traits().has(leg) && wish.objectHz(leg).isPresent()) {
                    tuners.put(leg, new Tuner(leg, part, note));
                }
            }
        });
        return tuners;
    }
}
