package org.slewd.api;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.slewd.pass.Pass;
import org.slewd.station.PassPath;
import org.slewd.station.PassQuestion;
import org.slewd.station.StationControl;
import org.slewd.time.Clock;

/**
 * The coming passes as a calendar. The same elements make the same text for an hour, so that a program that asks again is told that
 * nothing has changed. Any thread.
 */
final class CalendarFeed {

    /** Six passes a day of eighty objects for a day; a calendar of more is of no use. */
    private static final int MOST_PASSES = 500;

    /** What is over stays for a while, so that it does not vanish from under whoever looks at it. */
    private static final Duration PAST = Duration.ofHours(2);

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmm'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter PLAIN =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);

    /** A pass that has stood in the calendar, and what it was called there. */
    private record Named(int catalogNumber, Instant culmination, String uid) {}

    private final StationControl station;
    private final CalendarConfig config;
    private final Clock clock;
    private final String version;
    private List<Named> named = List.of();

    CalendarFeed(StationControl station, CalendarConfig config, Clock clock, String version) {
        this.station = station;
        this.config = config;
        this.clock = clock;
        this.version = version;
    }

    /** The text of the calendar as it is now. */
    CompletionStage<String> text() {
        Instant from = clock.utc().truncatedTo(ChronoUnit.HOURS).minus(PAST);
        return station.passes(new PassQuestion(
                        from,
                        from.plus(Duration.ofDays(config.days())),
                        Optional.of(config.objects()),
                        OptionalInt.empty(),
                        config.minElevationDeg(),
                        Set.of(),
                        0,
                        MOST_PASSES,
                        false))
                .thenApply(page -> write(page.passes().stream()
                        .map(PassPath::pass)
                        .filter(pass -> pass.clipped() == Pass.Clipped.NONE)
                        .toList()));
    }

    private synchronized String write(List<Pass> passes) {
        CalendarLines lines = new CalendarLines()
                .add("BEGIN:VCALENDAR")
                .add("VERSION:2.0")
                .add("PRODID:-//slewd//slewd " + version + "//EN")
                .add("X-WR-CALNAME:Passes")
                .add("REFRESH-INTERVAL;VALUE=DURATION:PT1H")
                .add("X-PUBLISHED-TTL:PT1H");
        List<Named> now = new ArrayList<>();
        for (Pass pass : passes) {
            String uid = uid(pass);
            now.add(new Named(pass.catalogNumber(), pass.tca().utc(), uid));
            event(lines, pass, uid);
        }
        named = List.copyOf(now);
        if (passes.isEmpty()) {
            // A calendar must have at least one component (RFC 5545 section 3.6), and some readers refuse one without.
            List.of(
                            "BEGIN:VTIMEZONE",
                            "TZID:UTC",
                            "BEGIN:STANDARD",
                            "DTSTART:19700101T000000",
                            "TZOFFSETFROM:+0000",
                            "TZOFFSETTO:+0000",
                            "END:STANDARD",
                            "END:VTIMEZONE")
                    .forEach(lines::add);
        }
        return lines.add("END:VCALENDAR").toString();
    }

    /** New elements move a pass by seconds, across a minute maybe: it keeps the name that it was given first. */
    private String uid(Pass pass) {
        return named.stream()
                .filter(known -> known.catalogNumber() == pass.catalogNumber()
                        && Pass.isSame(known.culmination(), pass.tca().utc()))
                .map(Named::uid)
                .findFirst()
                .orElseGet(() ->
                        pass.catalogNumber() + "-" + MINUTE.format(pass.tca().utc()) + "@slewd");
    }

    private void event(CalendarLines lines, Pass pass, String uid) {
        String name = CalendarLines.escape(pass.name().replaceAll("\\p{Cntrl}", " "));
        lines.add("BEGIN:VEVENT")
                .add("UID:" + uid)
                // What is told is as old as the elements that it rests on; the time of asking would make every answer a
                // new one.
                .add("DTSTAMP:" + STAMP.format(pass.elementEpoch()))
                .add("DTSTART:" + STAMP.format(pass.aos().utc()))
                .add("DTEND:" + STAMP.format(pass.los().utc().plusMillis(999)))
                .add(String.format(Locale.ROOT, "SUMMARY:%s\\, max %.0f deg", name, pass.maxElevationDeg()))
                .add("DESCRIPTION:Object " + pass.catalogNumber() + "\\nRise " + moment(pass.aos()) + "\\nCulmination "
                        + moment(pass.tca()) + "\\nSet " + moment(pass.los()))
                .add("TRANSP:TRANSPARENT");
        if (!config.alarm().isZero()) {
            lines.add("BEGIN:VALARM")
                    .add("ACTION:DISPLAY")
                    .add("TRIGGER;RELATED=START:-PT" + config.alarm().toMinutes() + "M")
                    .add("DESCRIPTION:" + name + " rises")
                    .add("END:VALARM");
        }
        lines.add("END:VEVENT");
    }

    private static String moment(Pass.Moment moment) {
        return String.format(
                Locale.ROOT,
                "%s UTC\\, azimuth %.0f\\, elevation %.0f",
                PLAIN.format(moment.utc()),
                moment.look().azimuthDeg(),
                moment.look().elevationDeg());
    }
}
