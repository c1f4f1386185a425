package org.slewd.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slewd.guard.Envelope;
import org.slewd.link.Contact;
import org.slewd.link.LinkAddress;
import org.slewd.link.PairedLink;
import org.slewd.link.Transcript;
import org.slewd.link.memory.MemoryLink;
import org.slewd.rotator.AxisModel;
import org.slewd.rotator.AxisRange;
import org.slewd.rotator.PairedDriver;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.RotatorConfig;
import org.slewd.rotator.SimulatedAxes;
import org.slewd.rotator.SimulatedAxis;
import org.slewd.rotator.SimulatedRotator;
import org.slewd.rotator.dcu1.Dcu1;
import org.slewd.time.VirtualClock;

/** Two boxes on two ports as the station has them, with one of the wires cut. */
class PairedRotatorTest {

    private final VirtualClock clock = new VirtualClock(Instant.parse("2022-01-22T12:00:00Z"), 0);
    private final SimulatedRotator azimuth = box(6, 100);
    private final SimulatedRotator elevation = box(3, 10);
    private final MemoryLink azimuthLink = new MemoryLink("first", azimuth, 4800, clock);
    private final MemoryLink elevationLink = new MemoryLink("second", elevation, 4800, clock);
    private final RotatorConfig config = new RotatorConfig(
            "rt21",
            new LinkAddress.Simulated(),
            OptionalInt.empty(),
            AxisModel.usual(new AxisRange(0, 359), 6, 0.1),
            AxisModel.usual(new AxisRange(0, 90), 3, 0.1),
            5,
            new Pointing(100, 10),
            Optional.of(new RotatorConfig.ElevationBox("rt21", new LinkAddress.Simulated(), OptionalInt.empty())));
    private final PairedDriver driver =
            new PairedDriver(Dcu1.RT21.driver().apply(0), Dcu1.RT21.driver().apply(0));
    private final RotatorPart part = new RotatorPart(
            new RotatorUnit(config, driver, new PairedLink(azimuthLink, elevationLink)),
            new Envelope(config, driver.traits()),
            work -> CompletableFuture.completedFuture(work.get()));

    private static SimulatedRotator box(double rateDegPerS, double startDeg) {
        SimulatedAxis axis = new SimulatedAxis(new AxisRange(0, 359), rateDegPerS, 60, 0, 0.1, startDeg);
        return Dcu1.RT21.simulator().apply(new SimulatedAxes(axis, axis));
    }

    @BeforeEach
    void open() {
        part.link().open(() -> {});
        run(2, () -> false);
        assertThat(part.axis().orElseThrow().pointing()).isEqualTo(new Pointing(100, 10));
    }

    private void run(double seconds, BooleanSupplier until) {
        for (double t = 0; t < seconds && !until.getAsBoolean(); t += 0.05) {
            clock.advance(Duration.ofMillis(50));
            part.receive(clock.nanos());
            part.step(clock.nanos());
        }
    }

    private static long stops(MemoryLink link) {
        return link.transcript().entries().stream()
                .filter(Transcript.Entry::sent)
                .filter(entry -> entry.bytes().length == 1 && entry.bytes()[0] == ';')
                .count();
    }

    private void startAndCut(MemoryLink link) {
        assertThat(part.aim(new Pointing(300, 80), clock.utc(), clock.nanos())).isEmpty();
        run(3, () -> false);
        assertThat(azimuth.truth().azimuthDeg()).isGreaterThan(105);
        assertThat(elevation.truth().azimuthDeg()).isGreaterThan(12);
        link.unplug();
    }

    @Test
    void the_loss_of_either_wire_is_the_loss_of_the_rotator() {
        startAndCut(elevationLink);
        assertThat(part.isFresh(clock.nanos())).isFalse();
        assertThat(part.commTrouble(clock.nanos()).orElseThrow()).contains("elevation box");
    }

    @Test
    void the_stop_of_the_loop_reaches_the_box_whose_wire_is_up() {
        startAndCut(elevationLink);
        part.stop();
        run(0.2, () -> false);
        assertThat(stops(azimuthLink)).isEqualTo(1);
        double stoppedDeg = azimuth.truth().azimuthDeg();
        run(2, () -> false);
        assertThat(azimuth.truth().azimuthDeg()).isCloseTo(stoppedDeg, within(1.0));
        assertThat(elevation.truth().azimuthDeg()).isGreaterThan(15); // nobody can tell it
    }

    @Test
    void the_stop_past_everything_reaches_the_box_whose_wire_is_up() {
        startAndCut(azimuthLink);
        part.stopNow();
        run(0.2, () -> false);
        assertThat(stops(elevationLink)).isEqualTo(1);
        double stoppedDeg = elevation.truth().azimuthDeg();
        run(2, () -> false);
        assertThat(elevation.truth().azimuthDeg()).isCloseTo(stoppedDeg, within(1.0));
    }

    @Test
    void a_box_whose_wire_comes_back_is_told_the_stop_that_it_missed() {
        startAndCut(elevationLink);
        part.stop();
        run(2, () -> false);
        elevationLink.replug();
        run(5, () -> stops(elevationLink) > 0);
        assertThat(stops(elevationLink)).isEqualTo(1);
        run(3, () -> false);
        assertThat(part.driver().state(clock.nanos()).contact()).isEqualTo(Contact.ANSWERING);
        assertThat(part.isFresh(clock.nanos())).isTrue();
        assertThat(part.isStill()).isTrue();
    }
}
