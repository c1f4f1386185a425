package org.slewd.receiver.rigctld;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slewd.receiver.Leg;
import org.slewd.receiver.Mode;
import org.slewd.receiver.Vectors;
import org.slewd.receiver.Vectors.Stanza;
import org.slewd.receiver.rigctld.RigctldReply.Done;
import org.slewd.receiver.rigctld.RigctldReply.FrequencyIs;
import org.slewd.receiver.rigctld.RigctldReply.ModeIs;
import org.slewd.receiver.rigctld.RigctldReply.Refused;
import org.slewd.receiver.rigctld.RigctldReply.VfoModeIs;

/** What the meanings in {@code rigctld.vectors} stand for. */
final class RigctldWords {

    private RigctldWords() {}

    static Stream<Stanza> stanzas() {
        return Vectors.read("rigctld.vectors").stream();
    }

    /** What slewd itself says; it never ends a line with CR LF. */
    static boolean isOurs(Stanza stanza) {
        return !stanza.meaning().get(0).equals("peer") && !stanza.sent().contains("\\r");
    }

    static RigctldDialect dialect(Stanza stanza) {
        return switch (stanza.section()) {
            case "gqrx" -> RigctldDialect.GQRX;
            case "sdrpp" -> RigctldDialect.SDRPP;
            default -> RigctldDialect.HAMLIB;
        };
    }

    static boolean vfoMode(Stanza stanza) {
        return stanza.section().endsWith("--vfo");
    }

    static RigServer server(Stanza stanza) {
        return server(dialect(stanza), vfoMode(stanza));
    }

    static RigServer server(RigctldDialect dialect, boolean vfoMode) {
        return switch (dialect) {
            case HAMLIB -> new HamlibServer(vfoMode);
            case GQRX -> new GqrxServer();
            case SDRPP -> new SdrPlusPlusServer();
        };
    }

    static RigctldRequest request(Stanza stanza) {
        List<String> words = stanza.meaning();
        return switch (words.get(0)) {
            case "vfo-mode" -> RigctldRequest.ASK_VFO_MODE;
            case "read", "unreadable" -> RigctldRequest.readFrequency(Leg.DOWNLINK);
            case "set" -> RigctldRequest.setFrequency(Leg.DOWNLINK, Long.parseLong(words.get(1)));
            case "read-mode" -> RigctldRequest.readMode(Leg.DOWNLINK);
            case "set-mode" -> RigctldRequest.setMode(Leg.DOWNLINK, Mode.valueOf(words.get(1)));
            default -> throw new IllegalArgumentException(stanza.toString());
        };
    }

    static RigctldReply reply(Stanza stanza) {
        List<String> words = stanza.meaning();
        String command = dialect(stanza).isExtended() ? request(stanza).command() : "";
        return switch (words.get(0)) {
            case "vfo-mode" -> new VfoModeIs(command, words.get(1).equals("1"));
            case "read" -> new FrequencyIs(command, Long.parseLong(words.get(1)));
            case "unreadable" -> new Refused(command, "an answer that is no frequency: -5");
            case "read-mode" ->
                new ModeIs(
                        command, words.get(1).equals("-") ? Optional.empty() : Optional.of(Mode.valueOf(words.get(1))));
            default ->
                words.get(2).equals("accepted")
                        ? new Done(command)
                        : new Refused(command, String.join(" ", words.subList(3, words.size())));
        };
    }

    /** Everything that the driver can say at {@code hz}. */
    static Stream<RigctldRequest> all(long hz) {
        return Stream.concat(
                Stream.of(RigctldRequest.ASK_VFO_MODE, RigctldRequest.SPLIT, RigctldRequest.METER),
                Arrays.stream(Leg.values())
                        .flatMap(leg -> Stream.concat(
                                Stream.of(
                                        RigctldRequest.readFrequency(leg),
                                        RigctldRequest.setFrequency(leg, hz),
                                        RigctldRequest.readMode(leg)),
                                Arrays.stream(Mode.values()).map(mode -> RigctldRequest.setMode(leg, mode)))));
    }
}
