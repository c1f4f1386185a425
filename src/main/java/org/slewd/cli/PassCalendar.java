package org.slewd.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.slewd.api.CalendarLines;
import org.slewd.pass.Pass;
import org.slewd.sky.Site;

/** Writes passes as an iCalendar file, RFC 5545: CRLF, lines folded at 75 octets, times in UTC. */
final class PassCalendar {

    /** Time to step outside, or to switch the station on. */
    private static final String ALARM = "-PT10M";

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmm'Z'").withZone(ZoneOffset.UTC);

    private final Site site;
    private final Instant now;

    PassCalendar(Site site, Instant now) {
        this.site = site;
        this.now = now;
    }

    void write(List<Pass> passes, PrintWriter out) {
        line(out, "BEGIN:VCALENDAR");
        line(out, "VERSION:2.0");
        line(out, "PRODID:-//slewd//slewd " + SlewdCommand.version() + "//EN");
        if (passes.isEmpty()) {
            utcZone(out);
        }
        for (Pass pass : passes) {
            event(out, pass);
        }
        line(out, "END:VCALENDAR");
    }

    // A calendar must have at least one component (RFC 5545 section 3.6), and some readers refuse one without.
    private static void utcZone(PrintWriter out) {
        List.of(
                        "BEGIN:VTIMEZONE",
                        "TZID:UTC",
                        "BEGIN:STANDARD",
                        "DTSTART:19700101T000000",
                        "TZOFFSETFROM:+0000",
                        "TZOFFSETTO:+0000",
                        "END:STANDARD",
                        "END:VTIMEZONE")
                .forEach(text -> line(out, text));
    }

    private void event(PrintWriter out, Pass pass) {
        line(out, "BEGIN:VEVENT");
        // Fresh elements move a pass by seconds; the minute of its culmination mostly stays, and with it the entry.
        line(out, "UID:" + pass.catalogNumber() + '-' + MINUTE.format(pass.tca().utc()) + "@slewd");
        line(out, "DTSTAMP:" + STAMP.format(now));
        line(out, "DTSTART:" + STAMP.format(pass.aos().utc()));
        line(out, "DTEND:" + STAMP.format(pass.los().utc().plusMillis(999)));
        line(
                out,
                "SUMMARY:"
                        + escape(Text.printable(pass.name()) + ", max " + Text.fixed(pass.maxElevationDeg(), 0)
                                + " deg"));
        line(out, "DESCRIPTION:" + escape(description(pass)));
        line(out, "GEO:" + Text.fixed(site.latitudeDeg(), 6) + ';' + Text.fixed(site.longitudeDeg(), 6));
        line(out, "TRANSP:TRANSPARENT");
        line(out, "BEGIN:VALARM");
        line(out, "ACTION:DISPLAY");
        line(out, "TRIGGER:" + ALARM);
        line(out, "DESCRIPTION:" + escape(Text.printable(pass.name()) + " rises"));
        line(out, "END:VALARM");
        line(out, "END:VEVENT");
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
                + "\nLeast distance " + Text.fixed(pass.minRangeM() / 1000, 0) + " km" + cut;
    }

    private static String moment(Pass.Moment moment) {
        return Text.utcSeconds(moment.utc()) + " UTC, azimuth "
                + Text.azimuth(moment.look().azimuthDeg(), 0) + ", elevation "
                + Text.fixed(moment.look().elevationDeg(), 0);
    }

    private static String escape(String text) {
        return CalendarLines.escape(text);
    }

    private static void line(PrintWriter out, String line) {
        out.print(new CalendarLines().add(line));
    }
}
