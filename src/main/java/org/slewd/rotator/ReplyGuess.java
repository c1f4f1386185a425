package org.slewd.rotator;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which protocol received bytes look like: a hint for an operator whose controller answers in another language than the
 * configuration says. It never decides anything.
 *
 * @param looksLike the protocol or the fault, for people
 * @param kinds names of the kinds that speak it; empty when slewd has none or the bytes are no protocol
 */
public record ReplyGuess(String looksLike, List<String> kinds) {

    public ReplyGuess {
        kinds = List.copyOf(kinds);
    }

    private record Look(Pattern pattern, ReplyGuess guess) {}

    // The most telling first; each is part of an answer that no protocol above it gives.
    private static final List<Look> LOOKS = List.of(
            look("K3NG extended commands", "\\\\!(?:OK|\\?\\?)", "k3ng"),
            look("Easycomm III of SatNOGS", "VESatNOGS", "easycomm3"),
            look("rotctld", "RPRT -?\\d|get_pos:", "rotctld"),
            look("M2 RC2800", "[AE] ?(?:P ?)?= ?-?\\d{1,3}(?:\\.\\d)? S=\\d|[AE] ERR=\\d\\d", "rc2800"),
            look("Prosistel", "\u0002[ABE],[?GS]", "prosistel-d", "prosistel-d-elevation", "prosistel-combi"),
            look("Radant", "OK\\d{3}\\.\\d \\d{3}\\.\\d|ACK\r|ERR\r", "radant"),
            look("Easycomm", "AZ[+-]?\\d{1,3}\\.\\d|EL[+-]?\\d{1,3}\\.\\d", "easycomm2", "easycomm3"),
            look("GS-232B", "AZ=[\\d-]{3} *EL=", "gs232b", "gs232b-k3ng"),
            look("GS-232B without an elevation", "AZ=\\d{3} *[\r\n]", "gs232-az"),
            look("GS-232A", "\\+\\d{4}[+-]\\d{4}", "gs232a", "gs232a-k3ng"),
            look("GS-232A without an elevation", "\\+\\d{4}[\r\n]", "gs232-az"),
            look("Easycomm of K3NG firmware", "[+-]\\d{1,3}\\.\\d[ \r\n]", "easycomm2"),
            look("GS-232", "\\?>", "gs232a", "gs232b", "gs232-az", "gs232a-k3ng", "gs232b-k3ng", "k3ng"),
            look("SPID Rot2Prog or MD-01", spid("{4}"), "spid-rot2", "spid-md01"),
            look("SPID Rot1Prog", "W[\\x00-\\x09]{3} ", "spid-rot1"),
            look("Celestron NexStar, which slewd does not speak", "[0-9A-F]{4},[0-9A-F]{4}#"),
            look("SatEL, which slewd does not speak", "SatEL|Motion (?:ENABLED|DISABLED)"),
            look("Rotor-EZ", "IDIOM", "rotorez"),
            look("Green Heron RT-21", "(?<![\\d.])\\d{1,3}\\.\\d;", "rt21"),
            look("Rotor-EZ or YRC-1", ";\\d{3}", "rotorez", "yrc1", "erc"),
            look("ERC", "(?<!\\d)\\d{3};", "erc"));

    /** Fewer bytes say too little to call them noise. */
    private static final int LEAST_NOISE = 8;

    private static final ReplyGuess NOISE = new ReplyGuess("noise, as of a line at another speed", List.of());

    private static Look look(String looksLike, String pattern, String... kinds) {
        return new Look(Pattern.compile(pattern), new ReplyGuess(looksLike, List.of(kinds)));
    }

    private static String spid(String digits) {
        return "W[\\x00-\\x09]" + digits + "[\\x01\\x02\\x04\\x0a][\\x00-\\x09]" + digits + "[\\x01\\x02\\x04\\x0a] ";
    }

    /** What {@code received} looks like; empty when it looks like nothing in particular. */
    public static Optional<ReplyGuess> of(byte[] received) {
        String text = new String(received, StandardCharsets.ISO_8859_1);
        for (Look look : LOOKS) {
            if (look.pattern().matcher(text).find()) {
                return Optional.of(look.guess());
            }
        }
        long strange = text.chars()
                .filter(c -> c >= 0x7f || (c < ' ' && c != '\r' && c != '\n'))
                .count();
        return received.length >= LEAST_NOISE && 2 * strange > received.length ? Optional.of(NOISE) : Optional.empty();
    }

    /** One sentence for an operator whose configuration says {@code kind}; empty when that kind speaks this. */
    public Optional<String> advice(String kind) {
        if (kinds.contains(kind)) {
            return Optional.empty();
        }
        String what = "what the controller sends looks like " + looksLike + ", not like " + kind;
        return Optional.of(
                kinds.isEmpty()
                        ? what + "; check the speed of the line and which device is on it"
                        : what + "; write kind: " + String.join(" or ", kinds) + ", or set the box to " + kind);
    }
}
