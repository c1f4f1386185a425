package org.slewd.schedule;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How accounts are put into words. */
final class Sentences {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Sentences() {}

    static String pass(String name, Instant begin, Instant end) {
        return name + ' ' + MINUTE.format(begin) + '-' + MINUTE.format(end);
    }

    static String time(Instant utc) {
        return SECOND.format(utc);
    }

    /** {@code 3.2}, and {@code 0.04} where one place would say nothing. */
    static String worth(double worth) {
        return String.format(Locale.ROOT, worth >= 0.95 ? "%.1f" : "%.2f", worth);
    }
}
