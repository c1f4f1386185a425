package org.slewd.storage;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.slewd.journal.AuditEntry;

/** The table of the audit. Its rows are sealed by {@link AuditChain}. */
final class AuditRows implements JournalRows<AuditEntry> {

    static final String INSERT = "INSERT INTO audit (utc, who, role, address, action, arguments, outcome,"
            + " previous_seal, seal) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id";

    static void bind(PreparedStatement into, AuditEntry entry, String previousSeal, String seal) throws SQLException {
        into.setString(1, Sql.text(entry.utc()));
        into.setString(2, entry.who());
        into.setString(3, entry.role());
        into.setString(4, entry.address());
        into.setString(5, entry.action());
        into.setString(6, entry.arguments());
        into.setString(7, entry.outcome());
        into.setString(8, previousSeal);
        into.setString(9, seal);
    }

    @Override
    public String table() {
        return "audit";
    }

    @Override
    public String timeColumn() {
        return "utc";
    }

    @Override
    public String kindColumn() {
        return "action";
    }

    @Override
    public Optional<String> objectColumn() {
        return Optional.empty();
    }

    @Override
    public AuditEntry read(ResultSet row) throws SQLException {
        return new AuditEntry(
                Sql.instant(row.getString("utc")),
                row.getString("who"),
                row.getString("role"),
                row.getString("address"),
                row.getString("action"),
                row.getString("arguments"),
                row.getString("outcome"));
    }
}
