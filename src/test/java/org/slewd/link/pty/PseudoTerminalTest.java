package org.slewd.link.pty;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class PseudoTerminalTest {

    private static final int PATIENT_MILLIS = 30_000;

    private PseudoTerminal line;

    @BeforeEach
    void open() throws IOException {
        line = PseudoTerminal.open();
    }

    @AfterEach
    void close() {
        line.close();
    }

    @Test
    void has_a_name_that_exists_until_it_is_closed() {
        assertThat(line.path()).exists();
        line.close();
        assertThat(line.path()).doesNotExist();
        line.close();
    }

    @Test
    void carries_every_byte_both_ways_unchanged_and_without_echo() throws IOException {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        try (RandomAccessFile client = client()) {
            client.write(all);
            assertThat(readFully(all.length)).isEqualTo(all);
            assertThat(line.read(0)).as("no echo").isEmpty();
            assertThat(line.write(all)).isEqualTo(all.length);
            byte[] back = new byte[all.length];
            client.readFully(back);
            assertThat(back).isEqualTo(all);
        }
    }

    @Test
    void nothing_to_read_is_no_bytes() throws IOException {
        assertThat(line.read(0)).isEmpty();
        try (RandomAccessFile client = client()) {
            assertThat(client.getFD().valid()).isTrue();
            assertThat(line.read(0)).isEmpty();
        }
    }

    @Test
    void tells_whether_a_client_is_there() throws IOException {
        line.read(0);
        assertThat(line.hasClient()).isFalse();
        try (RandomAccessFile client = client()) {
            assertThat(client.getFD().valid()).isTrue();
            line.read(0);
            assertThat(line.hasClient()).isTrue();
        }
        line.read(0);
        assertThat(line.hasClient()).isFalse();
    }

    @Test
    void hears_the_last_words_of_a_client_that_has_left() throws IOException {
        try (RandomAccessFile client = client()) {
            client.write(bytes("S\r"));
        }
        assertThat(line.read(0)).isEqualTo(bytes("S\r"));
        assertThat(line.read(0)).isEmpty();
        assertThat(line.hasClient()).isFalse();
    }

    @Test
    void survives_clients_that_come_and_go_and_gives_none_what_was_meant_for_another() throws IOException {
        for (int i = 0; i < 20; i++) {
            try (RandomAccessFile client = client()) {
                client.write(bytes("C2\r"));
                assertThat(readFully(3)).isEqualTo(bytes("C2\r"));
                line.write(bytes("never read " + i));
            }
            assertThat(line.read(0)).isEmpty();
            assertThat(line.write(bytes("to nobody"))).isZero();
        }
        try (RandomAccessFile client = client()) {
            line.read(0);
            line.write(bytes("now"));
            byte[] buffer = new byte[100];
            assertThat(new String(buffer, 0, client.read(buffer), ISO_8859_1)).isEqualTo("now");
        }
    }

    @Test
    void a_client_that_does_not_read_loses_bytes_and_blocks_nobody() throws IOException {
        try (RandomAccessFile client = client()) {
            assertThat(client.getFD().valid()).isTrue();
            long taken = 0;
            for (int i = 0; i < 1_000; i++) {
                taken += line.write(new byte[1_000]);
            }
            assertThat(taken).isBetween(1L, 999_999L);
        }
    }

    @Test
    void closing_hangs_up_on_the_client() throws IOException {
        try (FileInputStream client = new FileInputStream(line.path().toFile())) {
            line.close();
            assertThatEnds(client);
        }
        assertThatThrownBy(() -> line.read(0)).isInstanceOf(IOException.class).hasMessageContaining("closed");
        assertThatThrownBy(() -> line.write(bytes("x"))).isInstanceOf(IOException.class);
    }

    @Test
    void leaves_no_descriptor_behind() throws IOException {
        long before = descriptors();
        for (int i = 0; i < 50; i++) {
            PseudoTerminal other = PseudoTerminal.open();
            other.read(0);
            other.close();
        }
        assertThat(descriptors()).isLessThan(before + 25);
    }

    private static void assertThatEnds(FileInputStream client) throws IOException {
        try {
            assertThat(client.read()).isEqualTo(-1);
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("Input/output error");
        }
    }

    private static long descriptors() throws IOException {
        try (var list = Files.list(Path.of("/proc/self/fd"))) {
            return list.count();
        }
    }

    private RandomAccessFile client() throws IOException {
        return new RandomAccessFile(line.path().toFile(), "rw");
    }

    private byte[] readFully(int length) throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            text.append(new String(line.read(PATIENT_MILLIS), ISO_8859_1));
        }
        return text.toString().getBytes(ISO_8859_1);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(ISO_8859_1);
    }
}
