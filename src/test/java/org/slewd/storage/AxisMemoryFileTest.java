package org.slewd.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.rotator.Pointing;
import org.slewd.station.AxisMemory.Remembered;

class AxisMemoryFileTest {

    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07.5Z");
    private static final Remembered STANDING = new Remembered(new Pointing(412.3, 10), new Pointing(412.3, 10), NOW);
    private static final Remembered ON_THE_WAY = new Remembered(new Pointing(-170.25, 0), new Pointing(20, 91), NOW);

    @TempDir
    Path folder;

    @Test
    void what_was_kept_is_recalled_after_a_restart() {
        for (Remembered known : List.of(STANDING, ON_THE_WAY)) {
            open().keep(known);
            assertThat(open().recalled()).contains(known);
        }
    }

    @Test
    void nothing_is_known_at_first() {
        assertThat(open().recalled()).isEmpty();
    }

    @Test
    void the_latest_of_many_is_written_once_the_writer_has_time() {
        List<Runnable> due = new ArrayList<>();
        AxisMemoryFile memory = new AxisMemoryFile(file(), due::add, NOW);
        memory.keep(ON_THE_WAY);
        memory.keep(STANDING);
        assertThat(due).hasSize(1);
        due.get(0).run();
        assertThat(open().recalled()).contains(STANDING);
        memory.keep(ON_THE_WAY);
        assertThat(due).hasSize(2);
    }

    @Test
    void a_file_that_lost_or_changed_a_character_is_not_believed() {
        String text = AxisMemoryFile.text(ON_THE_WAY);
        for (int i = 0; i < text.length(); i++) {
            String shorter = text.substring(0, i);
            String other = text.substring(0, i) + (char) (text.charAt(i) ^ 1) + text.substring(i + 1);
            assertThatThrownBy(() -> AxisMemoryFile.parse(shorter)).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> AxisMemoryFile.parse(other)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void a_damaged_file_is_set_aside_and_nothing_is_known() throws IOException {
        Files.writeString(file(), "azimuth 12");
        assertThat(open().recalled()).isEmpty();
        assertThat(file()).doesNotExist();
        try (var files = Files.list(folder)) {
            assertThat(files.map(path -> path.getFileName().toString()))
                    .singleElement()
                    .asString()
                    .startsWith("rotator.state.damaged-2026");
        }
    }

    @Test
    void a_disk_that_takes_nothing_does_not_end_the_station_and_is_tried_again() throws IOException {
        Path plain = Files.writeString(folder.resolve("plain"), "");
        Path file = plain.resolve("rotator.state"); // in a folder that is none
        AxisMemoryFile memory = new AxisMemoryFile(file, Runnable::run, NOW);
        memory.keep(STANDING);
        Files.delete(plain);
        memory.keep(ON_THE_WAY);
        assertThat(new AxisMemoryFile(file, Runnable::run, NOW).recalled()).contains(ON_THE_WAY);
    }

    private AxisMemoryFile open() {
        return new AxisMemoryFile(file(), Runnable::run, NOW);
    }

    private Path file() {
        return folder.resolve("rotator.state");
    }
}
