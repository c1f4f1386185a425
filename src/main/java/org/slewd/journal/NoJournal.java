package org.slewd.journal;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Keeps nothing and says so. */
record NoJournal(Instant since) implements Journal {

    private static final String WHY = "this station keeps no journal";

    @Override
    public CompletionStage<Keeping> write(Entry entry) {
        return CompletableFuture.completedFuture(new Keeping.Lost(WHY));
    }

    @Override
    public JournalState state() {
        return new JournalState(JournalState.Condition.NONE, since, "", 0, 0, 0);
    }

    @Override
    public CompletionStage<JournalAnswer<PassEntry>> passes(JournalQuery query) {
        return CompletableFuture.completedFuture(new JournalAnswer.Unavailable<>(WHY));
    }

    @Override
    public CompletionStage<JournalAnswer<EventEntry>> events(JournalQuery query) {
        return CompletableFuture.completedFuture(new JournalAnswer.Unavailable<>(WHY));
    }

    @Override
    public CompletionStage<JournalAnswer<AuditEntry>> audit(JournalQuery query) {
        return CompletableFuture.completedFuture(new JournalAnswer.Unavailable<>(WHY));
    }

    @Override
    public CompletionStage<ChainCheck> checkAudit() {
        return CompletableFuture.completedFuture(new ChainCheck.Unavailable(WHY));
    }
}
