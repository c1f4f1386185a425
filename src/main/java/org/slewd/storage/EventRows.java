package org.slewd.storage;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.slewd.journal.EventEntry;

/** The table of events. */
final class EventRows implements JournalRows<EventEntry> {

    static final String INSERT =
            "INSERT INTO events (utc, kind, subject, sentence, data) VALUES (?, ?, ?, ?, ?) RETURNING id";

    static void bind(PreparedStatement into, EventEntry event) throws SQLException {
        into.setString(1, Sql.text(event.utc()));
        into.setString(2, event.kind());
        into.setString(3, event.subject());
        into.setString(4, event.sentence());
        into.setString(5, event.data());
    }

    @Override
    public String table() {
        return "events";
    }

    @Override
    public String timeColumn() {
        return "utc";
    }

    @Override
    public String kindColumn() {
        return "kind";
    }

    @Override
    public Optional<String> objectColumn() {
        return Optional.of("subject");
    }

    @Override
    public EventEntry read(ResultSet row) throws SQLException {
        try {
            return new EventEntry(
                    Sql.instant(row.getString("utc")),
                    row.getString("kind"),
                    row.getString("subject"),
                    row.getString("sentence"),
                    row.getString("data"));
        } catch (IllegalArgumentException e) {
            throw Sql.damage("an event", e);
        }
    }
}
