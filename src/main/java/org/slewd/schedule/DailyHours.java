package org.slewd.schedule;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;

/**
 * Hours of every day, in UTC.
 *
 * @param from when they begin
 * @param to when they end, itself not included; not after {@code from} for hours through midnight
 */
public record DailyHours(LocalTime from, LocalTime to) {

    /** Whether {@code utc} is within them. */
    public boolean contains(Instant utc) {
        LocalTime time = utc.atOffset(ZoneOffset.UTC).toLocalTime();
        boolean begun = !time.isBefore(from);
        boolean open = time.isBefore(to);
        return from.isBefore(to) ? begun && open : begun || open;
    }

    /**
     * Reads {@code 20:00-04:30}.
     *
     * @throws IllegalArgumentException with a sentence that shows the form
     */
    public static DailyHours parse(String text) {
        if (!text.matches("([01]\\d|2[0-3]):[0-5]\\d-([01]\\d|2[0-3]):[0-5]\\d")) {
            throw new IllegalArgumentException('\'' + text + "' is not like 20:00-04:30, in UTC");
        }
        return new DailyHours(LocalTime.parse(text.substring(0, 5)), LocalTime.parse(text.substring(6)));
    }

    @Override
    public String toString() {
        return from + "-" + to;
    }
}
