package org.slewd.transmitter;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slewd.receiver.Mode;

/**
 * Which mode of a receiver serves a word for a mode. Data that is keyed in frequency is taken out of FM, narrow data and
 * voice out of a sideband. Broadband and phase-keyed signals have none: they need samples, not a loudspeaker.
 */
public final class DemodulationWord {

    private static final Map<String, Mode> WHOLE = Map.ofEntries(
            Map.entry("FM", Mode.FM),
            Map.entry("FMN", Mode.FM),
            Map.entry("WFM", Mode.WFM),
            // Its deviation of 17 kHz does not go through the filter of a voice channel.
            Map.entry("APT", Mode.WFM),
            Map.entry("SSTV", Mode.FM),
            Map.entry("DUV", Mode.FM),
            Map.entry("DSTAR", Mode.FM),
            Map.entry("DOKA", Mode.FM),
            Map.entry("4FSK", Mode.FM),
            Map.entry("FFSK", Mode.FM),
            Map.entry("AM", Mode.AM),
            Map.entry("DSB", Mode.AM),
            Map.entry("CW", Mode.CW),
            Map.entry("USB", Mode.USB),
            Map.entry("LSB", Mode.LSB),
            Map.entry("WSJT", Mode.USB),
            Map.entry("FT8", Mode.USB),
            Map.entry("PSK31", Mode.USB),
            Map.entry("QPSK31", Mode.USB),
            Map.entry("CERTO", Mode.CW));

    /** Keying in frequency, whatever frames it carries: {@code GMSK USP}, {@code FSK AX.25 G3RUH}. */
    private static final List<String> KEYED_IN_FREQUENCY = List.of("AFSK", "GFSK", "FSK", "GMSK", "MSK");

    private DemodulationWord() {}

    /** The mode for {@code word}, in any case of letters; empty when no receiver demodulates it. */
    public static Optional<Mode> mode(String word) {
        String upper = word.strip().toUpperCase(Locale.ROOT);
        Optional<Mode> whole = Optional.ofNullable(WHOLE.get(upper));
        if (whole.isPresent()) {
            return whole;
        }
        String first = upper.split("[ /]", 2)[0];
        return KEYED_IN_FREQUENCY.contains(first) ? Optional.of(Mode.FM) : Optional.empty();
    }
}
