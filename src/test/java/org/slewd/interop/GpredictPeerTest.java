package org.slewd.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.PeerWire;
import org.slewd.Peers;
import org.slewd.WholeDaemon;
import org.slewd.demo.DemoSky;
import org.slewd.orbit.ElementSet;
import org.slewd.orbit.Propagator;
import org.slewd.orbit.Sgp4;
import org.slewd.orbit.TleWriter;
import org.slewd.rotator.Pointing;
import org.slewd.sky.Angles;
import org.slewd.sky.Doppler;
import org.slewd.sky.LookAngle;
import org.slewd.sky.Site;
import org.slewd.sky.SiteFrame;
import org.slewd.sky.TemeState;
import org.slewd.station.Snapshot;

/**
 * gpredict on a virtual screen follows an object that is above the horizon now, once a second by both servers, on simulated devices.
 * Where the object is and what is heard of it is reckoned here, by the same elements.
 */
@Tag("peer")
@Timeout(300)
class GpredictPeerTest {

    private static final Site SITE = new Site(48.1, 11.6, 520);

    /** Five digits, as two lines have them. */
    private static final int NUMBER = 99_184;

    private static final long DOWNLINK_HZ = 435_500_000;

    /** The pass of the demonstration rises 45 s after its beginning; it is that much older. */
    private static final Duration AGO = Duration.ofSeconds(165);

    private static final int FOLLOWED_S = 60;

    @TempDir
    Path folder;

    private final List<Process> programs = new ArrayList<>();
    private Optional<WholeDaemon> daemon = Optional.empty();

    /** One look at the station: how far off antenna and dial are. */
    private record Look(Pointing measured, double offDeg, double offHz) {}

    @AfterEach
    void end() throws Exception {
        // The last that began holds the others.
        for (int i = programs.size() - 1; i >= 0; i--) {
            Process program = programs.get(i);
            program.getOutputStream().close();
            if (!program.waitFor(i == 0 ? 0 : 10, TimeUnit.SECONDS)) {
                program.descendants().forEach(ProcessHandle::destroyForcibly);
                program.destroyForcibly().waitFor();
            }
        }
        daemon.ifPresent(WholeDaemon::close);
    }

    private static ElementSet object() {
        ElementSet made = DemoSky.over(SITE, Instant.now().minus(AGO), 1)
                .find(DemoSky.ISS_LIKE)
                .orElseThrow();
        return new ElementSet(
                NUMBER,
                "PEER",
                made.objectId(),
                made.epoch(),
                made.meanMotionRevPerDay(),
                made.eccentricity(),
                made.inclinationDeg(),
                made.raanDeg(),
                made.argOfPericenterDeg(),
                made.meanAnomalyDeg(),
                made.bstar(),
                made.meanMotionDot(),
                made.meanMotionDdot(),
                made.elementSetNumber(),
                made.revolutionAtEpoch(),
                made.classification(),
                made.origin());
    }

