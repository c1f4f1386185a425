package org.slewd.storage;

import java.nio.file.Path;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slewd.journal.AuditEntry;
import org.slewd.journal.ChainCheck;
import org.slewd.journal.Entry;
import org.slewd.journal.EventEntry;
import org.slewd.journal.Journal;
import org.slewd.journal.JournalAnswer;
import org.slewd.journal.JournalQuery;
import org.slewd.journal.JournalState;
import org.slewd.journal.Keeping;
import org.slewd.journal.PassEntry;
import org.slewd.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal in {@code journal.db} of the data directory. One thread writes, one answers questions; starting them waits for
 * nothing, so that neither a large file nor a bad disk holds up the start of a station.
 */
public final class SqliteJournal implements Journal, AutoCloseable {

    /** In the data directory. */
    public static final String FILE_NAME = "journal.db";

    private static final Logger LOG = LoggerFactory.getLogger(SqliteJournal.class);

    private static final String LIBRARY_FOLDER = "native";

    /** Questions that wait for the one that is being answered: a few pages and a script. */
    private static final int MAX_QUESTIONS = 32;

    /** What a stop of the service waits for the last entries. */
    private static final long END_WITHIN_MS = 5_000;

    private final JournalInbox inbox = new JournalInbox(JournalInbox.USUAL_ROOM);
    private final JournalKeeper keeper;
    private final Thread writer;
    private final SavedJournal saved;
    private final ThreadPoolExecutor reader = new ThreadPoolExecutor(
            1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MAX_QUESTIONS), work -> daemon(work, "journal-reader"));

    private SqliteJournal(JournalFile file, Path library, JournalLimits limits, JournalPauses pauses, Clock clock) {
        this.keeper = new JournalKeeper(file, library, new JournalPruning(limits), inbox, pauses, clock);
        this.saved = new SavedJournal(file);
        this.writer = daemon(keeper::run, "journal-writer");
    }

    /** Begins to keep a journal in {@code dataDirectory}, which may be in any state. */
    public static SqliteJournal start(Path dataDirectory, JournalLimits limits, Clock clock) {
        return start(dataDirectory, limits, JournalPauses.USUAL, clock);
    }

    static SqliteJournal start(Path dataDirectory, JournalLimits limits, JournalPauses pauses, Clock clock) {
        SqliteJournal journal = new SqliteJournal(
                new JournalFile(dataDirectory.resolve(FILE_NAME)),
                dataDirectory.resolve(LIBRARY_FOLDER),
                limits,
                pauses,
                clock);
        journal.writer.start();
        return journal;
    }

    @Override
    public CompletionStage<Keeping> write(Entry entry) {
        return inbox.post(entry);
    }

    @Override
    public JournalState state() {
        return keeper.state();
    }

    @Override
    public CompletionStage<JournalAnswer<PassEntry>> passes(JournalQuery query) {
        return ask(() -> saved.passes(query), JournalAnswer.Unavailable::new);
    }

    @Override
    public CompletionStage<JournalAnswer<EventEntry>> events(JournalQuery query) {
        return ask(() -> saved.events(query), JournalAnswer.Unavailable::new);
    }

    @Override
    public CompletionStage<JournalAnswer<AuditEntry>> audit(JournalQuery query) {
        return ask(() -> saved.audit(query), JournalAnswer.Unavailable::new);
    }

    @Override
    public CompletionStage<ChainCheck> checkAudit() {
        return ask(saved::checkAudit, ChainCheck.Unavailable::new);
    }

    private <A> CompletionStage<A> ask(Supplier<CompletionStage<A>> question, Function<String, A> unavailable) {
        try {
            return CompletableFuture.supplyAsync(question, reader)
                    .thenCompose(answer -> answer)
                    .exceptionally(thrown -> {
                        LOG.error("a question to the journal failed", thrown);
                        return unavailable.apply("the journal failed to answer; see the log of slewd");
                    });
        } catch (RejectedExecutionException e) {
            return CompletableFuture.completedFuture(
                    unavailable.apply("the journal has " + MAX_QUESTIONS + " questions to answer; ask again"));
        }
    }

    /** Writes what is still to be written, as far as the disk takes it within a few seconds, and ends. */
    @Override
    public void close() {
        inbox.close();
        reader.shutdownNow();
        try {
            writer.join(END_WITHIN_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}
