package org.slewd.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.link.ByteSink;
import org.slewd.receiver.Leg;
import org.slewd.receiver.RadioFaults;
import org.slewd.receiver.ReceiverKind;
import org.slewd.receiver.SimulatedReceiver;
import org.slewd.rotator.RotatorKind;
import org.slewd.rotator.SimulatedAxes;
import org.slewd.rotator.SimulatedController;
import picocli.CommandLine;

/** The command as a person starts it, with a device of two words: it answers {@code ?} with {@code here}. */
@EnabledOnOs(OS.LINUX)
class SimulateCommandTest {

    @TempDir
    private Path folder;

    private Thread running;

    private static class Parrot {
        private int due;

        void hear(byte[] received) {
            for (byte b : received) {
                due += b == '?' ? 1 : 0;
            }
        }

        void forget() {
            due = 0;
        }

        void say(ByteSink out) {
            for (; due > 0; due--) {
                out.accept("here".getBytes(ISO_8859_1));
            }
        }
    }

    private static final class TestRotator extends SimulatedController {
        private final Parrot parrot = new Parrot();

        TestRotator(SimulatedAxes axes) {
            super(axes);
        }

        @Override
        protected void hear(byte[] received, long nowNanos) {
            parrot.hear(received);
        }

        @Override
        protected void speak(long nowNanos, ByteSink out) {
            parrot.say(out);
        }

        @Override
        protected void forget() {
            parrot.forget();
        }
    }

    private static final class TestReceiver extends Parrot implements SimulatedReceiver {
        private final RadioFaults faults = new RadioFaults();
        private long downlinkHz = 145_800_000;

        @Override
        public void onBytes(byte[] received, long nowNanos) {
            hear(received);
        }

        @Override
        public void step(long nowNanos, ByteSink out) {
            say(out);
        }

        @Override
        public long tunedHz(Leg leg) {
            return leg == Leg.DOWNLINK ? downlinkHz : 435_000_000;
        }

        @Override
        public void turnDial(long hz, long nowNanos) {
            downlinkHz = hz;
        }

        @Override
        public RadioFaults faults() {
            return faults;
        }

        @Override
        public int keyingAttempts() {
            return 3;
        }
    }

    private static final RotatorKind ROTATOR = new RotatorKind(
            "test-rotator",
            "Rotator",
            9_600,
            nowNanos -> {
                throw new UnsupportedOperationException("nobody drives here");
            },
            TestRotator::new);

    private static final ReceiverKind RECEIVER = new ReceiverKind(
            "test-receiver",
            "Receiver",
            9_600,
            nowNanos -> {
                throw new UnsupportedOperationException("nobody drives here");
            },
            TestReceiver::new);

    @AfterEach
    void end() throws InterruptedException {
        if (running != null) {
            running.interrupt();
            running.join();
        }
    }

    @Test
    void tells_where_it_is_answers_there_and_tidies_up() throws Exception {
        Path link = folder.resolve("rotator");
        Path pty = Path.of(start("test-rotator", "--link", link.toString()));
        assertThat(link.toRealPath()).isEqualTo(pty);
        assertThat(ask(link)).isEqualTo("here");
        assertThat(ask(link)).as("a second client").isEqualTo("here");
        end();
        assertThat(folder).isEmptyDirectory();
        assertThat(pty).doesNotExist();
    }

    @Test
    void a_link_of_an_earlier_run_is_replaced_and_a_file_is_not() throws Exception {
        Path old = Files.createSymbolicLink(folder.resolve("old"), Path.of("/dev/pts/no-such-thing"));
        String pty = start("test-rotator", "--link", old.toString());
        assertThat(Files.readSymbolicLink(old)).hasToString(pty);
        Path file = Files.writeString(folder.resolve("file"), "precious");
        assertFails(1, "leaves it alone", "test-rotator", "--link", file.toString());
        assertThat(file).hasContent("precious");
    }

