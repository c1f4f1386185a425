package org.slewd.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The form of the journal's database, and how an older one becomes the newest. Step {@code n} makes version {@code n + 1} out
 * of version {@code n}; a step that has been released is never changed, the next one is added below it.
 *
 * <p>Times are text in UTC with milliseconds, so that they sort as they are and people can read them in any tool. Numbers
 * of rows are never used again, so that whoever has seen one can ask for what came after it.
 */
final class JournalSchema {

    /** "slwd", so that {@code file} and slewd itself can tell this database from others. */
    static final int APPLICATION_ID = 0x736c7764;

    private static final List<List<String>> STEPS = List.of(List.of(
            """
            CREATE TABLE passes (
              id INTEGER PRIMARY KEY AUTOINCREMENT,
              catalog_number INTEGER NOT NULL,
              name TEXT NOT NULL,
              begun_utc TEXT NOT NULL,
              aos_utc TEXT NOT NULL,
              tca_utc TEXT NOT NULL,
              los_utc TEXT NOT NULL,
              max_elevation_deg REAL NOT NULL,
              asked_by TEXT NOT NULL,
              omm TEXT,
              elements_epoch TEXT,
              plan_style TEXT,
              plan_error_deg REAL,
              plan_off_target_s REAL,
              ended_utc TEXT,
              ended_how TEXT,
              pointing_rms_deg REAL,
              pointing_p50_deg REAL,
              pointing_p95_deg REAL,
              pointing_max_deg REAL,
              off_beam_s REAL,
              doppler_rms_hz REAL,
              doppler_p50_hz REAL,
              doppler_p95_hz REAL,
              doppler_max_hz REAL,
              transmitter TEXT,
              downlink_hz INTEGER,
              late_ticks INTEGER,
              faults TEXT,
              files TEXT,
              UNIQUE (catalog_number, begun_utc)
            ) STRICT""",
            "CREATE INDEX passes_by_rise ON passes (aos_utc)",
            """
            CREATE TABLE events (
              id INTEGER PRIMARY KEY AUTOINCREMENT,
              utc TEXT NOT NULL,
              kind TEXT NOT NULL,
              subject TEXT NOT NULL,
              sentence TEXT NOT NULL,
              data TEXT NOT NULL
            ) STRICT""",
            "CREATE INDEX events_by_time ON events (utc)",
            """
            CREATE TABLE audit (
              id INTEGER PRIMARY KEY AUTOINCREMENT,
              utc TEXT NOT NULL,
              who TEXT NOT NULL,
              role TEXT NOT NULL,
              address TEXT NOT NULL,
              action TEXT NOT NULL,
              arguments TEXT NOT NULL,
              outcome TEXT NOT NULL,
              previous_seal TEXT NOT NULL,
              seal TEXT NOT NULL
            ) STRICT""",
            "CREATE INDEX audit_by_time ON audit (utc)"));

    private JournalSchema() {}

    /**
     * Brings a database to the newest version, in one transaction: it is old or new, never between.
     *
     * @throws DamagedJournalException when it is of another program or of a later slewd
     */
    static void bringUpToDate(Connection database) throws SQLException, DamagedJournalException {
        bringUpToDate(database, STEPS);
    }

    static void bringUpToDate(Connection database, List<List<String>> steps)
            throws SQLException, DamagedJournalException {
        int version = (int) Sql.number(database, "PRAGMA user_version");
        int owner = (int) Sql.number(database, "PRAGMA application_id");
        boolean isOfNobody = version == 0 && owner == 0;
        boolean isEmpty = Sql.number(database, "SELECT count(*) FROM sqlite_schema") == 0;
        if (isOfNobody ? !isEmpty : owner != APPLICATION_ID) {
            throw new DamagedJournalException("it is a database of another program");
        }
        if (version < 0 || version > steps.size()) {
            throw new DamagedJournalException(
                    "it has version " + version + ", and this slewd knows versions up to " + steps.size());
        }
        if (version == steps.size()) {
            return;
        }
        try (Statement statement = database.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            try {
                for (List<String> step : steps.subList(version, steps.size())) {
                    for (String sql : step) {
                        statement.execute(sql);
                    }
                }
                statement.execute("PRAGMA application_id = " + APPLICATION_ID);
                statement.execute("PRAGMA user_version = " + steps.size());
                statement.execute("COMMIT");
            } catch (SQLException e) {
                Sql.rollBack(statement);
                throw e;
            }
        }
    }
}
