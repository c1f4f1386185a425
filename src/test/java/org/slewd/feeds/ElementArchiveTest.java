package org.slewd.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ElementArchiveTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00.123456Z");

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    private ElementArchive archive;

    @BeforeEach
    void open() {
        archive = new ElementArchive(folder);
    }

    @Test
    void what_was_kept_comes_back_byte_for_byte() throws IOException {
        byte[] reply = {0, 1, 2, (byte) 0xFF, '\r', '\n'};
        Instant stamp = archive.keep("amateur", NOON, reply);

        assertThat(stamp).isEqualTo("2026-11-24T12:00:00.123Z");
        assertThat(names()).containsExactly("20261124T120000.123Z.gz");
        assertThat(archive.newest("amateur").orElseThrow().content()).isEqualTo(reply);
        assertThat(archive.newest("other")).isEmpty();
    }

    @Test
    void tells_what_was_known_at_a_time() throws IOException {
        keep("one", NOON);
        keep("two", NOON.plusSeconds(60));

        assertThat(known(NOON.minusSeconds(1))).isEmpty();
        assertThat(known(NOON)).contains("one");
        assertThat(known(NOON.plusSeconds(59))).contains("one");
        assertThat(known(NOON.plusSeconds(61))).contains("two");
    }

    @Test
    void the_same_again_is_kept_once() throws IOException {
        keep("one", NOON);
        assertThat(archive.keep("amateur", NOON.plusSeconds(60), bytes("one"))).isEqualTo("2026-11-24T12:00:00.123Z");
        assertThat(names()).hasSize(1);
    }

    @Test
    void a_reply_after_the_clock_went_back_is_still_the_newest() throws IOException {
        keep("one", NOON);
        Instant stamp = archive.keep("amateur", NOON.minusSeconds(86_400), bytes("two"));

        assertThat(stamp).isEqualTo("2026-11-24T12:00:00.124Z");
        assertThat(newest()).contains("two");
    }

    @Test
    void a_file_that_is_cut_off_anywhere_is_set_aside_and_the_one_before_is_used() throws IOException {
        keep("one", NOON);
        keep("two", NOON.plusSeconds(60));
        Path file = folder.resolve("amateur/20261124T120100.123Z.gz");
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));

            assertThat(newest()).as("cut at " + length).contains("one");
            assertThat(names()).containsExactly("20261124T120000.123Z.gz", "20261124T120100.123Z.gz.damaged");
        }
        Files.write(file, whole);
        assertThat(newest()).contains("two");
    }

    @Test
    void a_file_with_any_byte_changed_is_never_taken_for_another_content() throws IOException {
        keep("one", NOON);
        keep("two", NOON.plusSeconds(60));
        Path file = folder.resolve("amateur/20261124T120100.123Z.gz");
        byte[] whole = Files.readAllBytes(file);
        for (int i = 0; i < whole.length; i++) {
            byte[] flipped = whole.clone();
            flipped[i] ^= 0x10;
            Files.write(file, flipped);

            // Some bytes of the head mean nothing, such as the time it was packed.
            assertThat(newest().orElseThrow()).isIn("one", "two");
        }
    }

    @Test
    void other_files_in_the_folder_are_left_alone() throws IOException {
        keep("one", NOON);
        Files.writeString(folder.resolve("amateur/notes.txt"), "mine");
        Files.writeString(folder.resolve("amateur/20269999T120000.123Z.gz"), "no such day");
        Files.writeString(folder.resolve("amateur/20261124T130000.000Z.gz.new"), "half");
        keep("two", NOON.plusSeconds(60));

        assertThat(archive.moments("amateur")).hasSize(2);
        assertThat(newest()).contains("two");
        assertThat(folder.resolve("amateur/notes.txt")).exists();
    }

    @Test
    void number_age_and_size_have_bounds_and_the_newest_always_stays() throws IOException {
        archive = new ElementArchive(folder, new ElementArchive.Bounds(3, Duration.ofDays(10), 1_000_000));
        for (int i = 0; i < 5; i++) {
            keep("reply " + i, NOON.plusSeconds(i));
        }
        assertThat(archive.moments("amateur")).hasSize(3);
        keep("much later", NOON.plus(Duration.ofDays(11)));
        assertThat(archive.moments("amateur")).hasSize(1);

        archive = new ElementArchive(folder, new ElementArchive.Bounds(3, Duration.ofDays(10), 1));
        keep("larger than all that is allowed", NOON.plus(Duration.ofDays(12)));
        assertThat(archive.moments("amateur")).hasSize(1);
        assertThat(newest()).contains("larger than all that is allowed");
    }

    @Test
    void damaged_files_have_a_bound_too() throws IOException {
        for (int i = 0; i < 8; i++) {
            keep("reply " + i, NOON.plusSeconds(2L * i));
            Path newest = folder.resolve("amateur")
                    .resolve(names().stream()
                            .filter(name -> name.endsWith(".gz"))
                            .reduce((a, b) -> b)
                            .orElseThrow());
            Files.write(newest, new byte[] {1});
            assertThat(newest()).isEmpty();
        }
        assertThat(names()).hasSizeLessThanOrEqualTo(4);
    }

    private void keep(String content, Instant utc) throws IOException {
        archive.keep("amateur", utc, bytes(content));
    }

    private Optional<String> newest() {
        return archive.newest("amateur").map(ElementArchiveTest::text);
    }

    private Optional<String> known(Instant utc) {
        return archive.knownAt("amateur", utc).map(ElementArchiveTest::text);
    }

    private static String text(ElementArchive.Entry entry) {
        return new String(entry.content(), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("amateur"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
