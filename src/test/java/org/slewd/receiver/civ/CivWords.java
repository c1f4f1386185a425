package org.slewd.receiver.civ;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slewd.receiver.Half;
import org.slewd.receiver.Mode;
import org.slewd.receiver.Vectors;
import org.slewd.receiver.Vectors.Stanza;

/** What the meanings in {@code civ.vectors} stand for. */
final class CivWords {

    private CivWords() {}

    static Stream<Stanza> stanzas() {
        return Vectors.read("civ.vectors").stream();
    }

    static boolean isOurs(Stanza stanza) {
        return !stanza.meaning().get(0).equals("peer");
    }

    static CivProfile profile(Stanza stanza) {
        return stanza.section().equals("ic-9700") ? CivProfile.IC_9700 : CivProfile.IC_R8600;
    }

    static CivRequest request(Stanza stanza) {
        List<String> words = stanza.meaning();
        return switch (words.get(0)) {
            case "read" -> new CivRequest.ReadFrequency();
            case "set" -> new CivRequest.SetFrequency(Long.parseLong(words.get(1)));
            case "read-mode" -> new CivRequest.ReadMode();
            case "set-mode" -> new CivRequest.SetMode(Mode.valueOf(words.get(1)));
            default -> throw new IllegalArgumentException(stanza.toString());
        };
    }

    static CivReply reply(Stanza stanza) {
        List<String> words = stanza.meaning();
        return switch (words.get(0)) {
            case "read" -> new CivReply.FrequencyIs(Long.parseLong(words.get(1)));
            case "read-mode" ->
                new CivReply.ModeIs(
                        words.get(1).equals("-") ? Optional.empty() : Optional.of(Mode.valueOf(words.get(1))));
            default -> words.get(2).equals("accepted") ? new CivReply.Accepted() : new CivReply.Refused("FA");
        };
    }

    /** Everything that the driver can say at {@code hz}. */
    static Stream<CivRequest> all(long hz) {
        return Stream.concat(
                Stream.of(
                        new CivRequest.ReadFrequency(),
                        new CivRequest.SetFrequency(hz),
                        new CivRequest.ReadMode(),
                        new CivRequest.ReadOtherFrequency(),
                        new CivRequest.SetOtherFrequency(hz),
                        new CivRequest.ReadOtherMode(),
                        new CivRequest.Select(Half.MAIN),
                        new CivRequest.Select(Half.SUB),
                        new CivRequest.Exchange(),
                        new CivRequest.SatelliteMode(),
                        new CivRequest.ReadSatelliteMode(),
                        new CivRequest.ReadMeter()),
                Arrays.stream(Mode.values())
                        .flatMap(mode -> Stream.of(new CivRequest.SetMode(mode), new CivRequest.SetOtherMode(mode))));
    }
}
