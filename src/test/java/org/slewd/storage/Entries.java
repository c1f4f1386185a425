package org.slewd.storage;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slewd.journal.AuditEntry;
import org.slewd.journal.Entry;
import org.slewd.journal.EventEntry;
import org.slewd.journal.Journal;
import org.slewd.journal.JournalAnswer;
import org.slewd.journal.JournalReader;
import org.slewd.journal.Keeping;
import org.slewd.journal.Numbered;
import org.slewd.journal.PassEntry;

/** Entries for tests, and what a journal says to them. */
final class Entries {

    static final Instant UTC = Instant.parse("2026-11-26T09:00:00Z");

    private Entries() {}

    static EventEntry event(int number) {
        return event(UTC.plusSeconds(number), "fault.raised", "rotator");
    }

    static EventEntry event(Instant utc, String kind, String subject) {
        return new EventEntry(utc, kind, subject, "no reply for 3.0 s", "{\"waitedS\":3.0}");
    }

    static AuditEntry audit(int number) {
        return new AuditEntry(
                UTC.plusSeconds(number),
                "page 3",
                "admin",
                "127.0.0.1",
                "rotator.point",
                "{\"azimuthDeg\":" + number + "}",
                "done");
    }

    static PassEntry pass(int catalogNumber, Instant begun) {
        return new PassEntry(
                catalogNumber,
                "ISS (ZARYA)",
                begun,
                begun.plusSeconds(60),
                begun.plusSeconds(360),
                begun.plusSeconds(660),
                47.25,
                "page 3",
                Optional.of(new PassEntry.Elements("[{\"NORAD_CAT_ID\":25544}]", UTC.minus(Duration.ofHours(7)))),
                Optional.of(new PassEntry.Plan("normal", 0.4, 0)),
                Optional.empty());
    }

    static PassEntry.Result result(Instant ended) {
        return new PassEntry.Result(
                ended,
                "complete",
                Optional.of(new PassEntry.Spread(0.21, Optional.of(0.18), 0.41, 0.55)),
                Optional.of(1.5),
                Optional.of(new PassEntry.Spread(3.1, Optional.empty(), 6, 9.5)),
                Optional.of("Mode V/U FM"),
                Optional.of(437_800_000L),
                2,
                List.of("comm", "position"),
                List.of("25544-20261126.png"));
    }

    static long kept(Journal journal, Entry entry) {
        Keeping keeping = now(journal.write(entry));
        if (keeping instanceof Keeping.Kept kept) {
            return kept.id();
        }
        throw new AssertionError("lost: " + keeping);
    }

    static <E extends Entry> List<Numbered<E>> rows(CompletionStage<JournalAnswer<E>> answer) {
        JournalAnswer<E> found = now(answer);
        if (found instanceof JournalAnswer.Rows<E> rows) {
            return rows.rows();
        }
        throw new AssertionError("no rows: " + found);
    }

    static <E extends Entry> List<E> entries(CompletionStage<JournalAnswer<E>> answer) {
        return rows(answer).stream().map(Numbered::entry).toList();
    }

    static List<String> kinds(JournalReader journal) {
        return entries(journal.events(org.slewd.journal.JournalQuery.NEWEST)).stream()
                .map(EventEntry::kind)
                .toList();
    }

    /** What a stage is completed with; a journal that has not answered after ten seconds never will. */
    static <T> T now(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(10, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }
}
