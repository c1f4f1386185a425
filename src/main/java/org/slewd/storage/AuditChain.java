package org.slewd.storage;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.slewd.journal.AuditEntry;
import org.slewd.journal.ChainCheck;

/**
 * The seals of the audit: each is the SHA-256 of the seal before it and of the content of its row. Whoever changes a row has to
 * make all seals after it anew, and then the last is another one than was noted elsewhere.
 *
 * <p>Old rows that are taken out to keep the bounds leave a row that names the seal of the last of them: the chain may begin
 * behind that one, and nowhere else.
 */
final class AuditChain {

    /** The seal before the first row of a new file. */
    static final String BEGINNING = "0".repeat(64);

    /** The action of the row that says that old rows were taken out. */
    static final String PRUNE = "journal.prune";

    private AuditChain() {}

    static String seal(String previous, AuditEntry entry) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : List.of(
                    previous,
                    Sql.text(entry.utc()),
                    entry.who(),
                    entry.role(),
                    entry.address(),
                    entry.action(),
                    entry.arguments(),
                    entry.outcome())) {
                // With its length, so that nothing can be moved from the end of one to the beginning of the next.
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                digest.update(ByteBuffer.allocate(4).putInt(0, bytes.length));
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The seal of the last row. */
    static String last(Connection database) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery("SELECT seal FROM audit ORDER BY id DESC LIMIT 1")) {
            return row.next() ? row.getString(1) : BEGINNING;
        }
    }

    /** Looks through the whole chain; some 100,000 rows a second. */
    static ChainCheck check(Connection database) throws SQLException {
        AuditRows rows = new AuditRows();
        Set<String> allowedBeginnings = new HashSet<>(Set.of(BEGINNING));
        String beginning = BEGINNING;
        String previous = BEGINNING;
        long count = 0;
        long first = 0;
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery("SELECT * FROM audit ORDER BY id")) {
            while (row.next()) {
                long id = row.getLong("id");
                if (count == 0) {
                    first = id;
                    beginning = row.getString("previous_seal");
                    previous = beginning;
                }
                AuditEntry entry = rows.read(row);
                String seal = row.getString("seal");
                if (!previous.equals(row.getString("previous_seal"))) {
                    return new ChainCheck.Broken(id, "it does not follow the row before it");
                }
                if (!seal.equals(seal(previous, entry))) {
                    return new ChainCheck.Broken(id, "it is not what was sealed");
                }
                if (entry.action().equals(PRUNE) && entry.who().equals(AuditEntry.SLEWD)) {
                    allowedBeginnings.add(prunedSeal(entry.arguments()));
                }
                previous = seal;
                count++;
            }
        }
        if (count == 0 && hasEverHadRows(database)) {
            return new ChainCheck.Broken(1, "all rows were taken out, and slewd did not do that");
        }
        return allowedBeginnings.contains(beginning)
                ? new ChainCheck.Whole(count, previous)
                : new ChainCheck.Broken(first, "rows before it were taken out, and slewd did not do that");
    }

    /** Pruning leaves a row that tells of it, so an audit that had rows has some. */
    private static boolean hasEverHadRows(Connection database) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery("SELECT seq FROM sqlite_sequence WHERE name = 'audit'")) {
            return row.next() && row.getLong(1) > 0;
        }
    }

    /** What a {@link #PRUNE} row says of what was taken out. */
    static String pruned(long rows, String lastSeal) {
        return "{\"rows\":" + rows + ",\"lastSeal\":\"" + lastSeal + "\"}";
    }

    private static String prunedSeal(String arguments) {
        int end = arguments.lastIndexOf('"');
        return end >= 64 ? arguments.substring(end - 64, end) : "";
    }
}
