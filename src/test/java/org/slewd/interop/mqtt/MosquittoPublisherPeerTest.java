package org.slewd.interop.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.slewd.PeerWire;
import org.slewd.Peers;
import org.slewd.WholeDaemon;
import org.slewd.rotator.Pointing;
import org.slewd.station.Outcome;
import org.slewd.station.StationState;

/** A whole station with simulated devices that tells Eclipse Mosquitto what it does; its own client listens. */
@Tag("peer")
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT) // they wait most of the time
class MosquittoPublisherPeerTest {

    private static final String STATE = "slewd/test-roof/state";
    private static final String AVAILABILITY = "slewd/test-roof/availability";

    @TempDir
    Path folder;

    private final List<Process> programs = new ArrayList<>();
    private Optional<WholeDaemon> daemon = Optional.empty();
    private Process broker;
    private int port;
    private String configuration;

    @BeforeEach
    void begin() throws Exception {
        Peers.require("mosquitto");
        Peers.require("mosquitto_sub");
        port = PeerWire.freePort();
        assertThat(PeerWire.run(
                                Peers.require("mosquitto_passwd").toString(),
                                "-b",
                                "-c",
                                folder.resolve("users").toString(),
                                "station",
                                "s3cret")
                        .exit())
                .isZero();
        Files.writeString(
                folder.resolve("mosquitto.conf"),
                "listener " + port + " 127.0.0.1\nallow_anonymous false\npassword_file " + folder.resolve("users")
                        + "\nuser root\n");
        Path credentials = Files.writeString(folder.resolve("home.secret"), "station\ns3cret\n");
        Files.setPosixFilePermissions(credentials, PosixFilePermissions.fromString("rw-------"));
        configuration = """
                station: {name: Test Roof}
                site: {latitudeDeg: 48.1357, longitudeDeg: 11.6246, altitudeM: 523}
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
                interop:
                  mqtt: {broker: "mqtt://localhost:%d", credentialsFile: home.secret}
                """.formatted(port);
    }

    @AfterEach
    void end() throws Exception {
        daemon.ifPresent(WholeDaemon::close);
        for (Process program : programs) {
            program.destroyForcibly().waitFor();
        }
    }

