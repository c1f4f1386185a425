package org.slewd.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slewd.pass.Pass;
import org.slewd.sky.Site;

/**
 * Writes passes as an iCalendar, times in UTC.
 *
 * @param version of slewd
 * @param feed what a program that asks again is told; empty for a file
 * @param site where the passes are seen, for programs that show a map; empty keeps it to oneself
 * @param alarm how long before the rise a calendar program reminds; zero for not at all
 */
public record PassCalendar(String version, Optional<Feed> feed, Optional<Site> site, Duration alarm) {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmm'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    /** A calendar must have at least one component (RFC 5545 section 3.6), and some readers refuse one without. */
    private static final List<String> UTC_ZONE = List.of(
            "BEGIN:VTIMEZONE",
            "TZID:UTC",
            "BEGIN:STANDARD",
            "DTSTART:19700101T000000",
            "TZOFFSETFROM:+0000",
            "TZOFFSETTO:+0000",
            "END:STANDARD",
            "END:VTIMEZONE");

    /**
     * What a program is told that asks again and again.
     *
     * @param name of the calendar
     * @param hours after which a program asks again
     */
    public record Feed(String name, int hours) {}

    /**
     * A pass as it stands in the calendar.
     *
     * @param uid by which a calendar program knows the entry again
     * @param asOf when what it says was known
     */
    public record Entry(Pass pass, String uid, Instant asOf) {}

    /** A name for the entry of {@code pass}: new elements move a pass by seconds, and the minute of its culmination mostly stays. */
    public static String uid(Pass pass) {
        return pass.catalogNumber() + "-" + MINUTE.format(pass.tca().utc()) + "@slewd";
    }

    /** The whole text. */
    public String text(List<Entry> entries) {
        CalendarLines lines = new CalendarLines()
                .add("BEGIN:VCALENDAR")
                .add("VERSION:2.0")
                .add("PRODID:-//slewd//slewd " + version + "//EN");
        feed.ifPresent(told -> lines.add("X-WR-CALNAME:" + CalendarLines.escape(told.name()))
                .add("REFRESH-INTERVAL;VALUE=DURATION:PT" + told.hours() + "H")
                .add("X-PUBLISHED-TTL:PT" + told.hours() + "H"));
        if (entries.isEmpty()) {
            UTC_ZONE.forEach(lines::add);
        }
        for (Entry entry : entries) {
            event(lines, entry);
        }
        return lines.add("END:VCALENDAR").toString();
    }

    private void event(CalendarLines lines, Entry entry) {
        Pass pass = entry.pass();
        String name = pass.name().replaceAll("\\p{Cntrl}", "?");
        lines.add("BEGIN:VEVENT")
                .add("UID:" + entry.uid())
                .add("DTSTAMP:" + STAMP.format(entry.asOf()))
                .add("DTSTART:" + STAMP.format(pass.aos().utc()))
                .add("DTEND:" + STAMP.format(pass.los().utc().plusMillis(999)))
                .add("SUMMARY:" + CalendarLines.escape(name + ", max " + whole(pass.maxElevationDeg()) + " deg"))
                .add("DESCRIPTION:" + CalendarLines.escape(description(pass)));
        site.ifPresent(
                at -> lines.add(String.format(Locale.ROOT, "GEO:%.6f;%.6f", at.latitudeDeg(), at.longitudeDeg())));
        lines.add("TRANSP:TRANSPARENT");
        if (!alarm.isZero()) {
            lines.add("BEGIN:VALARM")
                    .add("ACTION:DISPLAY")
                    .add("TRIGGER;RELATED=START:-PT" + alarm.toMinutes() + "M")
                    .add("DESCRIPTION:" + CalendarLines.escape(name + " rises"))
                    .add("END:VALARM");
        }
        lines.add("END:VEVENT");
    }

    private static String description(Pass pass) {
        String cut = switch (pass.clipped()) {
            case NONE -> "";
            case START -> "\nIt is up already when the list begins.";
            case END -> "\nIt is still up when the list ends.";
            case BOTH -> "\nIt is up from the beginning to the end of the list.";
        };
        return "Object " + pass.catalogNumber()
                + "\nRise " + moment(pass.aos())
                + "\nCulmination " + moment(pass.tca())
                + "\nSet " + moment(pass.los())
                + "\nLeast distance " + whole(pass.minRangeM() / 1000) + " km" + cut;
    }

    private static String moment(Pass.Moment moment) {
        return String.format(
                Locale.ROOT,
                "%s UTC, azimuth %d, elevation %d",
                SECONDS.format(moment.utc().plusMillis(500)),
                Math.floorMod(whole(moment.look().azimuthDeg()), 360),
                whole(moment.look().elevationDeg()));
    }

    /** To the nearest; a format would write an elevation of -0.2 as "-0". */
    private static long whole(double value) {
        return (long) Math.rint(value);
    }
}
