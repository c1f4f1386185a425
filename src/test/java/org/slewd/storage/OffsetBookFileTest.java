package org.slewd.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.doppler.OffsetBook;
import org.slewd.doppler.OffsetBook.Oscillators;
import org.slewd.doppler.OffsetHistory;
import org.slewd.doppler.OffsetHistory.PassOffset;

class OffsetBookFileTest {

    private static final Instant START = Instant.parse("2024-10-01T00:00:00Z");
    private static final Oscillators BEACON = new Oscillators(43_137, 145_880_000, "rtl_tcp:shack pc:1234");

    @TempDir
    private Path folder;

    private static PassOffset pass(int number, double offsetHz) {
        return new PassOffset(START.plus(Duration.ofHours(6L * number)), 145_880_000, offsetHz, 2);
    }

    private Path file() {
        return folder.resolve("offsets.state");
    }

    private long filesLeft() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }

    @Test
    void what_was_learned_survives_a_restart() {
        OffsetBookFile before = new OffsetBookFile(file(), START);
        for (int i = 0; i < 4; i++) {
            before.learn(BEACON, pass(i, 812 + i));
        }
        OffsetBook after = new OffsetBookFile(file(), START).book();
        assertThat(after).isEqualTo(before.book());
        OffsetHistory.Learned learned = after.sure(BEACON).orElseThrow();
        assertThat(learned.offsetHz()).isCloseTo(813.5, within(0.5));
        assertThat(learned.passes()).isEqualTo(4);
        assertThat(after.of(43_137, 145_880_000)).containsExactly(BEACON);
    }

    @Test
    void fewer_than_three_passes_are_shown_and_not_begun_with() {
        OffsetBookFile file = new OffsetBookFile(file(), START);
        file.learn(BEACON, pass(0, 812));
        file.learn(BEACON, pass(1, 815));
        assertThat(file.book().learned(BEACON)).isPresent();
        assertThat(file.book().sure(BEACON)).isEmpty();
    }

    @Test
    void an_offset_by_one_receiver_says_nothing_of_another() {
        OffsetBookFile file = new OffsetBookFile(file(), START);
        file.learn(BEACON, pass(0, 812));
        assertThat(file.book().learned(new Oscillators(43_137, 145_880_000, "rtl_tcp:other:1234")))
                .isEmpty();
    }

    @Test
    void a_damaged_file_is_put_aside_and_learning_begins_anew() throws IOException {
        new OffsetBookFile(file(), START).learn(BEACON, pass(0, 812));
        Files.writeString(file(), Files.readString(file()).replace("812", "912"));
        OffsetBookFile damaged = new OffsetBookFile(file(), START);
        assertThat(damaged.book()).isEqualTo(OffsetBook.EMPTY);
        assertThat(Files.exists(file())).isFalse();
        assertThat(filesLeft()).isEqualTo(1);
        damaged.learn(BEACON, pass(1, 5));
        assertThat(new OffsetBookFile(file(), START).book().learned(BEACON)).isPresent();
    }

    @Test
    void a_file_of_another_form_and_an_empty_one_are_damaged_too() throws IOException {
        for (String text : new String[] {"", "slewd offsets 2\ncrc32 0\n", "\u0000\u0000", "slewd offsets 1\n"}) {
            assertThatThrownBy(() -> OffsetBookFile.parse(text)).isInstanceOf(IOException.class);
        }
        assertThat(OffsetBookFile.read(folder.resolve("none"))).isEqualTo(OffsetBook.EMPTY);
    }

    @Test
    void the_book_is_bounded_and_what_was_heard_least_recently_goes() throws IOException {
        OffsetBook book = OffsetBook.EMPTY;
        for (int i = 0; i <= OffsetBook.MAX_HISTORIES; i++) {
            book = book.with(new Oscillators(1 + i, 145_880_000, "simulated"), pass(i, i));
        }
        assertThat(book.histories()).hasSize(OffsetBook.MAX_HISTORIES);
        assertThat(book.of(1, 145_880_000)).isEmpty();
        assertThat(book.of(2, 145_880_000)).hasSize(1);
        assertThat(OffsetBookFile.parse(OffsetBookFile.text(book))).isEqualTo(book);
    }

    @Test
    void a_disk_that_is_full_costs_what_was_learned_and_nothing_else() throws IOException {
        Path blocked = folder.resolve("file");
        Files.writeString(blocked, "");
        OffsetBookFile file = new OffsetBookFile(blocked.resolve("offsets.state"), START);
        file.learn(BEACON, pass(0, 812));
        assertThat(file.book().learned(BEACON)).isPresent();
    }
}
