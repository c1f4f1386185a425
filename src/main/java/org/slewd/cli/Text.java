package org.slewd.cli;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Numbers and times as the commands write them, whatever the language of the machine. */
final class Text {

    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private static final double[] POWERS = {1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};

    private Text() {}

    /** {@code 2026-11-24T12:00:00.000Z}, to the nearest millisecond. */
    static String utc(Instant utc) {
        // By hand: lists have a hundred thousand of these, and a formatter takes ten times as long.
        Instant rounded = utc.plusNanos(500_000);
        LocalDateTime time = LocalDateTime.ofEpochSecond(rounded.getEpochSecond(), rounded.getNano(), ZoneOffset.UTC);
        StringBuilder text = new StringBuilder(24);
        digits(text, time.getYear(), 4).append('-');
        digits(text, time.getMonthValue(), 2).append('-');
        digits(text, time.getDayOfMonth(), 2).append('T');
        digits(text, time.getHour(), 2).append(':');
        digits(text, time.getMinute(), 2).append(':');
        digits(text, time.getSecond(), 2).append('.');
        return digits(text, time.getNano() / 1_000_000, 3).append('Z').toString();
    }

    private static StringBuilder digits(StringBuilder text, int number, int width) {
        String digits = Integer.toString(number);
        for (int i = digits.length(); i < width; i++) {
            text.append('0');
        }
        return text.append(digits);
    }

    /** {@code 2026-11-24 12:00:00}, to the nearest second. */
    static String utcSeconds(Instant utc) {
        return SECONDS.format(utc.plusMillis(500));
    }

    /**
     * {@code value} with {@code decimals} digits after the point, at most 9. Never an exponent, a comma or a negative
     * zero, so that every reader reads the same.
     *
     * @throws IllegalArgumentException when {@code value} is not finite or beyond 9e18 / 10^decimals
     */
    static String fixed(double value, int decimals) {
        double scaled = value * POWERS[decimals];
        if (!(Math.abs(scaled) < 9e18)) {
            throw new IllegalArgumentException("cannot write " + value + " with " + decimals + " decimals");
        }
        long units = (long) Math.rint(scaled);
        String digits = Long.toString(Math.abs(units));
        StringBuilder text = new StringBuilder(decimals + 8);
        if (units < 0) {
            text.append('-');
        }
        if (digits.length() <= decimals) {
            digits = "0".repeat(decimals + 1 - digits.length()) + digits;
        }
        int point = digits.length() - decimals;
        text.append(digits, 0, point);
        if (decimals > 0) {
            text.append('.').append(digits, point, digits.length());
        }
        return text.toString();
    }

    /** An azimuth in [0, 360), also after rounding: 359.99999 becomes 0.0000. */
    static String azimuth(double azimuthDeg, int decimals) {
        String text = fixed(azimuthDeg, decimals);
        return text.startsWith("360") ? fixed(0, decimals) : text;
    }

    /** A field of a CSV line, quoted as RFC 4180 wants where it must be. */
    static String csv(String field) {
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            if (c == ',' || c == '"' || c == '\r' || c == '\n') {
                return '"' + field.replace("\"", "\"\"") + '"';
            }
        }
        return field;
    }

    /** Text from elsewhere without control characters, so that a name cannot play with the terminal. */
    static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }

    /** As {@link #printable}, for what may have several lines. */
    static String printableLines(String text) {
        return text.replaceAll("[\\p{Cntrl}&&[^\n]]", "?");
    }
}
