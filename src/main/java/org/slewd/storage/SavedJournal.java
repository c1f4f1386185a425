package org.slewd.storage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slewd.journal.AuditEntry;
import org.slewd.journal.ChainCheck;
import org.slewd.journal.Entry;
import org.slewd.journal.EventEntry;
import org.slewd.journal.JournalAnswer;
import org.slewd.journal.JournalQuery;
import org.slewd.journal.JournalReader;
import org.slewd.journal.PassEntry;

/**
 * Reads the file of a journal, whether a slewd is writing it or none runs. Answers on the caller's thread, which it blocks; each
 * question opens the file anew, so that one that was set aside meanwhile is not read on.
 */
public final class SavedJournal implements JournalReader {

    private final JournalFile file;

    /** @param dataDirectory where a slewd keeps its state */
    public SavedJournal(Path dataDirectory) {
        this(new JournalFile(dataDirectory.resolve(SqliteJournal.FILE_NAME)));
    }

    SavedJournal(JournalFile file) {
        this.file = file;
    }

    @Override
    public CompletionStage<JournalAnswer<PassEntry>> passes(JournalQuery query) {
        return ask(new PassRows(), query);
    }

    @Override
    public CompletionStage<JournalAnswer<EventEntry>> events(JournalQuery query) {
        return ask(new EventRows(), query);
    }

    @Override
    public CompletionStage<JournalAnswer<AuditEntry>> audit(JournalQuery query) {
        return ask(new AuditRows(), query);
    }

    @Override
    public CompletionStage<ChainCheck> checkAudit() {
        return CompletableFuture.completedFuture(checkNow());
    }

    ChainCheck checkNow() {
        if (!Files.exists(file.path())) {
            return new ChainCheck.Unavailable(missing());
        }
        try (Connection database = file.openForReading()) {
            return AuditChain.check(database);
        } catch (SQLException e) {
            return new ChainCheck.Unavailable(unreadable(e));
        }
    }

    private <E extends Entry> CompletionStage<JournalAnswer<E>> ask(JournalRows<E> rows, JournalQuery query) {
        return CompletableFuture.completedFuture(askNow(rows, query));
    }

    private <E extends Entry> JournalAnswer<E> askNow(JournalRows<E> rows, JournalQuery query) {
        if (!Files.exists(file.path())) {
            return new JournalAnswer.Unavailable<>(missing());
        }
        try (Connection database = file.openForReading()) {
            return rows.ask(database, query);
        } catch (SQLException e) {
            return new JournalAnswer.Unavailable<>(unreadable(e));
        }
    }

    private String missing() {
        return "there is no journal at " + file.path();
    }

    private String unreadable(SQLException e) {
        return "the journal " + file.path() + " cannot be read (" + Sql.reason(e) + ")";
    }
}