    private void configureGpredict(ElementSet object, int rotatorPort, int receiverPort) throws Exception {
        Path home = folder.resolve("home/.config/Gpredict");
        for (String inside : List.of("modules", "satdata", "trsp", "hwconf", "logs")) {
            Files.createDirectories(home.resolve(inside));
        }
        List<String> lines = TleWriter.lines(object).orElseThrow();
        Files.writeString(home.resolve("gpredict.cfg"), "[GLOBAL]\nDEFAULT_QTH=here.qth\n[TLE]\nAUTO_UPDATE_FREQ=0\n");
        Files.writeString(
                home.resolve("here.qth"),
                String.format(
                        Locale.ROOT,
                        "[QTH]\nLOCATION=Here\nLAT=%.4f\nLON=%.4f\nALT=%.0f\nWX=\nQTH_TYPE=0\n",
                        SITE.latitudeDeg(),
                        SITE.longitudeDeg(),
                        SITE.altitudeM()));
        Files.writeString(
                home.resolve("modules/Amateur.mod"),
                "[GLOBAL]\nQTHFILE=here.qth\nSATELLITES=" + NUMBER + "\nSTATE=0\n");
        Files.writeString(
                home.resolve("satdata/" + NUMBER + ".sat"),
                "[Satellite]\nVERSION=1.1\nNAME=PEER\nNICKNAME=PEER\nTLE1=" + lines.get(0) + "\nTLE2=" + lines.get(1)
                        + "\nSTATUS=0\n");
        Files.writeString(
                home.resolve("trsp/" + NUMBER + ".trsp"), "[Beacon]\nDOWN_LOW=" + DOWNLINK_HZ + "\nMODE=FM\n");
        Files.writeString(
                home.resolve("hwconf/slewd.rot"),
                "[Rotator]\nHost=localhost\nPort=" + rotatorPort
                        + "\nAzType=0\nMinAz=0\nMaxAz=360\nMinEl=0\nMaxEl=90\nAzStopPos=0\nThreshold=1\n");
        Files.writeString(
                home.resolve("hwconf/slewd.rig"),
                "[Radio]\nHost=localhost\nPort=" + receiverPort
                        + "\nLO=0\nLO_UP=0\nType=0\nPTT=0\nSIGNAL_AOS=false\nSIGNAL_LOS=false\n");
    }

