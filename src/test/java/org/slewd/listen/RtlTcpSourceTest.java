package org.slewd.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.slewd.link.BytePort;
import org.slewd.receiver.rtltcp.RtlEmitter;
import org.slewd.receiver.rtltcp.RtlTcpSettings;
import org.slewd.receiver.rtltcp.RtlTcpSimulator;
import org.slewd.signal.IqBlock;
import org.slewd.signal.TestTone;
import org.slewd.time.VirtualClock;

class RtlTcpSourceTest {

    private static final RtlTcpSettings SETTINGS =
            new RtlTcpSettings(250_000, OptionalDouble.of(28), OptionalInt.empty());

    private final VirtualClock clock = new VirtualClock(TestTone.START);
    private final RtlTcpSimulator simulator = new RtlTcpSimulator(List.of(), 1, clock.nanos());

    /** A connection to the simulator on which each read lets 10 ms pass. */
    private BytePort connect() {
        simulator.connected(clock.nanos());
        ByteArrayOutputStream waiting = new ByteArrayOutputStream();
        return new BytePort() {
            @Override
            public int read(byte[] buffer) {
                clock.advance(Duration.ofMillis(10));
                simulator.step(clock.nanos(), waiting::writeBytes);
                byte[] bytes = waiting.toByteArray();
                int count = Math.min(bytes.length, buffer.length);
                System.arraycopy(bytes, 0, buffer, 0, count);
                waiting.reset();
                waiting.write(bytes, count, bytes.length - count);
                return count;
            }

            @Override
            public void write(byte[] bytes) {
                simulator.onBytes(bytes, clock.nanos());
            }

            @Override
            public void close() {}
        };
    }

    @Test
    void dates_blocks_and_counts_on_through_connections() throws Exception {
        RtlTcpSource source = new RtlTcpSource("rtl_tcp:here", this::connect, SETTINGS, clock);
        byte[] buffer = new byte[25_000];
        IqBlock last;
        try (SampleSource.Stream stream = source.open(137_912_500)) {
            IqBlock first = stream.read(buffer).orElseThrow();
            last = stream.read(buffer).orElseThrow();
            assertThat(last.index() - first.index()).isEqualTo(12_500);
            assertThat(Duration.between(first.utc(), last.utc()))
                    .isCloseTo(Duration.ofMillis(50), Duration.ofMillis(1));
            assertThat(Duration.between(last.utc(), clock.utc()))
                    .isCloseTo(Duration.ofMillis(50), Duration.ofMillis(30));
            assertThat(stream.title()).contains("R820T");
            assertThat(simulator.tunedHz()).isEqualTo(137_912_500);
            stream.tune(145_800_000);
            IqBlock behind = stream.read(buffer).orElseThrow();
            assertThat(simulator.tunedHz()).isEqualTo(145_800_000);
            // What was left out counts, so that index and date stay together.
            assertThat((behind.index() - last.index()) / 250_000.0).isBetween(0.24, 0.35);
            assertThat(Duration.between(last.utc(), behind.utc()).toNanos() / 1e9)
                    .isCloseTo((behind.index() - last.index()) / 250_000.0, within(0.001));
            last = behind;
        }
        clock.advance(Duration.ofSeconds(4));
        try (SampleSource.Stream stream = source.open(145_800_000)) {
            IqBlock again = stream.read(buffer).orElseThrow();
            double gapSeconds = (again.index() - last.index()) / 250_000.0;
            double gapUtc = Duration.between(last.utc(), again.utc()).toNanos() / 1e9;
            assertThat(gapSeconds).isCloseTo(gapUtc, within(0.05));
            assertThat(again.centreHz()).isEqualTo(145_800_000);
        }
    }

    @Test
    void says_of_every_block_where_the_receiver_was_when_it_was_taken() throws Exception {
        RtlEmitter loud = new RtlEmitter(seconds -> 145_820_000, seconds -> -6);
        RtlTcpSimulator dongle = new RtlTcpSimulator(List.of(loud), 1, clock.nanos());
        Queue<byte[]> onTheWay = new ArrayDeque<>();
        // What is read was made 100 ms before.
        BytePort late = new BytePort() {
            @Override
            public int read(byte[] buffer) {
                clock.advance(Duration.ofMillis(10));
                ByteArrayOutputStream made = new ByteArrayOutputStream();
                dongle.step(clock.nanos(), made::writeBytes);
                onTheWay.add(made.toByteArray());
                if (onTheWay.size() < 10) {
                    return 0;
                }
                byte[] bytes = onTheWay.remove();
                System.arraycopy(bytes, 0, buffer, 0, bytes.length);
                return bytes.length;
            }

            @Override
            public void write(byte[] bytes) {
                dongle.onBytes(bytes, clock.nanos());
            }

            @Override
            public void close() {}
        };
        RtlTcpSource source = new RtlTcpSource("rtl_tcp:here", () -> late, SETTINGS, clock);
        byte[] buffer = new byte[25_000];
        try (SampleSource.Stream stream = source.open(137_912_500)) {
            for (int i = 0; i < 10; i++) {
                if (i == 4) {
                    stream.tune(145_800_000);
                }
                IqBlock block = stream.read(buffer).orElseThrow();
                double expected = block.centreHz() == 145_800_000 ? 0.5 : 0.02;
                assertThat(block.centreHz()).isEqualTo(i < 4 ? 137_912_500 : 145_800_000);
                assertThat(meanMagnitude(block)).as("block %d", i).isCloseTo(expected, within(0.02));
            }
        }
    }

    private static double meanMagnitude(IqBlock block) {
        double sum = 0;
        for (int i = 0; i < 2 * block.samples(); i += 2) {
            sum += Math.hypot((block.bytes()[i] & 0xFF) - 127.5, (block.bytes()[i + 1] & 0xFF) - 127.5) / 127.5;
        }
        return sum / block.samples();
    }

    @Test
    void refuses_a_frequency_that_the_protocol_has_no_word_for() throws Exception {
        RtlTcpSource source = new RtlTcpSource("rtl_tcp:here", this::connect, SETTINGS, clock);
        assertThatThrownBy(() -> source.open(10_489e6))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot be tuned to 10489000000 Hz");
        try (SampleSource.Stream stream = source.open(1e8)) {
            stream.read(new byte[25_000]);
            stream.tune(10_489e6);
            assertThatThrownBy(() -> stream.read(new byte[25_000])).isInstanceOf(IOException.class);
        }
    }

    @Test
    void says_so_when_something_else_answers() throws Exception {
        byte[] web = "HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        BytePort port = new BytePort() {
            @Override
            public int read(byte[] buffer) {
                System.arraycopy(web, 0, buffer, 0, web.length);
                return web.length;
            }

            @Override
            public void write(byte[] bytes) {
                throw new AssertionError("nothing is said to a stranger");
            }

            @Override
            public void close() {}
        };
        RtlTcpSource source = new RtlTcpSource("rtl_tcp:here", () -> port, SETTINGS, clock);
        try (SampleSource.Stream stream = source.open(1e8)) {
            assertThatThrownBy(() -> stream.read(new byte[1000]))
                    .isInstanceOf(IOException.class)
                    .hasMessage("something answers at rtl_tcp:here, but not as rtl_tcp does; check the port and the"
                            + " program there");
        }
    }
}