    @Test
    void a_wrong_word_is_one_sentence() {
        String link = folder.resolve("x").toString();
        assertFails(
                2,
                "there is no simulator of gs323; there is one of test-rotator, test-receiver, rtl-tcp\n",
                "gs323",
                "--link",
                link);
        assertFails(
                2,
                "--at-azimuth = 451.0 is outside the travel of the motor, 0.0 to 450.0 degrees\n",
                "test-rotator",
                "--link",
                link,
                "--at-azimuth",
                "451");
        assertFails(2, "--at-elevation = NaN", "test-rotator", "--link", link, "--at-elevation", "NaN");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void the_control_socket_tells_the_truth() throws Exception {
        Path control = folder.resolve("control");
        start(
                "test-rotator",
                "--link",
                folder.resolve("x").toString(),
                "--control",
                control.toString(),
                "--at-azimuth",
                "359.5",
                "--at-elevation",
                "12.25");
        assertThat(control(control, "truth")).isEqualTo("ok 359.500 12.250");
        assertThat(control(control, "keying")).startsWith("error unknown command");
        assertThat(Files.getPosixFilePermissions(control)).hasSize(2);
        end();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void the_control_socket_of_a_receiver_counts_what_would_have_keyed_a_transmitter() throws Exception {
        Path control = folder.resolve("control");
        start("test-receiver", "--link", folder.resolve("x").toString(), "--control", control.toString());
        assertThat(control(control, "truth")).isEqualTo("ok 145800000");
        assertThat(control(control, "keying")).isEqualTo("ok 3");
    }

    @Test
    void the_control_socket_of_a_receiver_turns_its_dial_and_breaks_it() throws Exception {
        Path control = folder.resolve("control");
        start("test-receiver", "--link", folder.resolve("x").toString(), "--control", control.toString());
        assertThat(control(control, "turn 145850000")).isEqualTo("ok");
        assertThat(control(control, "truth")).isEqualTo("ok 145850000");
        assertThat(control(control, "uplink")).isEqualTo("ok 435000000");
        for (String verb :
                List.of("refuse", "refuse off", "deaf", "deaf 3", "off", "on", "latency 400", "latency off")) {
            assertThat(control(control, verb)).as(verb).isEqualTo("ok");
        }
        assertThat(control(control, "latency")).isEqualTo("error write: latency MILLISECONDS|off");
        assertThat(control(control, "turn 0")).isEqualTo("error 0 is not from 1 to 100000000000");
        assertThat(control(control, "refuse on")).isEqualTo("error only off may follow this word");
    }

    @Test
    void the_control_socket_makes_faults() throws Exception {
        Path control = folder.resolve("control");
        Path link = folder.resolve("rotator");
        start("test-rotator", "--link", link.toString(), "--control", control.toString());
        try (RandomAccessFile client = new RandomAccessFile(link.toFile(), "rw")) {
            assertThat(control(control, "off")).isEqualTo("ok");
            client.write('?');
            untilTranscriptOf(control, "> \"?\"");
            assertThat(control(control, "ok")).isEqualTo("ok");
            assertThat(control(control, "transcript")).isEqualTo("ok > \"?\"");
            client.write('?');
            assertThat(read(client)).isEqualTo("here");
            assertThat(control(control, "transcript")).isEqualTo("ok > \"?\" > \"?\" < \"here\"");
            assertThat(control(control, "garbage 5")).isEqualTo("ok seed 5");
            client.write("?".repeat(20).getBytes(ISO_8859_1));
            byte[] spoilt = new byte[80];
            client.readFully(spoilt);
            assertThat(new String(spoilt, ISO_8859_1)).isNotEqualTo("here".repeat(20));
            assertThat(control(control, "garbage off")).isEqualTo("ok");
            assertThat(control(control, "delayed 1")).isEqualTo("ok");
            client.write('?');
            assertThat(read(client)).isEqualTo("here");
        }
    }

    @Test
    void a_device_that_is_unplugged_is_gone_and_comes_back_under_its_name() throws Exception {
        Path control = folder.resolve("control");
        Path link = folder.resolve("rotator");
        String pty = start("test-rotator", "--link", link.toString(), "--control", control.toString());
        assertThat(control(control, "unplug")).isEqualTo("ok");
        assertThat(Files.exists(link, LinkOption.NOFOLLOW_LINKS)).isFalse();
        assertThat(Path.of(pty)).doesNotExist();
        assertThat(control(control, "unplug")).isEqualTo("ok");
        String answer = control(control, "replug");
        assertThat(answer).isEqualTo("ok " + Files.readSymbolicLink(link));
        assertThat(control(control, "replug")).isEqualTo(answer);
        assertThat(ask(link)).isEqualTo("here");
    }

    @Test
    void faults_of_the_axes_are_made_by_axis_and_the_judge_is_asked() throws Exception {
        Path control = folder.resolve("control");
        start("test-rotator", "--link", folder.resolve("x").toString(), "--control", control.toString());
        assertThat(control(control, "verdict")).isEqualTo("ok inside");
        for (String line : List.of(
                "stuck azimuth",
                "stuck off",
                "invert both",
                "slow elevation 0.5",
                "jump azimuth -30",
                "noise both 1",
                "frozen azimuth",
                "frozen off",
                "swapped",
                "swapped off",
                "wrong 7",
                "wrong off",
                "reset 0.1 lost",
                "limits 0 450 0 90",
                "merge",
                "echo off",
                "ok")) {
            assertThat(control(control, line)).as(line).startsWith("ok");
        }
        assertThat(control(control, "stuck")).isEqualTo("error write: stuck azimuth|elevation|both|off");
        assertThat(control(control, "drift azimuth")).isEqualTo("error write: drift azimuth|elevation|both DEG_PER_S");
        assertThat(control(control, "slow azimuth 2")).startsWith("error not a share");
        assertThat(control(control, "runaway azimuth -1")).startsWith("error not a time");
        assertThat(control(control, "limits 5 450 10 90")).isEqualTo("ok");
        while (control(control, "verdict").startsWith("ok")) {
            Thread.onSpinWait();
        }
        assertThat(control(control, "verdict")).isEqualTo("error 2 violations, first: azimuth was truly at 0.0");
    }

    @Test
    void the_control_socket_explains_itself() throws Exception {
        Path control = folder.resolve("control");
        start("test-receiver", "--link", folder.resolve("x").toString(), "--control", control.toString());
        assertThat(control(control, "help"))
                .isEqualTo(
                        "ok cut [SEED]|off; deaf [COMMANDS]; delayed MILLISECONDS; echo [off]; garbage [SEED]|off; help;"
                                + " intermittent [SEED]|off; keying; latency MILLISECONDS|off; merge [off]; nolisten [off]; off;"
                                + " ok; on; refuse [off]; replug; transcript; truth; turn HZ; unplug; uplink");
        assertThat(control(control, "explode")).startsWith("error unknown command, one of: cut");
        assertThat(control(control, "")).startsWith("error unknown command");
        assertThat(control(control, "garbage five")).isEqualTo("error five is not a whole number");
        assertThat(control(control, "delayed -1")).startsWith("error write: delayed MILLISECONDS");
        assertThat(control(control, "x".repeat(257))).isEqualTo("error a line has at most 256 bytes");
    }

    @Test
    void a_socket_that_was_left_over_is_replaced_and_nothing_else() throws Exception {
        Path control = folder.resolve("control");
        ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                .bind(UnixDomainSocketAddress.of(control))
                .close();
        String link = folder.resolve("x").toString();
        start("test-rotator", "--link", link, "--control", control.toString());
        assertThat(control(control, "truth")).isEqualTo("ok 0.000 0.000");
        String other = folder.resolve("y").toString();
        assertFails(1, "in use by another simulator", "test-rotator", "--link", other, "--control", control.toString());
        Path file = Files.writeString(folder.resolve("file"), "precious");
        assertFails(1, "is no socket", "test-rotator", "--link", other, "--control", file.toString());
        assertThat(file).hasContent("precious");
        assertThat(folder.resolve("y")).doesNotExist();
    }

    private static CommandLine command() {
        return new CommandLine(new SimulateCommand(new Kinds(List.of(ROTATOR), List.of(RECEIVER))));
    }

    /** Starts the command on a thread of its own and waits for its line. */
    private String start(String... arguments) throws IOException {
        PipedReader reader = new PipedReader();
        PrintWriter out = new PrintWriter(new PipedWriter(reader), true);
        CompletableFuture<Integer> exit = new CompletableFuture<>();
        running = new Thread(() -> {
            exit.complete(command().setOut(out).execute(arguments));
            out.close();
        });
        running.start();
        String line = new BufferedReader(reader).readLine();
        assertThat(line).as(() -> "exit code " + exit.getNow(-1)).isNotNull();
        return line;
    }

    private static void assertFails(int exitCode, String message, String... arguments) {
        StringWriter err = new StringWriter();
        StringWriter out = new StringWriter();
        int code = command()
                .setErr(new PrintWriter(err, true))
                .setOut(new PrintWriter(out, true))
                .execute(arguments);
        assertThat(err.toString()).contains(message).hasLineCount(1);
        assertThat(out.toString()).isEmpty();
        assertThat(code).isEqualTo(exitCode);
    }

    private static String ask(Path link) throws IOException {
        try (RandomAccessFile client = new RandomAccessFile(link.toFile(), "rw")) {
            client.write('?');
            return read(client);
        }
    }

    private static String read(RandomAccessFile client) throws IOException {
        byte[] answer = new byte[4];
        client.readFully(answer);
        return new String(answer, ISO_8859_1);
    }

    private static void untilTranscriptOf(Path control, String entry) throws IOException {
        while (!control(control, "transcript").contains(entry)) {
            Thread.onSpinWait();
        }
    }

    private static String control(Path socket, String line) throws IOException {
        try (SocketChannel client = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            client.write(ByteBuffer.wrap((line + '\n').getBytes(ISO_8859_1)));
            return new BufferedReader(Channels.newReader(client, ISO_8859_1)).readLine();
        }
    }
}
