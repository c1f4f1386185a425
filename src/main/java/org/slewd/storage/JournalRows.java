package org.slewd.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slewd.journal.Entry;
import org.slewd.journal.JournalAnswer;
import org.slewd.journal.JournalQuery;
import org.slewd.journal.Numbered;

/** One table of the journal: how a row becomes an entry, and what questions are compared with. */
interface JournalRows<E extends Entry> {

    /** The table. */
    String table();

    /** What a question's time is compared with. */
    String timeColumn();

    /** What a question's kind is compared with: a word, or words with dots between. */
    String kindColumn();

    /** What a question's object is compared with; empty for a table without objects. */
    Optional<String> objectColumn();

    E read(ResultSet row) throws SQLException;

    /** Answers a question. */
    default JournalAnswer.Rows<E> ask(Connection database, JournalQuery query) throws SQLException {
        List<String> where = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        query.fromUtc().ifPresent(utc -> {
            where.add(timeColumn() + " >= ?");
            values.add(Sql.text(utc));
        });
        query.toUtc().ifPresent(utc -> {
            where.add(timeColumn() + " < ?");
            values.add(Sql.text(utc));
        });
        query.catalogNumber().ifPresent(number -> {
            where.add(objectColumn().map(column -> column + " = ?").orElse("? IS NULL"));
            values.add(Integer.toString(number));
        });
        query.kind().ifPresent(kind -> {
            // '/' is what comes after '.' in the alphabet of SQLite.
            where.add("(" + kindColumn() + " = ? OR " + kindColumn() + " > ? AND " + kindColumn() + " < ?)");
            values.addAll(List.of(kind, kind + ".", kind + "/"));
        });
        query.beyondId().ifPresent(id -> {
            where.add(query.newestFirst() ? "id < ?" : "id > ?");
            values.add(id);
        });
        String sql = "SELECT * FROM " + table()
                + (where.isEmpty() ? "" : " WHERE " + String.join(" AND ", where))
                + " ORDER BY id" + (query.newestFirst() ? " DESC" : "")
                + " LIMIT " + (query.limit() + 1);
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, values.get(i));
            }
            return answer(statement, query.limit());
        }
    }

    private JournalAnswer.Rows<E> answer(PreparedStatement statement, int limit) throws SQLException {
        List<Numbered<E>> found = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                if (found.size() == limit) {
                    return new JournalAnswer.Rows<>(found, true);
                }
                found.add(new Numbered<>(row.getLong("id"), read(row)));
            }
        }
        return new JournalAnswer.Rows<>(found, false);
    }
}
