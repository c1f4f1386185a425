package org.slewd.link.serial;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.link.BytePort;
import org.slewd.link.LinkStatus;
import org.slewd.link.PumpedLink;
import org.slewd.link.pty.DeviceLink;
import org.slewd.link.pty.PseudoTerminal;
import org.slewd.time.SystemClock;

/** Real ports and the real library, with a pseudo-terminal as the device. */
@EnabledOnOs(OS.LINUX)
class SerialPortsTest {

    private static final int PATIENT_MILLIS = 30_000;

    @TempDir
    private Path folder;

    private final Semaphore wakes = new Semaphore(0);
    private PseudoTerminal device;

    @BeforeEach
    void plugIn() throws IOException {
        device = PseudoTerminal.open();
    }

    @AfterEach
    void pullOut() {
        device.close();
    }

    @Test
    void carries_every_byte_both_ways_unchanged() throws IOException {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        try (BytePort port = open(device.path())) {
            port.write(all);
            assertThat(hear(all.length)).isEqualTo(all);
            device.write(all);
            byte[] back = new byte[0];
            byte[] buffer = new byte[100];
            while (back.length < all.length) {
                int count = port.read(buffer);
                back = Arrays.copyOf(back, back.length + count);
                System.arraycopy(buffer, 0, back, back.length - count, count);
            }
            assertThat(back).isEqualTo(all);
        }
    }

    @Test
    void odd_speeds_and_missing_modem_lines_are_no_error() throws IOException {
        for (int baud : new int[] {600, 4_800, 115_200}) {
            try (BytePort port =
                    SerialPorts.opener(device.path().toString(), baud).open()) {
                port.write(bytes("C2\r"));
                assertThat(hear(3)).isEqualTo(bytes("C2\r"));
            }
        }
    }

    @Test
    void closing_from_another_thread_frees_a_blocked_reader() throws Exception {
        BytePort port = open(device.path());
        CountDownLatch reading = new CountDownLatch(1);
        CompletableFuture<Throwable> ended = CompletableFuture.supplyAsync(() -> {
            reading.countDown();
            return failureOf(() -> port.read(new byte[10]));
        });
        reading.await();
        port.close();
        assertThat(ended.get()).isInstanceOf(IOException.class).hasMessageContaining("is gone");
        port.close();
    }

    @Test
    void closing_from_another_thread_frees_a_writer_whose_peer_has_stopped_to_read() throws Exception {
        BytePort port = open(device.path());
        CompletableFuture<Throwable> ended = CompletableFuture.supplyAsync(
                () -> failureOf(() -> port.write(new byte[1_000_000]))); // many times what a kernel keeps
        // The first bytes have come through, so the writer is at work; nobody will read the rest.
        assertThat(device.read(PATIENT_MILLIS)).isNotEmpty();
        port.close();
        assertThat(ended.get()).isInstanceOf(IOException.class).hasMessageContaining("is gone");
    }

    @Test
    void a_device_that_hangs_up_is_gone_for_reading_and_writing() throws IOException {
        try (BytePort port = open(device.path())) {
            device.close();
            assertThatThrownBy(() -> port.read(new byte[10]))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("is gone");
            assertThatThrownBy(() -> port.write(bytes("C2\r"))).isInstanceOf(IOException.class);
        }
    }

