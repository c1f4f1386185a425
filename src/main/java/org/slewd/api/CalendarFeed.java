package org.slewd.api;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slewd.calendar.PassCalendar;
import org.slewd.pass.Pass;
import org.slewd.people.Secrets;
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

    private static final PassCalendar.Feed FEED = new PassCalendar.Feed("Passes", 1);

    /** A pass that has stood in the calendar, and what it was called there. */
    private record Named(int catalogNumber, Instant culmination, String uid) {}

    /**
     * As it is given out.
     *
     * @param text in UTF-8; not to be changed
     * @param etag the same for the same text
     */
    record File(byte[] text, String etag) {

        static File of(String text) {
            return new File(
                    text.getBytes(StandardCharsets.UTF_8),
                    '"' + Secrets.hash(text).text().substring(0, 32) + '"');
        }
    }

    private final StationControl station;
    private final CalendarConfig config;
    private final Clock clock;
    private final PassCalendar calendar;
    private CompletableFuture<File> running = CompletableFuture.completedFuture(File.of(""));
    private volatile List<Named> named = List.of();

    CalendarFeed(StationControl station, CalendarConfig config, Clock clock, String version) {
        this.station = station;
        this.config = config;
        this.clock = clock;
        // Without the site: an address with its secret is given away more easily than one believes.
        this.calendar = new PassCalendar(version, Optional.of(FEED), Optional.empty(), config.alarm());
    }

    /** The calendar as it is now. There is one search at a time, however many ask meanwhile. */
    synchronized CompletionStage<File> file() {
        if (running.isDone()) {
            running = search().toCompletableFuture();
        }
        return running;
    }

    private CompletionStage<File> search() {
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
                .thenApply(page -> File.of(calendar.text(entries(page.passes().stream()
                        .map(PassPath::pass)
                        .filter(pass -> pass.clipped() == Pass.Clipped.NONE)
                        .toList()))));
    }

    /** One thread at a time, that of the search. */
    private List<PassCalendar.Entry> entries(List<Pass> passes) {
        List<Named> now = new ArrayList<>();
        List<PassCalendar.Entry> entries = new ArrayList<>();
        for (Pass pass : passes) {
            String uid = uid(pass);
            now.add(new Named(pass.catalogNumber(), pass.tca().utc(), uid));
            // What is told is as old as the elements that it rests on; the time of asking would make every answer a new
            // one.
            entries.add(new PassCalendar.Entry(pass, uid, pass.elementEpoch()));
        }
        named = List.copyOf(now);
        return entries;
    }

    /** New elements move a pass by seconds, across a minute maybe: it keeps the name that it was given first. */
    private String uid(Pass pass) {
        return named.stream()
                .filter(known -> known.catalogNumber() == pass.catalogNumber()
                        && Pass.isSame(known.culmination(), pass.tca().utc()))
                .map(Named::uid)
                .findFirst()
                .orElseGet(() -> PassCalendar.uid(pass));
    }
}
