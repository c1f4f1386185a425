package org.slewd.api;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.slewd.journal.AuditEntry;
import org.slewd.journal.ChainCheck;
import org.slewd.journal.Entry;
import org.slewd.journal.EventEntry;
import org.slewd.journal.Journal;
import org.slewd.journal.JournalAnswer;
import org.slewd.journal.JournalQuery;
import org.slewd.journal.JournalState;
import org.slewd.journal.Keeping;
import org.slewd.journal.Numbered;
import org.slewd.journal.PassEntry;

/** A journal in memory. It answers every question with all that it has of the table, and remembers the last question. */
final class FakeJournal implements Journal {

    final List<Entry> entries = new CopyOnWriteArrayList<>();
    volatile JournalQuery asked = JournalQuery.NEWEST;
    volatile String outOfOrder = "";
    volatile ChainCheck check = new ChainCheck.Whole(0, "0".repeat(64));

    /** What was written down about requests, as "who role address action arguments outcome". */
    List<String> audited() {
        return of(AuditEntry.class).stream()
                .map(Numbered::entry)
                .map(entry -> String.join(
                        " ",
                        entry.who(),
                        entry.role(),
                        entry.address(),
                        entry.action(),
                        entry.arguments(),
                        entry.outcome()))
                .toList();
    }

    @Override
    public CompletionStage<Keeping> write(Entry entry) {
        entries.add(entry);
        return CompletableFuture.completedFuture(new Keeping.Kept(entries.size()));
    }

    @Override
    public JournalState state() {
        return new JournalState(JournalState.Condition.KEEPING, Snapshots.NOON, "", 0, 0, 4096);
    }

    @Override
    public CompletionStage<JournalAnswer<PassEntry>> passes(JournalQuery query) {
        return answer(PassEntry.class, query);
    }

    @Override
    public CompletionStage<JournalAnswer<EventEntry>> events(JournalQuery query) {
        return answer(EventEntry.class, query);
    }

    @Override
    public CompletionStage<JournalAnswer<AuditEntry>> audit(JournalQuery query) {
        return answer(AuditEntry.class, query);
    }

    @Override
    public CompletionStage<ChainCheck> checkAudit() {
        return CompletableFuture.completedFuture(check);
    }

    private <E extends Entry> CompletionStage<JournalAnswer<E>> answer(Class<E> type, JournalQuery query) {
        asked = query;
        return CompletableFuture.completedFuture(
                outOfOrder.isEmpty()
                        ? new JournalAnswer.Rows<>(of(type), false)
                        : new JournalAnswer.Unavailable<>(outOfOrder));
    }

    private <E extends Entry> List<Numbered<E>> of(Class<E> type) {
        return IntStream.range(0, entries.size())
                .filter(i -> type.isInstance(entries.get(i)))
                .mapToObj(i -> new Numbered<>(i + 1, type.cast(entries.get(i))))
                .toList();
    }
}
