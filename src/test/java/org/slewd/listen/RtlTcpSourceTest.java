package org.slewd.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.slewd.link.BytePort;
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
            assertThat(simulator.tunedHz()).isEqualTo(145_800_000);
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
