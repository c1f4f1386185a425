package org.slewd.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.PeerWire;
import org.slewd.PeerWire.Run;
import org.slewd.Peers;
import org.slewd.WholeDaemon;
import org.slewd.station.Snapshot;
import org.slewd.station.StationState;

/** Hamlib's own clients against a whole station with simulated devices. */
@Tag("peer")
class HamlibPeerTest {

    @TempDir
    Path folder;

    private String rotctl;
    private String rigctl;
    private int rotatorPort;
    private int receiverPort;
    private WholeDaemon daemon;

    @BeforeEach
    void begin() throws Exception {
        rotctl = Peers.require("rotctl").toString();
        rigctl = Peers.require("rigctl").toString();
        rotatorPort = PeerWire.freePort();
        receiverPort = PeerWire.freePort();
        daemon = WholeDaemon.start(folder, """
                station: {name: Neighbour}
                site: {latitudeDeg: 48.1, longitudeDeg: 11.6, altitudeM: 520}
                elements: {files: [invented.json]}
                http: {port: 0}
                rotator:
                  kind: gs232b
                  link: simulated
                  azimuthMaxDeg: 450
                  azimuthRateDegPerS: 10
                  elevationRateDegPerS: 5
                  beamWidthDeg: 30
                  parkAzimuthDeg: 340
                  parkElevationDeg: 0
                receiver: {kind: ic-r8600, link: simulated}
                interop:
                  rotctld: {port: %d}
                  rigctld: {port: %d}
                """.formatted(rotatorPort, receiverPort));
    }

    @AfterEach
    void end() {
        Optional.ofNullable(daemon).ifPresent(WholeDaemon::close);
    }

    private Run rotctl(String... words) throws Exception {
        return client(rotctl, rotatorPort, words);
    }

    private Run rigctl(String... words) throws Exception {
        return client(rigctl, receiverPort, words);
    }

    private static Run client(String program, int port, String... words) throws Exception {
        String[] command = new String[words.length + 5];
        String[] first = {program, "-m", "2", "-r", "127.0.0.1:" + port};
        System.arraycopy(first, 0, command, 0, 5);
        System.arraycopy(words, 0, command, 5, words.length);
        return PeerWire.run(command);
    }

    @Test
    void rotctl_turns_the_antenna_through_north_without_a_full_circle_and_stops_it() throws Exception {
        Run first = rotctl("p");
        assertThat(first.exit()).isZero();
        assertThat(first.output()).contains("340.00\n0.00\n");

        for (double bearing : new double[] {345, 355, 5, 15, 25}) {
            assertThat(rotctl("P", String.valueOf(bearing), "20.5").exit()).isZero();
        }
        PeerWire.await(
                "there: " + daemon.snapshot(),
                () -> Math.abs(daemon.measured().azimuthDeg() - 385) < 2 && daemon.state() == StationState.IDLE);
        assertThat(rotctl("p").output()).containsPattern("(?m)^2[4-6][.]00$");
        assertThat(daemon.snapshot().loop().alerts())
                .filteredOn(alert -> alert.message().startsWith("rotctld points"))
                .hasSize(2);

        assertThat(rotctl("P", "200", "0").exit()).isZero();
        PeerWire.await("it moves", () -> daemon.measured().azimuthDeg() < 380);
        assertThat(rotctl("S").exit()).isZero();
        PeerWire.await("it stands", () -> daemon.state() == StationState.IDLE);
        assertThat(daemon.measured().azimuthDeg()).isGreaterThan(215);
        assertThat(rotctl("K").exit()).isZero();
        PeerWire.await("it is parked", () -> Math.abs(daemon.measured().azimuthDeg() - 340) < 2);
    }

    @Test
    void what_slewd_refuses_anybody_it_refuses_rotctl() throws Exception {
        assertThat(rotctl("P", "10", "120").exit()).isEqualTo(2);
        assertThat(rotctl("R", "1").exit()).isEqualTo(2);
        daemon.station().lock("somebody climbs", "Ann").toCompletableFuture().join();
        assertThat(rotctl("P", "10", "20").output()).contains("Command rejected by the rig");
        assertThat(rotctl("S").exit()).isZero();
        assertThat(daemon.measured().azimuthDeg()).isEqualTo(340);
    }

