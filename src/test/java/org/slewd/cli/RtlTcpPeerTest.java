package org.slewd.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.PeerWire;
import org.slewd.PeerWire.Run;
import org.slewd.Peers;
import org.slewd.receiver.rtltcp.RtlTcpSimulator;
import org.slewd.time.SystemClock;

/** The simulated dongle as a program knows it that was made for real ones. */
@Tag("peer")
class RtlTcpPeerTest {

    private final SystemClock clock = new SystemClock();
    private final RtlTcpSimulator simulator = new RtlTcpSimulator(List.of(), 1, clock.nanos());

    @TempDir
    private Path folder;

    @Test
    void rtl_433_sets_it_up_and_takes_three_seconds_of_samples() throws Exception {
        try (RtlTcpServer server = RtlTcpServer.open(simulator, 0, clock)) {
            Path samples = folder.resolve("samples.cu8");
            Run run = PeerWire.run(
                    Peers.require("rtl_433").toString(),
                    "-d",
                    "rtl_tcp:127.0.0.1:" + server.port(),
                    "-f",
                    "137.9125M",
                    "-s",
                    "250k",
                    "-g",
                    "28",
                    "-p",
                    "3",
                    "-T",
                    "3",
                    "-w",
                    samples.toString());
            assertThat(run.exit()).as(run.output()).isZero();
            assertThat(run.output()).contains("Tuner: R820T", "Sample rate set to 250000", "Tuned to 137.912MHz");
            assertThat((double) Files.size(samples)).isCloseTo(1_500_000, within(600_000.0));
            synchronized (simulator) {
                assertThat(simulator.tunedHz()).isEqualTo(137_912_500);
                assertThat(simulator.rateHz()).isEqualTo(250_000);
            }
        }
    }

    @Test
    void hangs_up_on_a_client_that_takes_nothing_and_serves_the_next() throws Exception {
        try (RtlTcpServer server = RtlTcpServer.open(simulator, 0, clock);
                Socket deaf = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            synchronized (simulator) {
                simulator.onBytes(new byte[] {2, 0, 0x30, (byte) 0xD4, 0}, clock.nanos());
            }
            PeerWire.await("samples are thrown away or the client is hung up on", () -> {
                try (Socket next = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
                    next.setSoTimeout(500);
                    return next.getInputStream().readNBytes(12).length == 12;
                } catch (java.io.IOException e) {
                    return false;
                }
            });
            assertThat(deaf.isConnected()).isTrue();
        }
    }
}
