package org.slewd.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slewd.journal.AuditEntry;
import org.slewd.journal.Entry;
import org.slewd.journal.EventEntry;
import org.slewd.journal.Keeping;
import org.slewd.journal.PassEntry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The journal's database, open for writing. Blocking, and for one thread. */
final class JournalDatabase implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JournalDatabase.class);

    private final Connection connection;
    private final Statement statement;
    private final PreparedStatement pass;
    private final PreparedStatement event;
    private final PreparedStatement audit;
    private String lastSeal;

    /** Takes over {@code connection}, closed when this fails. */
    JournalDatabase(Connection connection) throws SQLException {
        this.connection = connection;
        try {
            this.statement = connection.createStatement();
            this.pass = connection.prepareStatement(PassRows.INSERT);
            this.event = connection.prepareStatement(EventRows.INSERT);
            this.audit = connection.prepareStatement(AuditRows.INSERT);
            this.lastSeal = AuditChain.last(connection);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    Connection connection() {
        return connection;
    }

    /**
     * Writes entries in one transaction. When this returns, those that are kept are on the disk; when it throws, none is.
     *
     * @return what became of each, in their order; only an entry that can never be written is lost
     */
    List<Keeping> write(List<Entry> entries) throws SQLException {
        List<Keeping> outcomes = new ArrayList<>();
        together(() -> {
            for (Entry entry : entries) {
                outcomes.add(tryInsert(entry));
            }
        });
        return outcomes;
    }

    /** Takes out the rows of the audit up to {@code throughId} and writes {@code said} about it, both or neither. */
    void takeOutAudit(long throughId, AuditEntry said) throws SQLException {
        together(() -> {
            statement.execute("DELETE FROM audit WHERE id <= " + throughId);
            insert(said);
        });
    }

    /** Some steps that change the database. */
    @FunctionalInterface
    private interface Steps {
        void take() throws SQLException;
    }

    private void together(Steps steps) throws SQLException {
        String sealBefore = lastSeal;
        try {
            statement.execute("BEGIN IMMEDIATE");
            steps.take();
            statement.execute("COMMIT");
        } catch (SQLException e) {
            lastSeal = sealBefore;
            Sql.rollBack(statement);
            throw e;
        }
    }

    private Keeping tryInsert(Entry entry) throws SQLException {
        try {
            return new Keeping.Kept(insert(entry));
        } catch (SQLException e) {
            // Only this statement was undone; the transaction goes on.
            if (Sql.trouble(e) != Sql.Trouble.OF_THE_ENTRY) {
                throw e;
            }
            LOG.error("an entry of the journal cannot be written and was left out: {}", entry, e);
            return new Keeping.Lost("it cannot be written: " + Sql.reason(e));
        }
    }

    private long insert(Entry entry) throws SQLException {
        if (entry instanceof PassEntry of) {
            PassRows.bind(pass, of);
            return inserted(pass);
        }
        if (entry instanceof EventEntry of) {
            EventRows.bind(event, of);
            return inserted(event);
        }
        AuditEntry of = (AuditEntry) entry;
        String seal = AuditChain.seal(lastSeal, of);
        AuditRows.bind(audit, of, lastSeal, seal);
        long id = inserted(audit);
        lastSeal = seal;
        return id;
    }

    private static long inserted(PreparedStatement insert) throws SQLException {
        try (ResultSet id = insert.executeQuery()) {
            id.next();
            return id.getLong(1);
        }
    }

    /**
     * Ends the passes that an earlier process left open.
     *
     * @return how many
     */
    int interruptPasses(Instant now) throws SQLException {
        try (PreparedStatement interrupt = connection.prepareStatement(PassRows.INTERRUPT)) {
            interrupt.setString(1, Sql.text(now));
            return interrupt.executeUpdate();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
