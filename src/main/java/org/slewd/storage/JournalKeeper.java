package org.slewd.storage;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.slewd.journal.ChainCheck;
import org.slewd.journal.EventEntry;
import org.slewd.journal.JournalState;
import org.slewd.journal.JournalState.Condition;
import org.slewd.journal.Keeping;
import org.slewd.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one who writes: takes entries from the inbox and puts them into the database, several in one transaction. Whatever the disk
 * does, it goes on: what cannot be written stays in the inbox, and what is damaged is set aside and begun anew. {@link #run}
 * is the work of one thread; {@link #state} is for any.
 */
final class JournalKeeper {

    private static final Logger LOG = LoggerFactory.getLogger(JournalKeeper.class);

    /** Entries of one transaction. A commit waits for the disk, 20 ms on a memory card; so many pass in a storm meanwhile. */
    private static final int MAX_BATCH = 256;

    private static final long PRUNE_EVERY_NANOS = Duration.ofHours(1).toNanos();
    private static final long PRUNE_AFTER_ENTRIES = 1_000;
    private static final long IDLE_MS = Duration.ofMinutes(1).toMillis();

    private final JournalFile file;
    private final Path library;
    private final JournalPruning pruning;
    private final JournalInbox inbox;
    private final JournalPauses pauses;
    private final Clock clock;

    private JournalDatabase database;
    private boolean opened;
    private int failures;
    private long lostTold;
    private long prunedNanos;
    private long writtenSince;
    private volatile JournalState condition;

    JournalKeeper(
            JournalFile file,
            Path library,
            JournalPruning pruning,
            JournalInbox inbox,
            JournalPauses pauses,
            Clock clock) {
        this.file = file;
        this.library = library;
        this.pruning = pruning;
        this.inbox = inbox;
        this.pauses = pauses;
        this.clock = clock;
        this.condition = new JournalState(Condition.OPENING, clock.utc(), "", 0, 0, 0);
    }

    JournalState state() {
        JournalState now = condition;
        return new JournalState(now.condition(), now.since(), now.message(), inbox.size(), inbox.lost(), now.bytes());
    }

    /** Works until the inbox is closed and what was in it is written or cannot be. */
    void run() {
        try {
            boolean ending = false;
            while (!ending || (inbox.size() > 0 && failures == 0)) {
                ending = inbox.isClosed();
                turn();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            closeDatabase();
            int left = inbox.size();
            inbox.abandon();
            if (left > 0) {
                LOG.warn("{} entries of the journal could not be written before slewd ended, and are lost", left);
            }
        }
    }

    private void turn() throws InterruptedException {
        // Opening comes first: somebody may want to read, and a damaged file is better found at the start.
        List<JournalInbox.Posted> batch = opened ? inbox.head(MAX_BATCH, IDLE_MS) : List.of();
        try {
            open();
            write(batch);
            recovered();
            pruneWhenDue();
        } catch (DamagedJournalException e) {
            beginAnew(e.getMessage());
        } catch (SQLException e) {
            if (Sql.trouble(e) == Sql.Trouble.DAMAGED) {
                beginAnew(Sql.reason(e));
            } else {
                failed(Sql.reason(e));
            }
        } catch (IOException e) {
            failed(e.toString());
        } catch (RuntimeException | LinkageError e) {
            LOG.debug("the journal", e);
            failed(e.toString());
        }
    }

    private void open() throws SQLException, IOException, DamagedJournalException {
        if (database != null) {
            return;
        }
        SqliteLibrary.unpack(library);
        database = new JournalDatabase(file.openForWriting());
        if (opened) {
            return;
        }
        int interrupted = database.interruptPasses(clock.utc());
        if (interrupted > 0) {
            LOG.info("the journal has a pass that was going on when slewd ended last; it now says so");
        }
        if (AuditChain.check(database.connection()) instanceof ChainCheck.Broken broken) {
            String sentence = "entry " + broken.id() + " of the audit in " + file.path()
                    + " was changed by something else than slewd (" + broken.why() + "); find out who can write there";
            LOG.warn("{}", sentence);
            tell("audit-broken", sentence, "{\"id\":" + broken.id() + "}");
        }
        prunedNanos = clock.nanos() - PRUNE_EVERY_NANOS;
        opened = true;
    }

    private void write(List<JournalInbox.Posted> batch) throws SQLException {
        if (batch.isEmpty()) {
            return;
        }
        List<Keeping> outcomes =
                database.write(batch.stream().map(JournalInbox.Posted::entry).toList());
        inbox.done(batch.size());
        writtenSince += batch.size();
        for (int i = 0; i < outcomes.size(); i++) {
            batch.get(i).told().complete(outcomes.get(i));
        }
    }

    /** All that was tried in this turn went well. */
    private void recovered() throws SQLException {
        failures = 0;
        if (condition.condition() == Condition.KEEPING) {
            return;
        }
        if (condition.condition() == Condition.HOLDING) {
            long lost = inbox.lost() - lostTold;
            String sentence = "the journal can be written again; since " + condition.since() + " it could not, and "
                    + (lost == 0 ? "nothing was lost" : lost + " entries were lost");
            tell("journal-recovered", sentence, "{\"since\":\"" + condition.since() + "\",\"lost\":" + lost + "}");
            lostTold += lost;
            LOG.info("{}", sentence);
        }
        condition = new JournalState(Condition.KEEPING, clock.utc(), "", 0, 0, file.bytes());
    }

    private void pruneWhenDue() throws SQLException {
        if (clock.nanos() - prunedNanos < PRUNE_EVERY_NANOS && writtenSince < PRUNE_AFTER_ENTRIES) {
            return;
        }
        long rows = pruning.prune(database, clock.utc());
        LOG.debug("{} old rows were taken out of the journal", rows);
        prunedNanos = clock.nanos();
        writtenSince = 0;
        condition = new JournalState(Condition.KEEPING, condition.since(), "", 0, 0, file.bytes());
    }

    private void failed(String why) throws InterruptedException {
        closeDatabase();
        failures++;
        if (condition.condition() != Condition.HOLDING) {
            String message = "the journal " + file.path() + " cannot be written (" + why
                    + "); passes go on, and slewd holds what happens in memory and tries again. Make room on the disk,"
                    + " or mend its rights";
            condition = new JournalState(Condition.HOLDING, clock.utc(), message, 0, 0, file.bytes());
            LOG.warn("{}", message);
        }
        inbox.pause(pauses.afterFailures(failures));
    }

    private void beginAnew(String why) throws InterruptedException {
        closeDatabase();
        try {
            Path aside = file.setAside(clock.utc());
            String sentence = "the journal " + file.path() + " was damaged (" + why + "); slewd put it aside as "
                    + aside.getFileName() + " and began a new one. Passes and audit from before are in that file";
            LOG.warn("{}", sentence);
            inbox.post(new EventEntry(
                    clock.utc(),
                    "journal-begun-anew",
                    "journal",
                    sentence,
                    "{\"aside\":\"" + aside.getFileName() + "\"}"));
        } catch (IOException e) {
            failed(why + ", and it cannot be put aside: " + e);
            return;
        }
        failures++;
        if (failures > 1) {
            // The new one is damaged too: the disk is dying, and is not to be filled with what it spoils.
            inbox.pause(pauses.afterFailures(failures));
        }
    }

    private void tell(String kind, String sentence, String data) throws SQLException {
        database.write(List.of(new EventEntry(clock.utc(), kind, "journal", sentence, data)));
    }

    private void closeDatabase() {
        if (database != null) {
            try {
                database.close();
            } catch (SQLException e) {
                LOG.debug("the journal was not closed in order", e);
            }
            database = null;
        }
    }
}
