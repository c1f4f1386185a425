package org.slewd.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JournalSchemaTest {

    private static final List<String> FIRST = List.of("CREATE TABLE old (a TEXT)", "INSERT INTO old VALUES ('kept')");
    private static final List<String> SECOND = List.of("ALTER TABLE old ADD COLUMN b TEXT");
    private static final List<String> BAD = List.of("CREATE TABLE fresh (a TEXT)", "this is not SQL");

    private Connection database;

    @BeforeEach
    void open() throws SQLException {
        database = DriverManager.getConnection("jdbc:sqlite::memory:");
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    @Test
    void an_older_one_is_brought_up_step_by_step_and_keeps_what_it_has() throws Exception {
        JournalSchema.bringUpToDate(database, List.of(FIRST));
        assertThat(Sql.number(database, "PRAGMA user_version")).isEqualTo(1);
        JournalSchema.bringUpToDate(database, List.of(FIRST, SECOND));
        assertThat(Sql.number(database, "PRAGMA user_version")).isEqualTo(2);
        assertThat(Sql.number(database, "SELECT count(*) FROM old WHERE a = 'kept' AND b IS NULL"))
                .isEqualTo(1);
        JournalSchema.bringUpToDate(database, List.of(FIRST, SECOND));
        assertThat(Sql.number(database, "SELECT count(*) FROM old")).isEqualTo(1);
    }

    @Test
    void a_step_that_fails_leaves_the_old_one() throws Exception {
        JournalSchema.bringUpToDate(database, List.of(FIRST));
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> JournalSchema.bringUpToDate(database, List.of(FIRST, SECOND, BAD)));
        assertThat(Sql.number(database, "PRAGMA user_version")).isEqualTo(1);
        assertThat(Sql.number(database, "SELECT count(*) FROM sqlite_schema WHERE name = 'fresh'"))
                .isZero();
    }

    @Test
    void a_database_of_another_program_is_not_taken() throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute("PRAGMA application_id = 1234");
        }
        assertThatExceptionOfType(DamagedJournalException.class)
                .isThrownBy(() -> JournalSchema.bringUpToDate(database))
                .withMessage("it is a database of another program");
    }

    @Test
    void the_released_form_says_whose_it_is() throws Exception {
        JournalSchema.bringUpToDate(database);
        assertThat(Sql.number(database, "PRAGMA application_id")).isEqualTo(JournalSchema.APPLICATION_ID);
        assertThat(Sql.number(database, "PRAGMA user_version")).isEqualTo(1);
    }
}
