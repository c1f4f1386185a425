package org.slewd.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.station.Snapshot.Fault;

class FaultFileTest {

    private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
    private static final Fault STALL =
            new Fault("stall", "it does not move: \u00e4 = \"#\"; slewd sent stop", false, NOW.minusSeconds(60));

    @TempDir
    Path folder;

    private FaultFile open() {
        return new FaultFile(file(), Runnable::run, NOW);
    }

    private Path file() {
        return folder.resolve("fault.state");
    }

    @Test
    void a_fault_outlives_slewd_and_its_end_does_too() {
        assertThat(open().kept()).isEmpty();
        open().keep(Optional.of(STALL));
        assertThat(open().kept()).contains(STALL);
        open().keep(Optional.empty());
        assertThat(open().kept()).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_note_that_cannot_be_read_is_a_fault_all_the_same() throws Exception {
        for (String content : new String[] {"", "\u0000", NOW + "\n", "yesterday\nstall\nit does not move\n"}) {
            Files.writeString(file(), content);
            assertThat(open().kept()).map(Fault::selfClearing).contains(false);
            assertThat(open().kept()).map(Fault::since).contains(NOW);
        }
    }

    @Test
    void the_latest_of_many_is_written_once_the_writer_has_time() {
        List<Runnable> due = new ArrayList<>();
        FaultFile memory = new FaultFile(file(), due::add, NOW);
        memory.keep(Optional.of(STALL));
        memory.keep(Optional.empty());
        memory.keep(Optional.of(STALL));
        assertThat(due).hasSize(1);
        due.get(0).run();
        assertThat(open().kept()).contains(STALL);
    }

    @Test
    void a_disk_that_takes_nothing_does_not_end_the_station_and_says_so() throws Exception {
        Path plain = Files.writeString(folder.resolve("plain"), "");
        FaultFile memory = new FaultFile(plain.resolve("fault.state"), Runnable::run, NOW); // in a folder that is none
        memory.keep(Optional.of(STALL));
        assertThat(memory.failed()).isTrue();
        Files.delete(plain);
        memory.keep(Optional.of(STALL));
        assertThat(memory.failed()).isFalse();
        assertThat(new FaultFile(plain.resolve("fault.state"), Runnable::run, NOW).kept())
                .contains(STALL);
    }
}
