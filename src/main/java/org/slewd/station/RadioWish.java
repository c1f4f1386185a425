package org.slewd.station;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.slewd.doppler.Passband;
import org.slewd.doppler.Transponder;
import org.slewd.receiver.Leg;
import org.slewd.receiver.Mode;
import org.slewd.receiver.Tuning;
import org.slewd.transmitter.Band;
import org.slewd.transmitter.DemodulationWord;
import org.slewd.transmitter.Listed;
import org.slewd.transmitter.Transmitter;

/**
 * What a radio is to be tuned to while an object goes by, before Doppler.
 *
 * @param downlinkHz what the object sends; empty when nothing is to be tuned
 * @param mode demodulation; empty leaves the radio's own choice alone
 * @param uplinkHz what the object hears; empty when the other leg is left alone
 * @param uplinkMode likewise
 * @param transponder through which both legs belong to each other; empty for a channel
 * @param transmitter what it is called, for people; empty when somebody just said a frequency
 */
record RadioWish(
        OptionalDouble downlinkHz,
        Optional<Mode> mode,
        OptionalDouble uplinkHz,
        Optional<Mode> uplinkMode,
        Optional<Transponder> transponder,
        Optional<Transmitter> transmitter) {

    /** Nothing is to be tuned. */
    static final RadioWish NOTHING = frequency(OptionalDouble.empty(), Optional.empty());

    /** A downlink and nothing more. */
    static RadioWish frequency(OptionalDouble downlinkHz, Optional<Mode> mode) {
        return new RadioWish(
                downlinkHz, mode, OptionalDouble.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** What a known transmitter sends and hears, with the station's own corrections. */
    static RadioWish of(Listed listed, Optional<Mode> askedMode) {
        Transmitter known = listed.transmitter();
        Optional<Transponder> transponder = known.isLinear()
                ? Optional.of(new Transponder(
                        passband(known.downlink().orElseThrow()),
                        passband(known.uplink().orElseThrow()),
                        known.inverting()))
                : Optional.empty();
        OptionalDouble uplinkHz = known.uplink()
                .map(band -> OptionalDouble.of((double) band.centreHz()))
                .orElse(OptionalDouble.empty());
        return new RadioWish(
                listed.downlinkHz(),
                askedMode.or(() -> DemodulationWord.mode(known.mode())),
                uplinkHz,
                DemodulationWord.mode(known.uplinkMode().isEmpty() ? known.mode() : known.uplinkMode()),
                transponder,
                Optional.of(known));
    }

    private static Passband passband(Band band) {
        return new Passband(band.lowHz(), band.highHz());
    }

    /** The same with the other leg left alone. */
    RadioWish withoutUplink() {
        return new RadioWish(downlinkHz, mode, OptionalDouble.empty(), Optional.empty(), Optional.empty(), transmitter);
    }

    /** The same without modes that are not among {@code known}. */
    RadioWish inModes(Set<Mode> known) {
        return new RadioWish(
                downlinkHz,
                mode.filter(known::contains),
                uplinkHz,
                uplinkMode.filter(known::contains),
                transponder,
                transmitter);
    }

    /** The frequency at the object for one leg. */
    OptionalDouble objectHz(Leg leg) {
        return leg == Leg.DOWNLINK ? downlinkHz : uplinkHz;
    }

    /** The same for people. */
    Optional<Long> roundedHz(Leg leg) {
        OptionalDouble hz = objectHz(leg);
        return hz.isPresent() ? Optional.of(Math.round(hz.getAsDouble())) : Optional.empty();
    }

    Optional<Mode> mode(Leg leg) {
        return leg == Leg.DOWNLINK ? mode : uplinkMode;
    }

    /** After somebody turned the dial of {@code leg} by {@code byHz}: the other leg follows through the transponder. */
    RadioWish turned(Leg leg, double byHz) {
        double down = downlinkHz.orElse(Double.NaN);
        double up = uplinkHz.orElse(Double.NaN);
        if (leg == Leg.DOWNLINK) {
            down += byHz;
            up = transponder.isPresent() ? transponder.get().uplinkHz(down) : up;
        } else {
            up += byHz;
            down = transponder.isPresent() ? transponder.get().downlinkHz(up) : down;
        }
        return new RadioWish(
                Double.isNaN(down) ? OptionalDouble.empty() : OptionalDouble.of(down),
                mode,
                Double.isNaN(up) ? OptionalDouble.empty() : OptionalDouble.of(up),
                uplinkMode,
                transponder,
                transmitter);
    }

    /** A setting of one leg in its mode. */
    Tuning at(Leg leg, long dialHz) {
        return new Tuning(dialHz, mode(leg));
    }
}
