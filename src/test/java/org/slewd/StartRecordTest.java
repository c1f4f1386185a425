package org.slewd;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartRecordTest {

    private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");

    @TempDir
    Path folder;

    private StartRecord record() {
        return new StartRecord(folder);
    }

    @Test
    void three_starts_within_ten_minutes_that_did_not_end_are_too_many() {
        for (int i = 0; i < StartRecord.MOST; i++) {
            assertThat(record().isTooMany(NOW.plusSeconds(i))).isFalse();
            record().begin(NOW.plusSeconds(i));
        }
        assertThat(record().isTooMany(NOW.plusSeconds(30))).isTrue();
        assertThat(record().isTooMany(NOW.plusSeconds(601))).isFalse();
        record().clear();
        assertThat(record().isTooMany(NOW.plusSeconds(30))).isFalse();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void an_orderly_end_or_ten_minutes_forget_what_was_before() {
        record().begin(NOW.minusSeconds(700));
        record().begin(NOW.minusSeconds(650));
        record().begin(NOW);
        assertThat(record().isTooMany(NOW.plusSeconds(1))).isFalse();
    }

    @Test
    void a_start_that_was_refused_is_none() {
        record().begin(NOW);
        record().begin(NOW.plusSeconds(1));
        record().begin(NOW.plusSeconds(2));
        record().withdraw(NOW.plusSeconds(2));
        assertThat(record().isTooMany(NOW.plusSeconds(3))).isFalse();
        record().begin(NOW.plusSeconds(3));
        assertThat(record().isTooMany(NOW.plusSeconds(4))).isTrue();
    }

    @Test
    void a_clock_that_was_set_back_keeps_nothing_alive() {
        for (int i = 0; i < StartRecord.MOST; i++) {
            record().begin(NOW.plusSeconds(i));
        }
        assertThat(record().isTooMany(NOW.minusSeconds(86_400))).isFalse();
    }

    @Test
    void a_damaged_record_keeps_nobody_from_starting() throws Exception {
        Files.writeString(folder.resolve("starts.state"), "soon\n");
        assertThat(record().isTooMany(NOW)).isFalse();
        record().begin(NOW);
        assertThat(Files.readString(folder.resolve("starts.state"))).isEqualTo(NOW + "\n");
    }
}
