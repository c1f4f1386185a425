package org.slewd.station;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.slewd.link.ByteSink;

/** Ways in which the answers of a controller may arrive otherwise than it meant them. */
final class Spoilers {

    private Spoilers() {}

    /** Every byte by itself. */
    static ByteSink split(ByteSink wire) {
        return answer -> {
            for (byte single : answer) {
                wire.accept(new byte[] {single});
            }
        };
    }

    /** Cut at some byte, the end glued to the next answer. */
    static UnaryOperator<ByteSink> glued(Random random) {
        StringBuilder kept = new StringBuilder();
        return wire -> answer -> {
            kept.append(text(answer));
            // Most of the time all of it goes, or nobody would ever have a whole answer in time.
            int cut = random.nextInt(3) == 0 ? random.nextInt(kept.length() + 1) : kept.length();
            wire.accept(bytes(kept.substring(0, cut)));
            kept.delete(0, cut);
        };
    }

    /** No number in it is one. */
    static ByteSink nan(ByteSink wire) {
        return answer -> wire.accept(bytes(text(answer).replaceAll("\\d+(\\.\\d+)?", "nan")));
    }

    /** Numbers that no rotator can mean. */
    static ByteSink absurd(ByteSink wire) {
        return answer -> wire.accept(bytes(text(answer).replaceAll("\\d", "9")));
    }

    /** Well-formed positions that are not true, all over the sky and beyond the envelope. */
    static UnaryOperator<ByteSink> lying(Random random) {
        return wire -> answer -> {
            StringBuilder text = new StringBuilder(text(answer));
            for (int i = 0; i < text.length(); i++) {
                if (Character.isDigit(text.charAt(i))) {
                    text.setCharAt(i, (char) ('0' + random.nextInt(5)));
                }
            }
            wire.accept(bytes(text.toString()));
        };
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
