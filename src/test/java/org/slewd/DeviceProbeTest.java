package org.slewd;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.slewd.link.LinkAddress;
import org.slewd.rotator.gs232.Gs232;
import org.slewd.setup.Device;
import org.slewd.setup.Finding;
import org.slewd.time.SystemClock;

class DeviceProbeTest {

    private static final long PATIENCE_S = 20;

    private final SystemClock clock = new SystemClock();
    private final DeviceProbe probes = new DeviceProbe(clock);

    private static Device at(String link) {
        return new Device(Gs232.KIND_B, LinkAddress.parse(link), OptionalInt.empty());
    }

    private static ServerSocket box() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    private static String address(ServerSocket box) {
        return "tcp:127.0.0.1:" + box.getLocalPort();
    }

    private static Finding of(CompletableFuture<Finding> answer) throws Exception {
        return answer.get(PATIENCE_S, TimeUnit.SECONDS);
    }

    @Test
    void a_simulated_device_has_nothing_to_ask() {
        assertThat(DeviceProbe.ask(at("simulated"), clock)).isEqualTo(Finding.simulated());
    }

    @Test
    void a_wire_that_cannot_be_had_is_told_at_once_with_the_reason() throws Exception {
        String gone;
        try (ServerSocket box = box()) {
            gone = address(box);
        }
        Finding finding = DeviceProbe.ask(at(gone), clock);

        assertThat(finding.found()).isEqualTo(Finding.Found.UNOPENED);
        assertThat(finding.message())
                .isEqualTo(gone + " could not be opened: nothing listens on " + gone.substring(4)
                        + "; check that the program there runs, and its port.");
        assertThat(DeviceProbe.ask(at("serial:/dev/no-such-device"), clock).message())
                .contains("there is no device /dev/no-such-device", "slewd detect");
    }

    @Test
    void a_box_that_answers_is_let_go_of_afterwards() throws Exception {
        CompletableFuture<String> heard = new CompletableFuture<>();
        try (ServerSocket box = box()) {
            Thread thread = new Thread(() -> serve(box, heard), "box");
            thread.start();
            Finding finding = of(probes.begin(at(address(box))).orElseThrow());

            assertThat(finding.message()).endsWith("answers at " + address(box) + ": azimuth 123.0, elevation 45.0.");
            assertThat(heard.get(PATIENCE_S, TimeUnit.SECONDS)).matches("(C2\r)+");
            thread.join();
        }
    }

    /** Answers the first question, and hears on until the other end hangs up. */
    private static void serve(ServerSocket box, CompletableFuture<String> heard) {
        try (Socket client = box.accept()) {
            String first = new String(client.getInputStream().readNBytes(3), ISO_8859_1);
            client.getOutputStream().write("AZ=123  EL=045\r\n".getBytes(ISO_8859_1));
            heard.complete(first + new String(client.getInputStream().readAllBytes(), ISO_8859_1));
        } catch (IOException e) {
            heard.completeExceptionally(e);
        }
    }

    @Test
    void one_is_asked_at_a_time_and_an_end_closes_its_wire_first() throws Exception {
        try (ServerSocket box = box()) {
            CompletableFuture<Finding> first = probes.begin(at(address(box))).orElseThrow();
            try (Socket client = box.accept()) {
                assertThat(probes.begin(at("simulated"))).isEmpty();
                assertThat(client.getInputStream().readNBytes(3)).isEqualTo("C2\r".getBytes(ISO_8859_1));

                probes.end();

                assertThat(of(first).found()).isEqualTo(Finding.Found.ENDED);
                assertThat(new String(client.getInputStream().readAllBytes(), ISO_8859_1))
                        .matches("(C2\r)*");
            }
            assertThat(of(probes.begin(at("simulated")).orElseThrow())).isEqualTo(Finding.simulated());
        }
    }
}