    private void startBroker() throws Exception {
        Path log = folder.resolve("broker.log");
        Files.deleteIfExists(log);
        broker = new ProcessBuilder(
                        Peers.require("mosquitto").toString(),
                        "-c",
                        folder.resolve("mosquitto.conf").toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        programs.add(broker);
        PeerWire.await("the broker runs", () -> text(log).contains("running"));
    }

    private WholeDaemon startStation() throws Exception {
        WholeDaemon begun = WholeDaemon.start(folder, configuration);
        daemon = Optional.of(begun);
        return begun;
    }

    private static String text(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Listens to everything from now on, and writes for each message whether it was kept, its topic and its text. */
    private Path listen(String name) throws IOException {
        Path heard = folder.resolve(name);
        programs.add(new ProcessBuilder(
                        "mosquitto_sub",
                        "-h",
                        "127.0.0.1",
                        "-p",
                        String.valueOf(port),
                        "-u",
                        "station",
                        "-P",
                        "s3cret",
                        "-q",
                        "1",
                        "-t",
                        "#",
                        "-F",
                        "%r %t %p")
                .redirectErrorStream(true)
                .redirectOutput(heard.toFile())
                .start());
        return heard;
    }

    private static List<String> of(Path heard, String topic) {
        return text(heard)
                .lines()
                .filter(line -> line.substring(2).startsWith(topic + ' '))
                .toList();
    }

    private static Optional<JsonObject> lastState(Path heard) {
        List<String> lines = of(heard, STATE);
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(new JsonObject(lines.get(lines.size() - 1).substring(STATE.length() + 3)));
    }

    private static boolean isSaid(Path heard, String line) {
        return text(heard).lines().anyMatch(line::equals);
    }

    @Test
    void what_the_station_does_is_told_at_most_once_a_second_and_kept_for_those_who_come_later() throws Exception {
        startBroker();
        Path all = listen("all");
        WholeDaemon slewd = startStation();
        PeerWire.await("it is online: " + text(all), () -> isSaid(all, "0 " + AVAILABILITY + " online"));
        assertThat(of(all, "homeassistant/sensor/slewd-test-roof/state/config")).hasSize(1);
        assertThat(lastState(all).orElseThrow().getDouble("azimuthMeasuredDeg")).isEqualTo(340);
        int before = of(all, STATE).size();

        long startNanos = System.nanoTime();
        assertThat(slewd.station()
                        .point(new Pointing(300, 20), "Ann")
                        .toCompletableFuture()
                        .get(5, TimeUnit.SECONDS))
                .isInstanceOf(Outcome.Accepted.class);
        PeerWire.await(
                "it turns",
                () -> lastState(all)
                        .filter(now -> now.getString("state").equals("pointing"))
                        .isPresent());
        PeerWire.await(
                "it is there",
                () -> lastState(all)
                        .filter(now -> now.getString("state").equals("idle")
                                && Math.abs(now.getDouble("azimuthMeasuredDeg") - 300) < 2)
                        .isPresent());
        double seconds = (System.nanoTime() - startNanos) / 1e9;
        assertThat(of(all, STATE).size() - before).isBetween(3, (int) seconds + 2);

        Path late = listen("late");
        PeerWire.await("what was kept is heard", () -> isSaid(late, "1 " + AVAILABILITY + " online"));
        assertThat(of(late, STATE)).hasSize(1).allMatch(line -> line.startsWith("1 "));
        assertThat(text(late).lines().filter(line -> line.startsWith("1 homeassistant/")))
                .hasSize(17)
                .allSatisfy(line -> assertThat(new JsonObject(line.substring(line.indexOf('{')))
                                .getJsonObject("device")
                                .getString("name"))
                        .isEqualTo("Test Roof"));
        assertThat(text(all) + text(late)).doesNotContain("48.1", "11.6", "523", "s3cret", "Ann");

        slewd.close();
        daemon = Optional.empty();
        PeerWire.await("it takes leave", () -> isSaid(all, "0 " + AVAILABILITY + " offline"));
    }

    @Test
    void a_broker_that_comes_late_or_dies_is_found_again_and_the_station_minds_neither() throws Exception {
        WholeDaemon slewd = startStation();
        startBroker();
        Path first = listen("first");
        PeerWire.await("it is found", () -> isSaid(first, "0 " + AVAILABILITY + " online"));

        broker.destroyForcibly().waitFor();
        assertThat(slewd.station()
                        .point(new Pointing(330, 10), "Ann")
                        .toCompletableFuture()
                        .get(5, TimeUnit.SECONDS))
                .isInstanceOf(Outcome.Accepted.class);
        PeerWire.await("the antenna turns without it", () -> slewd.state() == StationState.POINTING);
        PeerWire.await("and gets there", () -> slewd.state() == StationState.IDLE);

        startBroker();
        Path second = listen("second");
        PeerWire.await("everything is said anew", () -> isSaid(second, "0 " + AVAILABILITY + " online"));
        assertThat(lastState(second).orElseThrow().getDouble("azimuthMeasuredDeg"))
                .isBetween(328.0, 332.0);
        assertThat(of(second, "homeassistant/sensor/slewd-test-roof/azimuth/config"))
                .hasSize(1);
    }

    @Test
    void a_station_that_is_killed_is_said_to_be_offline_by_the_broker() throws Exception {
        startBroker();
        Path all = listen("all");
        Files.copy(Path.of("config/elements/invented.json"), folder.resolve("invented.json"));
        Files.writeString(folder.resolve("slewd.yaml"), configuration);
        Process slewd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.slewd.Main",
                        "run",
                        "--config",
                        folder.resolve("slewd.yaml").toString(),
                        "--data",
                        folder.resolve("data").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("slewd.log").toFile())
                .start();
        programs.add(slewd);
        // A machine that does other things meanwhile takes its time to start it.
        for (int looks = 0; !isSaid(all, "0 " + AVAILABILITY + " online") && looks < 300; looks++) {
            assertThat(slewd.waitFor(200, TimeUnit.MILLISECONDS)).isFalse();
        }
        PeerWire.await("it is online", () -> isSaid(all, "0 " + AVAILABILITY + " online"));
        slewd.destroyForcibly().waitFor(); // SIGKILL
        PeerWire.await("the broker says so", () -> isSaid(all, "0 " + AVAILABILITY + " offline"));
        Path late = listen("late");
        PeerWire.await("and keeps it", () -> isSaid(late, "1 " + AVAILABILITY + " offline"));
    }
}
