package org.slewd.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.PeerWire;
import org.slewd.Peers;
import org.slewd.link.Contact;
import org.slewd.receiver.Leg;
import org.slewd.receiver.Mode;
import org.slewd.receiver.ReceiverDriver;
import org.slewd.receiver.ReceiverState;
import org.slewd.receiver.Tuning;
import org.slewd.receiver.rigctld.Rigctld;
import org.slewd.receiver.rtltcp.RtlTcpSimulator;
import org.slewd.sky.Doppler;
import org.slewd.time.SystemClock;

/** Gqrx itself, without a screen, between our driver and our simulated dongle: neither end knows the other. */
@Tag("peer")
class GqrxPeerTest {

    private static final long DOWNLINK_HZ = 145_800_000;

    private static final int DONGLE_HZ = 250_000;

    /** Range rates of a pass of the ISS, from the rise to the set. */
    private static final List<Double> RANGE_RATES_MPS = List.of(-6_900.0, -6_200.0, -4_000.0, -900.0, 1_500.0, 6_850.0);

    private final SystemClock clock = new SystemClock();
    private final RtlTcpSimulator dongle = new RtlTcpSimulator(List.of(), 1, clock.nanos());

    @TempDir
    private Path folder;

    @Test
    void the_driver_takes_gqrx_through_the_shifts_of_a_pass_and_gqrx_takes_the_dongle_along() throws Exception {
        String gqrx = Peers.require("gqrx").toString();
        String sound = Peers.require("pulseaudio").toString();
        ReceiverDriver driver = Rigctld.GQRX.driver().apply(clock.nanos());
        int port = PeerWire.freePort();
        try (RtlTcpServer server = RtlTcpServer.open(dongle, 0, clock);
                PeerWire wire = new PeerWire()) {
            configure(server.port(), port);
            // Gqrx ends where there is nothing to play sound on.
            wire.start(atHome(
                    sound, "-n", "--exit-idle-time=60", "-L", "module-native-protocol-unix", "-L", "module-null-sink"));
            PeerWire.await("there is sound", () -> Files.exists(folder.resolve("pulse/native")));
            wire.start(atHome(gqrx, "-c", "default.conf"));
            wire.connect(driver, port);

            for (double rangeRateMps : RANGE_RATES_MPS) {
                long hz = Math.round(Doppler.receivedHz((double) DOWNLINK_HZ, rangeRateMps));
                tune(driver, new Tuning(hz, Optional.of(Mode.FM)));
                assertThat((double) dongleHz()).isCloseTo((double) hz, within(DONGLE_HZ / 2.0));
            }
            tune(driver, new Tuning(437_800_000, Optional.of(Mode.USB)));
            assertThat((double) dongleHz()).isCloseTo(437_800_000, within(DONGLE_HZ / 2.0));

            ReceiverState state = state(driver);
            assertThat(state.contact()).isEqualTo(Contact.ANSWERING);
            assertThat(state.trouble()).isEmpty();
        }
    }

    private void configure(int donglePort, int remotePort) throws IOException {
        Path configuration =
                Files.createDirectories(folder.resolve(".config/gqrx")).resolve("default.conf");
        Files.writeString(configuration, """
                [General]
                configversion=3

                [input]
                device="rtl_tcp=127.0.0.1:%d"
                frequency=%d
                sample_rate=%d

                [remote_control]
                enabled=true
                allowed_hosts=127.0.0.1
                port=%d
                """.formatted(donglePort, DOWNLINK_HZ, DONGLE_HZ, remotePort));
    }

    /** A program that believes the folder of this test to be its user's, and has no screen. */
    private String[] atHome(String... command) {
        List<String> words = new java.util.ArrayList<>(List.of(
                Peers.require("env").toString(),
                "HOME=" + folder,
                "XDG_CONFIG_HOME=" + folder.resolve(".config"),
                "XDG_RUNTIME_DIR=" + folder,
                "QT_QPA_PLATFORM=offscreen"));
        words.addAll(List.of(command));
        return words.toArray(String[]::new);
    }

    private long dongleHz() {
        synchronized (dongle) {
            return dongle.tunedHz();
        }
    }

    private static ReceiverState state(ReceiverDriver driver) {
        synchronized (driver) {
            return driver.state(System.nanoTime());
        }
    }

    private static void tune(ReceiverDriver driver, Tuning wanted) throws InterruptedException {
        synchronized (driver) {
            driver.tune(Leg.DOWNLINK, wanted);
        }
        PeerWire.await(wanted.hz() + " Hz is read back", () -> {
            ReceiverState state = state(driver);
            return state.downlink().verified()
                    && state.downlink().measured().orElseThrow().hz() == wanted.hz();
        });
    }
}
