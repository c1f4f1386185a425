package org.slewd.rotator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slewd.PeerWire;
import org.slewd.PeerWire.Run;
import org.slewd.Peers;
import org.slewd.Wiring;
import org.slewd.link.Contact;

/** Hamlib's client against our simulators, and our driver against Hamlib's daemon. */
@Tag("peer")
@Execution(ExecutionMode.CONCURRENT) // they wait most of the time
class RotatorPeerTest {

    private static RotatorKind known(String kind) {
        return Wiring.ROTATORS.stream()
                .filter(known -> known.name().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private static SimulatedRotator rotator(String kind) {
        Pointing start = RotatorBench.sayable(known(kind), 10, 5);
        return known(kind).simulator().apply(RotatorBench.axes(start.azimuthDeg(), start.elevationDeg()));
    }

    private static Pointing truth(SimulatedRotator rotator) {
        synchronized (rotator) {
            return rotator.truth();
        }
    }

    private static Optional<Pointing> measured(RotatorDriver driver) {
        synchronized (driver) {
            return driver.state(System.nanoTime()).measured().map(RotatorState.Measured::pointing);
        }
    }

    private static boolean isNear(Pointing at, double azimuthDeg, double elevationDeg) {
        return Math.abs(at.azimuthDeg() - azimuthDeg) < 1 && Math.abs(at.elevationDeg() - elevationDeg) < 1;
    }

    private static String rotctl(String model, String where, String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(Peers.require("rotctl").toString(), "-m", model, "-r", where));
        if (!model.equals("2")) {
            command.addAll(List.of("-s", "9600"));
        }
        command.addAll(List.of(words));
        Run run = PeerWire.run(command.toArray(String[]::new));
        assertThat(run.exit()).as(run.output()).isZero();
        return run.output();
    }

    /** Turns, reads and stops through Hamlib, with the true position as the judge; of a box for one axis, that axis. */
    private static void turnReadAndStop(String kind, String model, String where, SimulatedRotator rotator)
            throws Exception {
        Pointing near = RotatorBench.sayable(known(kind), 30, 20);
        Pointing far = RotatorBench.sayable(known(kind), 200, 80);
        assertThat(rotctl(model, where, words("P", near))).isEmpty();
        PeerWire.await(
                "the antenna stands at " + near, () -> isNear(truth(rotator), near.azimuthDeg(), near.elevationDeg()));
        assertThat(rotctl(model, where, "p").lines().map(Double::parseDouble))
                .satisfiesExactly(
                        azimuthDeg -> assertThat(azimuthDeg).isCloseTo(near.azimuthDeg(), within(1.0)),
                        elevationDeg -> assertThat(elevationDeg).isCloseTo(near.elevationDeg(), within(1.0)));
        rotctl(model, where, words("P", far));
        PeerWire.await("the antenna turns", () -> wayDeg(near, truth(rotator)) > 10);
        rotctl(model, where, "S");
        Pointing stopped = truth(rotator);
        assertThat(rotctl(model, where, "p")).isNotEmpty();
        assertThat(wayDeg(stopped, truth(rotator))).isLessThan(0.5);
        assertThat(wayDeg(stopped, far)).isGreaterThan(30);
    }

    private static String[] words(String verb, Pointing to) {
        return new String[] {verb, String.valueOf(to.azimuthDeg()), String.valueOf(to.elevationDeg())};
    }

    private static double wayDeg(Pointing from, Pointing to) {
        return Math.max(
                Math.abs(to.azimuthDeg() - from.azimuthDeg()), Math.abs(to.elevationDeg() - from.elevationDeg()));
    }

    @ParameterizedTest
    @CsvSource({
        "gs232a, 601",
        "gs232b, 603",
        "gs232a-k3ng, 601",
        "gs232b-k3ng, 603",
        "easycomm2, 202",
        "easycomm3, 204",
        "radant, 2201",
        "spid-rot1, 902",
        "spid-rot2, 901",
        "spid-md01, 903",
        "prosistel-d, 1701",
        "prosistel-d-elevation, 1702",
        "prosistel-combi, 1703",
        "rc2800, 1001"
    })
    void rotctl_turns_reads_and_stops_each_simulated_controller(String kind, String model) throws Exception {
        Peers.require("rotctl");
        SimulatedRotator rotator = rotator(kind);
        try (PeerWire wire = new PeerWire()) {
            Path device = wire.plug(rotator);
            turnReadAndStop(kind, model, device.toString(), rotator);
        }
    }

    @ParameterizedTest
    @CsvSource({"rotorez, 401", "erc, 404", "rt21, 405", "yrc1, 406"})
    void rotctl_turns_reads_and_stops_each_simulated_azimuth_rotator(String kind, String model) throws Exception {
        Peers.require("rotctl");
        SimulatedRotator rotator = rotator(kind);
        try (PeerWire wire = new PeerWire()) {
            String device = wire.plug(rotator).toString();
            assertThat(rotctl(model, device, "P", "30", "0")).isEmpty();
            PeerWire.await("the antenna stands at 30", () -> isNear(truth(rotator), 30, 0));
            assertThat(rotctl(model, device, "p")
                            .lines()
                            .map(Double::parseDouble)
                            .toList()
                            .get(0))
                    .isCloseTo(30, within(1.0));
            rotctl(model, device, "P", "200", "0");
            PeerWire.await("the antenna turns", () -> truth(rotator).azimuthDeg() > 40);
            rotctl(model, device, "S");
            double stoppedDeg = truth(rotator).azimuthDeg();
            assertThat(rotctl(model, device, "p")).isNotEmpty();
            assertThat(truth(rotator).azimuthDeg()).isLessThan(150).isCloseTo(stoppedDeg, within(0.5));
        }
    }

    @Test
    void rotctl_takes_our_rotctld_for_hamlibs() throws Exception {
        Peers.require("rotctl");
        SimulatedRotator rotator = rotator("rotctld");
        try (PeerWire wire = new PeerWire()) {
            turnReadAndStop("rotctld", "2", "127.0.0.1:" + wire.listen(rotator), rotator);
        }
    }

    @Test
    void the_driver_keeps_the_dummy_rotator_of_rotctld_on_a_target_that_moves() throws Exception {
        String rotctld = Peers.require("rotctld").toString();
        RotatorDriver driver = rotctldDriver();
        int port = PeerWire.freePort();
        try (PeerWire wire = new PeerWire()) {
            wire.start(rotctld, "-m", "1", "-T", "127.0.0.1", "-t", String.valueOf(port));
            wire.connect(driver, port);
            PeerWire.await("a position", () -> measured(driver).isPresent());
            // A new target as often as the driver sends one: the dummy has to get there all the same.
            double[] azimuthDeg = {0};
            PeerWire.await("the dummy is behind by less than 5 degrees at 30", () -> {
                azimuthDeg[0] = Math.min(30, azimuthDeg[0] + 0.02);
                synchronized (driver) {
                    driver.aim(new Pointing(azimuthDeg[0], 10));
                }
                return azimuthDeg[0] >= 30 && measured(driver).orElseThrow().azimuthDeg() > 25;
            });
            PeerWire.await("the dummy is there", () -> isNear(measured(driver).orElseThrow(), 30, 10));
            synchronized (driver) {
                assertThat(driver.state(System.nanoTime()).travel())
                        .as("limits of the dummy of Hamlib 4.5.4")
                        .contains(new RotatorState.ReportedTravel(new AxisRange(-180, 450), new AxisRange(0, 90)));
                assertThat(driver.state(System.nanoTime()).contact()).isEqualTo(Contact.ANSWERING);
                assertThat(driver.state(System.nanoTime()).trouble()).isEmpty();
            }
        }
    }

    @Test
    void the_driver_turns_through_rotctld_and_a_pseudo_terminal_the_gs232b_of_the_next_room() throws Exception {
        String rotctld = Peers.require("rotctld").toString();
        SimulatedRotator rotator = rotator("gs232b");
        RotatorDriver driver = rotctldDriver();
        int port = PeerWire.freePort();
        try (PeerWire wire = new PeerWire()) {
            Path device = wire.plug(rotator);
            wire.start(
                    rotctld,
                    "-m",
                    "603",
                    "-r",
                    device.toString(),
                    "-s",
                    "9600",
                    "-T",
                    "127.0.0.1",
                    "-t",
                    String.valueOf(port));
            wire.connect(driver, port);
            PeerWire.await("a position", () -> measured(driver).isPresent());
            synchronized (driver) {
                driver.aim(new Pointing(40, 25));
            }
            PeerWire.await("the antenna stands at 40/25", () -> isNear(truth(rotator), 40, 25));
            PeerWire.await("the driver knows", () -> isNear(measured(driver).orElseThrow(), 40, 25));
            synchronized (driver) {
                driver.aim(new Pointing(140, 60));
            }
            PeerWire.await("the antenna turns", () -> truth(rotator).azimuthDeg() > 50);
            synchronized (driver) {
                driver.stop();
            }
            double atStopDeg = truth(rotator).azimuthDeg();
            double[] beforeDeg = {-1};
            int[] still = {0};
            PeerWire.await("the antenna stands still", () -> {
                double nowDeg = truth(rotator).azimuthDeg();
                still[0] = nowDeg == beforeDeg[0] ? still[0] + 1 : 0;
                beforeDeg[0] = nowDeg;
                return still[0] > 50;
            });
            assertThat(beforeDeg[0]).isLessThan(atStopDeg + 12);
        }
    }

    private static RotatorDriver rotctldDriver() {
        return known("rotctld").driver().apply(System.nanoTime());
    }
}
