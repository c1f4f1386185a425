package org.slewd.journal;

import java.util.concurrent.CompletionStage;

/** What can be asked of a journal. Any thread; answers come on a thread of the journal and never exceptionally. */
public interface JournalReader {

    CompletionStage<JournalAnswer<PassEntry>> passes(JournalQuery query);

    CompletionStage<JournalAnswer<EventEntry>> events(JournalQuery query);

    CompletionStage<JournalAnswer<AuditEntry>> audit(JournalQuery query);

    /** Looks through the whole audit. */
    CompletionStage<ChainCheck> checkAudit();
}