    private Process start(List<String> command, Optional<String> display) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectError(folder.resolve("errors.log").toFile());
        builder.environment().keySet().removeIf(key -> key.startsWith("XDG_") || key.startsWith("DBUS_"));
        builder.environment().remove("NO_AT_BRIDGE");
        builder.environment().put("HOME", folder.resolve("home").toString());
        builder.environment().put("LC_ALL", "C.UTF-8");
        display.ifPresent(screen -> builder.environment().put("DISPLAY", screen));
        Process process = builder.start();
        programs.add(process);
        return process;
    }

    /** The first line that is like that; what went wrong if there is none. */
    private String line(Process process, String wanted) {
        return process.inputReader(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.matches(wanted))
                .findFirst()
                .orElseGet(this::errors);
    }

    private static LookAngle look(Propagator propagator, Instant utc) {
        TemeState state = new TemeState();
        assertThat(propagator.propagate(utc, state)).isTrue();
        return new SiteFrame(SITE).look(state, utc);
    }

    /** What is known now, compared with the moments at which the devices said it. */
    private static Optional<Look> look(Propagator propagator, Snapshot snapshot) {
        Optional<Snapshot.Aged<Pointing>> antenna = snapshot.rotator().measured();
        Optional<Snapshot.Aged<Long>> dial =
                snapshot.receiver().flatMap(radio -> radio.downlink().measuredHz());
        if (antenna.isEmpty() || dial.isEmpty()) {
            return Optional.empty();
        }
        LookAngle object = look(
                propagator, snapshot.utc().minusMillis(Math.round(antenna.get().ageSeconds() * 1e3)));
        LookAngle heard = look(
                propagator, snapshot.utc().minusMillis(Math.round(dial.get().ageSeconds() * 1e3)));
        Pointing measured = antenna.get().value();
        return Optional.of(new Look(
                measured,
                Angles.separation(
                        measured.azimuthDeg(), measured.elevationDeg(), object.azimuthDeg(), object.elevationDeg()),
                Math.abs(dial.get().value() - Doppler.receivedHz(DOWNLINK_HZ, heard.rangeRateMps()))));
    }

    private static double share(List<Double> values, double share) {
        return values.stream().sorted().toList().get((int) (share * (values.size() - 1)));
    }

    @Test
    void gpredict_follows_a_pass_by_both_servers() throws Exception {
        for (String program : List.of("gpredict", "Xvfb", "xdotool", "dbus-run-session")) {
            Peers.require(program);
        }
        Path python = Peers.requirePython("import gi; gi.require_version('Atspi', '2.0')");
        ElementSet object = object();
        Propagator propagator = Sgp4.of(object);
        int rotatorPort = PeerWire.freePort();
        int receiverPort = PeerWire.freePort();
        configureGpredict(object, rotatorPort, receiverPort);
        WholeDaemon slewd = WholeDaemon.start(folder, """
                station: {name: Neighbour}
                site: {latitudeDeg: 48.1, longitudeDeg: 11.6, altitudeM: 520}
                elements: {files: [invented.json]}
                http: {port: 0}
                metrics: {open: true}
                rotator:
                  kind: gs232b
                  link: simulated
                  azimuthMaxDeg: 450
                  elevationMaxDeg: 90
                  azimuthRateDegPerS: 10
                  elevationRateDegPerS: 5
                  beamWidthDeg: 30
                  parkAzimuthDeg: 180
                  parkElevationDeg: 0
                receiver: {kind: ic-r8600, link: simulated}
                interop:
                  rotctld: {port: %d}
                  rigctld: {port: %d}
                """.formatted(rotatorPort, receiverPort));
        daemon = Optional.of(slewd);

        Process screen = start(
                List.of("Xvfb", "-displayfd", "1", "-screen", "0", "1400x900x24", "-nolisten", "tcp"),
                Optional.empty());
        String display = ":" + line(screen, "[0-9]+");
        Process hands = start(
                List.of(
                        "dbus-run-session",
                        "--",
                        python.toString(),
                        Path.of("src/test/resources/gpredict/engage.py")
                                .toAbsolutePath()
                                .toString()),
                Optional.of(display));
        assertThat(line(hands, "engaged")).isEqualTo("engaged");

        PeerWire.await(
                "the antenna is there and the dial near",
                () -> look(propagator, slewd.snapshot())
                        .filter(now -> now.offDeg() < 3 && now.offHz() < 500)
                        .isPresent());
        List<Look> looks = new ArrayList<>();
        for (int i = 0; i < 2 * FOLLOWED_S; i++) {
            TimeUnit.MILLISECONDS.sleep(500);
            Snapshot snapshot = slewd.snapshot();
            assertThat(snapshot.fault()).isEmpty();
            looks.add(look(propagator, snapshot).orElseThrow());
        }

        String story = "first and last: " + looks.get(0) + ", " + looks.get(looks.size() - 1) + "; "
                + slewd.snapshot().loop().alerts();
        List<Double> offDeg = looks.stream().map(Look::offDeg).toList();
        List<Double> offHz = looks.stream().map(Look::offHz).toList();
        System.out.printf(
                Locale.ROOT,
                "gpredict: %d looks in %d s, antenna off by %.2f (half), %.2f (95 %%), %.2f degrees; dial by %.0f, %.0f, %.0f Hz%n",
                looks.size(),
                FOLLOWED_S,
                share(offDeg, 0.5),
                share(offDeg, 0.95),
                share(offDeg, 1),
                share(offHz, 0.5),
                share(offHz, 0.95),
                share(offHz, 1));
        assertThat(looks)
                .as("it went with the object, in the travel")
                .allMatch(now -> now.measured().azimuthDeg() >= 0
                        && now.measured().azimuthDeg() <= 450
                        && now.measured().elevationDeg() >= 0
                        && now.measured().elevationDeg() <= 90);
        Pointing first = looks.get(0).measured();
        Pointing last = looks.get(looks.size() - 1).measured();
        assertThat(Angles.separation(first.azimuthDeg(), first.elevationDeg(), last.azimuthDeg(), last.elevationDeg()))
                .as(story)
                .isGreaterThan(8);
        assertThat(share(offDeg, 0.5)).as(story).isLessThan(2);
        assertThat(share(offDeg, 0.95)).as(story).isLessThan(4);
        assertThat(share(offHz, 0.5)).as(story).isLessThan(100);
        assertThat(share(offHz, 0.95)).as(story).isLessThan(250);
        assertThat(slewd.snapshot().loop().alerts())
                .anyMatch(alert -> alert.message().startsWith("rotctld points"));
        String metrics = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + slewd.port() + "/metrics"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
        assertThat(metrics)
                .contains("slewd_lease_held{part=\"rotator\"} 1.0", "slewd_lease_held{part=\"receiver\"} 1.0");
    }

    private String errors() {
        try {
            return Files.readString(folder.resolve("errors.log"));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
