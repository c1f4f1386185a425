package org.slewd.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.station.LockOut;

class LockOutFileTest {

    private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");

    @TempDir
    Path folder;

    private LockOutFile open() {
        return new LockOutFile(folder.resolve("lock-out.state"), Runnable::run, NOW);
    }

    @Test
    void a_lock_out_outlives_slewd_and_its_end_does_too() {
        assertThat(open().kept()).isEmpty();
        LockOut lockOut = new LockOut("Ann", "grease\nthe bearing", NOW.minusSeconds(5));
        assertThat(open().keep(Optional.of(lockOut)).toCompletableFuture().join())
                .isTrue();
        assertThat(open().kept()).contains(new LockOut("Ann", "grease the bearing", NOW.minusSeconds(5)));
        assertThat(open().keep(Optional.empty()).toCompletableFuture().join()).isTrue();
        assertThat(open().kept()).isEmpty();
    }

    @Test
    void a_note_that_cannot_be_read_locks_all_the_same() throws Exception {
        for (String content : new String[] {"", "\u0000", "yesterday\nAnn\ngrease\n"}) {
            Files.writeString(folder.resolve("lock-out.state"), content);
            assertThat(open().kept()).map(LockOut::since).contains(NOW);
        }
    }

    @Test
    void a_disk_that_takes_nothing_is_told() throws Exception {
        Files.createDirectories(folder.resolve("lock-out.state/full"));
        assertThat(open().keep(Optional.empty()).toCompletableFuture().join()).isFalse();
    }
}