    @Test
    void a_port_is_opened_once_only() throws IOException {
        try (BytePort port = open(device.path())) {
            assertThatThrownBy(() -> open(device.path()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("in use by another program");
            port.write(bytes("still mine"));
            assertThat(hear(10)).isEqualTo(bytes("still mine"));
        }
        open(device.path()).close();
    }

    @Test
    void says_what_to_check_when_there_is_nothing_to_open() throws IOException {
        Path missing = folder.resolve("rotator");
        assertThatThrownBy(() -> open(missing))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("there is no device " + missing)
                .hasMessageContaining("slewd detect");
        Files.createSymbolicLink(missing, Path.of("/dev/pts/no-such-thing"));
        assertThatThrownBy(() -> open(missing)).isInstanceOf(IOException.class).hasMessageContaining("points to");
        Path file = Files.writeString(folder.resolve("file"), "text");
        assertThatThrownBy(() -> open(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is not a serial device");
    }

    @Test
    void sees_whether_there_is_something_to_open_and_whether_it_is_something_else() throws IOException {
        Path name = folder.resolve("rotator");
        BytePort.Opener opener = SerialPorts.opener(name.toString(), 9_600);
        assertThat(opener.presence()).isEmpty();
        DeviceLink.create(name, device.path());
        String first = opener.presence();
        assertThat(first).isNotEmpty();
        open(name).close();
        assertThat(opener.presence()).as("being used changes nothing").isEqualTo(first);
        try (PseudoTerminal other = PseudoTerminal.open()) {
            DeviceLink.create(name, other.path());
            assertThat(opener.presence()).isNotEmpty().isNotEqualTo(first);
        }
        assertThat(opener.presence()).as("a link that leads nowhere").isEmpty();
    }

    @Test
    void a_link_survives_the_device_coming_back_at_another_place() throws Exception {
        Path name = folder.resolve("rotator");
        DeviceLink.create(name, device.path());
        PumpedLink link = link(name);
        try {
            link.open(wakes::release);
            until(() -> link.status().isUp());
            device.close();
            until(() -> !link.status().isUp());
            assertThat(link.status().detail()).contains("is gone").contains("slewd tries again");
            device = PseudoTerminal.open();
            DeviceLink.create(name, device.path());
            until(() -> link.status().connects() == 2);
            link.send(bytes("C2\r"));
            assertThat(hear(3)).isEqualTo(bytes("C2\r"));
        } finally {
            link.close();
        }
    }

    @Test
    void a_link_frees_itself_from_a_device_that_stops_reading() throws Exception {
        PumpedLink link = link(device.path());
        try {
            link.open(wakes::release);
            until(() -> link.status().isUp());
            // Until the kernel takes no more and the guard has cut the write off.
            while (link.status().connects() == 1 && link.status().isUp()) {
                link.send(new byte[4_096]);
                Thread.onSpinWait();
            }
            until(() -> link.status().connects() == 2);
        } finally {
            link.close();
        }
        assertThat(link.status().state()).isEqualTo(LinkStatus.State.CLOSED);
    }

    @Test
    void the_native_part_comes_from_a_folder_that_nobody_else_knows_and_leaves_nothing_behind() throws IOException {
        open(device.path()).close();
        assertThat(System.getProperty("jSerialComm.library.path", "")).contains("slewd-native-");
        assertThat(Path.of(System.getProperty("jSerialComm.library.path"))).doesNotExist();
        String folderOfItsOwn = System.getProperty("fazecast.jSerialComm.appid", "");
        assertThat(folderOfItsOwn).startsWith("slewd-native-");
        assertThat(Path.of(System.getProperty("java.io.tmpdir"), "jSerialComm", folderOfItsOwn))
                .doesNotExist();
    }

    private interface Action {
        void run() throws IOException;
    }

    private static Throwable failureOf(Action action) {
        try {
            action.run();
            return new AssertionError("it came to an end");
        } catch (IOException e) {
            return e;
        }
    }

    private PumpedLink link(Path device) {
        return new PumpedLink("serial:" + device, SerialPorts.opener(device.toString(), 9_600), new SystemClock());
    }

    private static BytePort open(Path device) throws IOException {
        return SerialPorts.opener(device.toString(), 9_600).open();
    }

    private byte[] hear(int length) throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            text.append(new String(device.read(PATIENT_MILLIS), ISO_8859_1));
        }
        return text.toString().getBytes(ISO_8859_1);
    }

    private void until(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            wakes.acquire();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(ISO_8859_1);
    }
}