    @Test
    void a_stop_in_the_same_piece_as_targets_leaves_the_antenna_where_it_is() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), rotatorPort)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write("P 100 20\nP 110 20\nS\n\\dump_state\n".getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            StringBuilder answer = new StringBuilder();
            while (!answer.toString().endsWith("done\n")) {
                answer.append((char) in.read());
            }
            assertThat(answer.toString()).matches("(?s)RPRT -9\nRPRT -9\nRPRT 0\n1\n2\nmin_az=.*");
        }
        PeerWire.await("it stands", () -> daemon.state() == StationState.IDLE);
        assertThat(daemon.measured().azimuthDeg()).isBetween(339.0, 341.0);
    }

    @Test
    void of_two_programs_one_has_the_antenna_and_what_the_other_asked_in_vain_turns_nothing_later() throws Exception {
        try (Socket second = connect()) {
            try (Socket first = connect()) {
                assertThat(ask(first, "P 340 10")).isEqualTo("RPRT 0");
                // In its head the second has gone round by the south.
                for (String there : new String[] {"P 250 10", "P 160 10", "P 70 10"}) {
                    assertThat(ask(second, there)).isEqualTo("RPRT -14");
                }
            }
            PeerWire.await("the first has gone", () -> "RPRT 0".equals(ask(second, "P 10 10")));
            PeerWire.await("by north", () -> daemon.measured().azimuthDeg() > 360);
        }
        assertThat(daemon.snapshot().fault()).isEmpty();
    }

    @Test
    void what_they_order_is_in_the_audit_with_connection_lease_and_outcome() throws Exception {
        assertThat(rotctl("P", "345", "20").exit()).isZero();
        assertThat(rotctl("M", "16", "50").exit()).isEqualTo(2);
        assertThat(rigctl("T", "1").output()).contains("Feature not available");
        assertThat(rotctl("S").exit()).isZero();
        PeerWire.await("it is written", () -> audit().size() >= 4);
        assertThat(audit().stream()
                        .map(row ->
                                row.getString("who") + " " + row.getString("action") + " " + row.getString("outcome")))
                .containsExactly(
                        "rotctld station.stop done",
                        "rigctld rigctld.set_ptt unsupported",
                        "rotctld rotctld.move unsupported",
                        "rotctld rotator.point done");
        JsonObject first = audit().get(3);
        assertThat(first.getString("address")).matches("127[.]0[.]0[.]1 port [0-9]+");
        assertThat(first.getJsonObject("arguments").fieldNames())
                .containsExactly("azimuthDeg", "elevationDeg", "lease");
    }

    /** What neighbours have ordered, the newest first. */
    private List<JsonObject> audit() {
        try {
            HttpRequest question = HttpRequest.newBuilder(
                            URI.create("http://localhost:" + daemon.port() + "/api/v1/audit"))
                    .header("Authorization", "Bearer " + daemon.token())
                    .build();
            String answer = HttpClient.newHttpClient()
                    .send(question, HttpResponse.BodyHandlers.ofString())
                    .body();
            return new JsonObject(answer)
                    .getJsonArray("rows").stream()
                            .map(JsonObject.class::cast)
                            .filter(row -> row.getString("who").endsWith("ctld"))
                            .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), rotatorPort);
        socket.setSoTimeout(10_000);
        return socket;
    }

    private static String ask(Socket socket, String command) {
        try {
            socket.getOutputStream().write((command + "\n").getBytes(StandardCharsets.US_ASCII));
            StringBuilder answer = new StringBuilder();
            for (int c = socket.getInputStream().read();
                    c >= 0 && c != '\n';
                    c = socket.getInputStream().read()) {
                answer.append((char) c);
            }
            return answer.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void rigctl_tunes_the_receiver_and_reads_back_what_it_set() throws Exception {
        Run set = rigctl("F", "145912345", "f", "M", "USB", "2400", "m", "f");
        assertThat(set.exit()).isZero();
        assertThat(set.output()).contains("145912345").contains("USB").contains("2400");
        PeerWire.await("the radio has it", () -> {
            Snapshot.Dial dial = daemon.snapshot().receiver().orElseThrow().downlink();
            return dial.verified() && dial.measuredHz().orElseThrow().value() == 145_912_345L;
        });
        assertThat(rigctl("f").output()).contains("145912345");
    }

    @Test
    void nothing_that_transmits_is_taken_from_rigctl() throws Exception {
        assertThat(rigctl("T", "1").output()).contains("Feature not available");
        assertThat(rigctl("t").output()).contains("0");
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), receiverPort)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write("T 1\nT 0\nb TEST\nw FEFE\nS 1 VFOB\nI 435100000\nq\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .isEqualTo("RPRT -11\nRPRT 0\nRPRT -19\nRPRT -19\nRPRT -11\nRPRT -11\nRPRT 0\n");
        }
    }
}
