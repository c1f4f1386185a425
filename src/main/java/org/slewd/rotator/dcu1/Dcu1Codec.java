package org.slewd.rotator.dcu1;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Bytes to meaning and back. */
final class Dcu1Codec {

    /** How one box of the family is spoken to, and answers. */
    enum Dialect {
        ROTOR_EZ("AI1;", ";", 1, ";(\\d{3})"),
        YRC1("AI1;", "AS1;", 1, ";(\\d{3})"),
        // With the digits first nothing but the end of the answer marks it, so four digits in a row are none.
        ERC("AI1;", "AS1;", 1, "^ *;(\\d{3})$|(?<!\\d)(\\d{3});"),
        RT21("BI1;", ";", 0.1, "(?<![\\d.])(\\d{1,3}\\.\\d);");

        private final String question;
        private final String stop;
        private final double stepDeg;
        private final Pattern answer;

        Dialect(String question, String stop, double stepDeg, String answer) {
            this.question = question;
            this.stop = stop;
            this.stepDeg = stepDeg;
            this.answer = Pattern.compile(answer);
        }

        double stepDeg() {
            return stepDeg;
        }

        byte[] question() {
            return bytes(question);
        }

        byte[] stop() {
            return bytes(stop);
        }

        /** Goes to {@code azimuthDeg}, which is on the grid, as a bearing. */
        byte[] target(double azimuthDeg) {
            if (this == RT21) {
                double bearingDeg = Math.floorMod(Math.round(azimuthDeg * 10), 3600L) / 10.0;
                return bytes(String.format(Locale.ROOT, "AP1%05.1f\r;", bearingDeg));
            }
            return bytes(String.format(Locale.ROOT, "AP1%03d;AM1;", Math.floorMod(Math.round(azimuthDeg), 360L)));
        }

        /** A bearing from 0 to below 360 as the box reports it. */
        byte[] report(double bearingDeg) {
            if (this == RT21) {
                String tenths = String.format(Locale.ROOT, "%.1f;", bearingDeg);
                return bytes(bearingDeg < 99.95 ? " " + tenths : tenths);
            }
            String degrees = String.format(Locale.ROOT, "%03d", Math.round(bearingDeg) % 360);
            return bytes(this == ERC ? degrees + ";" : ";" + degrees);
        }

        /** Whether every answer ends with a semicolon, and not begins with one. */
        private boolean endsAnswers() {
            return this == ERC || this == RT21;
        }
    }

    /** What the controller said. */
    sealed interface Reply {

        /** A bearing in degrees, 0 to 360. */
        record Bearing(double degrees) implements Reply {}

        /** What a Rotor-EZ says to a command that it does not know, and to a stop while it stands. */
        record Unknown() implements Reply {}

        /** Not an answer of this protocol, or not a possible bearing. */
        record Garbled(String text, String why) implements Reply {}
    }

    /** The longest thing that any of the boxes says has 18 characters. */
    private static final int MAX_HEARD = 40;

    private static final String IDIOM = "IDIOM";

    private final Dialect dialect;
    private final StringBuilder heard = new StringBuilder();

    Dcu1Codec(Dialect dialect) {
        this.dialect = dialect;
    }

    /** Forgets what was heard of an answer. */
    void clear() {
        heard.setLength(0);
    }

    /** What was heard and does not make an answer yet. */
    String pending() {
        return heard.toString();
    }

    /** Takes one byte and says what it completes. */
    Optional<Reply> push(byte b) {
        char c = (char) (b & 0xff);
        if (c < ' ') {
            return Optional.empty();
        }
        heard.append(c);
        Matcher answer = dialect.answer.matcher(heard);
        if (answer.find()) {
            String digits = answer.group(1) != null ? answer.group(1) : answer.group(2);
            double degrees = Double.parseDouble(digits);
            Reply reply = degrees <= 360
                    ? new Reply.Bearing(degrees)
                    : new Reply.Garbled(pending(), "a bearing above 360; check the calibration of the box");
            clear();
            return Optional.of(reply);
        }
        if (dialect == Dialect.ROTOR_EZ && heard.indexOf(IDIOM) >= 0) {
            clear();
            return Optional.of(new Reply.Unknown());
        }
        boolean ended = dialect.endsAnswers() && heard.length() > 1 && c == ';';
        if (ended || heard.length() == MAX_HEARD) {
            Reply garbled = new Reply.Garbled(pending(), "not an answer of this protocol");
            clear();
            return Optional.of(garbled);
        }
        return Optional.empty();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
