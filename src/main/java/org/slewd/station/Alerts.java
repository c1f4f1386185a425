package org.slewd.station;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a human would note: kept for the page, written to the log. Belongs to the loop. */
final class Alerts {

    private static final Logger LOG = LoggerFactory.getLogger("station");

    /** What fits on a page; the log has the rest. */
    private static final int KEPT = 20;

    private static final Pattern VARYING = Pattern.compile("\"[^\"]*\"|[0-9]+([.][0-9]+)?");

    private static final Duration QUIET = Duration.ofMinutes(1);

    private final Consumer<StationEvent> tell;
    private List<Snapshot.Alert> newestFirst = List.of();

    Alerts(Consumer<StationEvent> tell) {
        this.tell = tell;
    }

    void note(Instant utc, String message) {
        note(utc, "note", message);
    }

    /** @param event the word by which programs know it in the log; these stay */
    void note(Instant utc, String event, String message) {
        LOG.atInfo().addKeyValue("event", event).log("{}", message);
        keep(utc, false, message);
    }

    /** As {@link #note}, for what may need somebody at once. */
    void warn(Instant utc, String message) {
        warn(utc, "alert", message);
    }

    /** @param event as of {@link #note(Instant, String, String)} */
    void warn(Instant utc, String event, String message) {
        LOG.atWarn().addKeyValue("event", event).log("{}", message);
        keep(utc, true, message);
    }

    private void keep(Instant utc, boolean urgent, String message) {
        tell.accept(new StationEvent.Told(utc, urgent, message));
        newestFirst = Stream.concat(Stream.of(new Snapshot.Alert(utc, message)), newestFirst.stream())
                .limit(KEPT)
                .toList();
    }

    /**
     * As {@link #note}, at most once a minute for the same words, whatever is quoted and whichever numbers are in them: a
     * device that complains at every tick, or answers garbage, is heard once.
     */
    void noteOnce(Instant utc, String message) {
        String words = words(message);
        boolean known = newestFirst.stream()
                .anyMatch(alert -> words(alert.message()).equals(words)
                        && Duration.between(alert.utc(), utc).abs().compareTo(QUIET) < 0);
        if (!known) {
            note(utc, message);
        }
    }

    private static String words(String message) {
        return VARYING.matcher(message).replaceAll("#");
    }

    List<Snapshot.Alert> newestFirst() {
        return newestFirst;
    }
}
