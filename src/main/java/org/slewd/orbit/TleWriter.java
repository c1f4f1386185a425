package org.slewd.orbit;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Element sets as two lines, for programs that read nothing else. Not every set fits: the form ends at number 339 999
 * (Alpha-5) and at the year 2056.
 *
 * <p>Source of the columns: CelesTrak, "NORAD Two-Line Element Set Format". Any thread.
 */
public final class TleWriter {

    private static final int MAX_NUMBER = 339_999;
    private static final int MAX_PLAIN_NUMBER = 99_999;

    private TleWriter() {}

    /** The two lines, 69 characters each; empty when the set cannot be written so that a reader gets it back. */
    public static Optional<List<String>> lines(ElementSet set) {
        LocalDate day = LocalDate.ofInstant(set.epoch(), ZoneOffset.UTC);
        Optional<String> designator = designator(set.objectId());
        Optional<String> dot = dot(set.meanMotionDot());
        Optional<String> ddot = exponent(set.meanMotionDdot());
        Optional<String> bstar = exponent(set.bstar());
        String eccentricity = fixed(set.eccentricity(), 7);
        if (set.catalogNumber() > MAX_NUMBER
                || EpochText.fullYear(day.getYear() % 100) != day.getYear()
                || designator.isEmpty()
                || dot.isEmpty()
                || ddot.isEmpty()
                || bstar.isEmpty()
                || !eccentricity.startsWith("0.")) {
            return Optional.empty();
        }
        String number = number(set.catalogNumber());
        String line1 = "1 " + number + set.classification() + ' ' + designator.get() + ' ' + epoch(set.epoch(), day)
                + ' ' + dot.get() + ' ' + ddot.get() + ' ' + bstar.get() + " 0 "
                + String.format(Locale.ROOT, "%4d", set.elementSetNumber() % 10_000);
        String line2 = "2 " + number + ' ' + angle(set.inclinationDeg()) + ' ' + angle(set.raanDeg()) + ' '
                + eccentricity.substring(2) + ' ' + angle(set.argOfPericenterDeg()) + ' '
                + angle(set.meanAnomalyDeg()) + ' ' + padded(fixed(set.meanMotionRevPerDay(), 8), 11)
                + String.format(Locale.ROOT, "%5d", set.revolutionAtEpoch() % 100_000);
        boolean fits = line1.length() == 68 && line2.length() == 68;
        return fits ? Optional.of(List.of(withChecksum(line1), withChecksum(line2))) : Optional.empty();
    }

    private static String number(int number) {
        return number <= MAX_PLAIN_NUMBER
                ? String.format(Locale.ROOT, "%05d", number)
                : OmmMapper.ALPHA_5_LETTERS.charAt(number / 10_000 - 10)
                        + String.format(Locale.ROOT, "%04d", number % 10_000);
    }

    private static Optional<String> designator(String objectId) {
        if (objectId.isEmpty()) {
            return Optional.of(" ".repeat(8));
        }
        return objectId.matches("(19[5-9]\\d|20[0-4]\\d|205[0-6])-\\d{3}[A-Z]{0,3}")
                ? Optional.of(String.format(Locale.ROOT, "%-8s", objectId.substring(2, 4) + objectId.substring(5)))
                : Optional.empty();
    }

    /** Two digits of the year, three of the day, and the day to eight decimals, which are 0.9 ms. */
    private static String epoch(Instant epoch, LocalDate day) {
        Duration ofDay = Duration.between(day.atStartOfDay(ZoneOffset.UTC).toInstant(), epoch);
        BigDecimal dayOfYear = BigDecimal.valueOf(ofDay.toNanos())
                .divide(BigDecimal.valueOf(86_400_000_000_000L), 8, RoundingMode.HALF_UP)
                .add(BigDecimal.valueOf(day.getDayOfYear()));
        return String.format(Locale.ROOT, "%02d", day.getYear() % 100) + zeroPadded(dayOfYear.toPlainString(), 12);
    }

    /** Sign and eight decimals without the zero before the point. */
    private static Optional<String> dot(double value) {
        String digits = fixed(Math.abs(value), 8);
        return digits.startsWith("0.") ? Optional.of((value < 0 ? "-" : " ") + digits.substring(1)) : Optional.empty();
    }

    /** {@code  16600-3} for 0.166e-3: the point stands before the first digit. */
    private static Optional<String> exponent(double value) {
        if (value == 0) {
            return Optional.of(" 00000-0");
        }
        BigDecimal exact = BigDecimal.valueOf(Math.abs(value)).round(new MathContext(5));
        int power = exact.precision() - exact.scale();
        if (power < -9) {
            return Optional.of(" 00000-0"); // smaller than anything the form can hold
        }
        String digits = exact.movePointLeft(power)
                .setScale(5, RoundingMode.UNNECESSARY)
                .toPlainString()
                .substring(2);
        return power > 9
                ? Optional.empty()
                : Optional.of((value < 0 ? "-" : " ") + digits + (power > 0 ? "+" : "-") + Math.abs(power));
    }

    private static String angle(double deg) {
        return padded(fixed(deg, 4), 8);
    }

    private static String fixed(double value, int decimals) {
        return BigDecimal.valueOf(value)
                .setScale(decimals, RoundingMode.HALF_UP)
                .toPlainString();
    }

    private static String padded(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }

    private static String zeroPadded(String text, int width) {
        return "0".repeat(Math.max(0, width - text.length())) + text;
    }

    private static String withChecksum(String line) {
        return line + TleText.checksum(line);
    }
}
