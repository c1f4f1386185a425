package org.slewd.orbit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Epochs as text: the two ASCII time codes of CCSDS 301.0 and the day count of a TLE. Whole numbers all the way, so that
 * no digit is lost; what is finer than a nanosecond is rounded.
 */
final class EpochText {

    // A = calendar date, B = day of the year; any number of decimals; providers also write a blank for T and leave out
    // Z.
    private static final Pattern TIME_CODE = Pattern.compile(
            "(\\d{4})-(?:(\\d{2})-(\\d{2})|(\\d{3}))[T ](\\d{2}):(\\d{2}):(\\d{2})(?:\\.(\\d{1,18}))?(?:Z|\\+00:00)?");
    private static final Pattern TLE_DAY = Pattern.compile("([ \\d]\\d)([ \\d]{2}\\d)\\.(\\d{1,14})");

    private static final BigDecimal NANOS_PER_DAY = BigDecimal.valueOf(86_400_000_000_000L);

    /** Two-digit years from here on are of the 20th century: the first satellite flew in 1957. */
    private static final int FIRST_YEAR_IN_ORBIT = 57;

    private EpochText() {}

    /** @throws DateTimeException if {@code text} is not a UTC time */
    static Instant parse(String text) {
        Matcher m = TIME_CODE.matcher(text.strip());
        if (!m.matches()) {
            throw new DateTimeException("not a time code");
        }
        int year = Integer.parseInt(m.group(1));
        LocalDate date = m.group(4) == null
                ? LocalDate.of(year, Integer.parseInt(m.group(2)), Integer.parseInt(m.group(3)))
                : LocalDate.ofYearDay(year, Integer.parseInt(m.group(4)));
        LocalTime time =
                LocalTime.of(Integer.parseInt(m.group(5)), Integer.parseInt(m.group(6)), Integer.parseInt(m.group(7)));
        Instant whole = LocalDateTime.of(date, time).toInstant(ZoneOffset.UTC);
        return m.group(8) == null
                ? whole
                : whole.plusNanos(nanos("0." + m.group(8), BigDecimal.valueOf(1_000_000_000L)));
    }

    /**
     * The epoch of a TLE: two digits of the year, three of the day, and the fraction of the day.
     *
     * @throws DateTimeException if {@code yearAndDay} is not such an epoch
     */
    static Instant parseTle(String yearAndDay) {
        Matcher m = TLE_DAY.matcher(yearAndDay);
        if (!m.matches()) {
            throw new DateTimeException("not a year and day");
        }
        LocalDate day = LocalDate.ofYearDay(
                fullYear(Integer.parseInt(m.group(1).strip())),
                Integer.parseInt(m.group(2).strip()));
        return day.atStartOfDay(ZoneOffset.UTC).toInstant().plusNanos(nanos("0." + m.group(3), NANOS_PER_DAY));
    }

    static int fullYear(int twoDigits) {
        return twoDigits < FIRST_YEAR_IN_ORBIT ? 2000 + twoDigits : 1900 + twoDigits;
    }

    private static long nanos(String fraction, BigDecimal unit) {
        return new BigDecimal(fraction)
                .multiply(unit)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
