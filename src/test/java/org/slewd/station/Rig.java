package org.slewd.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import org.slewd.condition.ConditionInput;
import org.slewd.guard.GuardConfig;
import org.slewd.guard.ParkPolicy;
import org.slewd.link.LinkAddress;
import org.slewd.link.memory.MemoryLink;
import org.slewd.mount.MountModel;
import org.slewd.orbit.Groups;
import org.slewd.receiver.ReceiverConfig;
import org.slewd.receiver.ReceiverKind;
import org.slewd.receiver.SimulatedReceiver;
import org.slewd.receiver.civ.Civ;
import org.slewd.rotator.AxisModel;
import org.slewd.rotator.AxisRange;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.RotatorConfig;
import org.slewd.rotator.RotatorKind;
import org.slewd.rotator.SimulatedAxes;
import org.slewd.rotator.SimulatedAxis;
import org.slewd.rotator.SimulatedRotator;
import org.slewd.sky.HorizonMask;
import org.slewd.sky.Site;
import org.slewd.time.VirtualClock;

/**
 * A whole station in virtual time, with a judge beside it: at every step the true position of the axes has to lie inside
 * the travel, whatever is going on.
 */
final class Rig {

    static final Instant START = Instant.parse("2022-01-22T12:00:00Z");
    static final long GRAIN_NANOS = 5_000_000L;
    static final AxisRange AZIMUTH = new AxisRange(0, 450);
    static final AxisRange ELEVATION = new AxisRange(0, 90);
    static final Pointing PARK = new Pointing(180, 0);
    static final double AZIMUTH_RATE = 6;
    static final double ELEVATION_RATE = 2.7;
    private static final double COAST_DEG = 0.5;

    final VirtualClock clock;
    final Predictions predictions;
    final SimulatedRotator rotator;
    final MemoryLink rotatorLink;
    final SimulatedReceiver receiver;
    final MemoryLink receiverLink;
    final Station station;

    /** What somebody at the controller does, in {@link #runOutside}. */
    String panel = "";

    /** With an azimuth motor that runs on by {@code coastDeg} when its power is cut, and a configuration that knows nothing of it. */
    static Rig runningOn(RotatorKind kind, double coastDeg) {
        return new Rig(
                kind,
                Civ.IC_R8600,
                START,
                new Site(48, 11, 500),
                0.5,
                ParkPolicy.NEVER,
                MountModel.IDEAL,
                FaultMemory.none(),
                List.of(),
                coastDeg);
    }

    Rig(RotatorKind kind, Instant start) {
        this(kind, Civ.IC_R8600, start, new Site(48, 11, 500), 0.5);
    }

    Rig(RotatorKind kind, ParkPolicy rest) {
        this(
                kind,
                Civ.IC_R8600,
                START,
                new Site(48, 11, 500),
                0.5,
                rest,
                MountModel.IDEAL,
                FaultMemory.none(),
                List.of());
    }

    /** With safety inputs. */
    Rig(RotatorKind kind, List<ConditionInput> conditions) {
        this(
                kind,
                Civ.IC_R8600,
                START,
                new Site(48, 11, 500),
                0.5,
                ParkPolicy.NEVER,
                MountModel.IDEAL,
                FaultMemory.none(),
                conditions);
    }

    Rig(RotatorKind kind, MountModel mount) {
        this(
                kind,
                Civ.IC_R8600,
                START,
                new Site(48, 11, 500),
                0.5,
                ParkPolicy.AFTER_PASSES,
                mount,
                FaultMemory.none(),
                List.of());
    }

    Rig(RotatorKind kind, ReceiverKind radio, Instant start, Site site, double beamDeg) {
        this(
                kind,
                radio,
                start,
                site,
                beamDeg,
                ParkPolicy.AFTER_PASSES,
                MountModel.IDEAL,
                FaultMemory.none(),
                List.of());
    }

    Rig(RotatorKind kind, FaultMemory faults) {
        this(
                kind,
                Civ.IC_R8600,
                START,
                new Site(48, 11, 500),
                0.5,
                ParkPolicy.AFTER_PASSES,
                MountModel.IDEAL,
                faults,
                List.of());
    }

    private Rig(
            RotatorKind kind,
            ReceiverKind radio,
            Instant start,
            Site site,
            double beamDeg,
            ParkPolicy rest,
            MountModel mount,
            FaultMemory faults,
            List<ConditionInput> conditions) {
        this(kind, radio, start, site, beamDeg, rest, mount, faults, conditions, COAST_DEG);
    }

    private Rig(
            RotatorKind kind,
            ReceiverKind radio,
            Instant start,
            Site site,
            double beamDeg,
            ParkPolicy rest,
            MountModel mount,
            FaultMemory faults,
            List<ConditionInput> conditions,
            double coastDeg) {
        clock = new VirtualClock(start, Long.MAX_VALUE - 20_000_000_000L);
        rotator = kind.simulator()
                .apply(new SimulatedAxes(
                        new SimulatedAxis(AZIMUTH, AZIMUTH_RATE, 12, 100_000_000L, coastDeg, PARK.azimuthDeg()),
                        new SimulatedAxis(new AxisRange(0, 180), ELEVATION_RATE, 6, 100_000_000L, 0.3, 0)));
        rotatorLink = new MemoryLink("simulated rotator", rotator, kind.defaultBaud(), clock);
        receiver = radio.simulator().get();
        receiverLink = new MemoryLink("simulated receiver", receiver, radio.defaultBaud(), clock);
        StationConfig config = new StationConfig("test", site, 0, HorizonMask.FLAT, false, List.of(), Groups.builtIn());
        predictions = new Predictions(config, Optional.empty(), Runnable::run, Runnable::run);
        RotatorConfig rotatorConfig = new RotatorConfig(
                kind.name(),
                new LinkAddress.Simulated(),
                OptionalInt.empty(),
                AxisModel.usual(AZIMUTH, AZIMUTH_RATE, 0.3),
                AxisModel.usual(ELEVATION, ELEVATION_RATE, 0.3),
                beamDeg,
                PARK);
        station = new Station(
                config,
                new RotatorUnit(
                        rotatorConfig,
                        kind.driver().apply(clock.nanos()),
                        rotatorLink,
                        mount,
                        GuardConfig.NONE,
                        rest,
                        AxisMemory.none(),
                        faults),
                Optional.of(new ReceiverUnit(
                        new ReceiverConfig(radio.name(), new LinkAddress.Simulated(), OptionalInt.empty()),
                        radio.driver().apply(clock.nanos()),
                        receiverLink)),
                predictions,
                Timekeeping.stated(clock),
                LockOutMemory.none(),
                conditions,
                true);
        station.open(() -> {});
    }

    Snapshot now() {
        return station.snapshot();
    }

    StationState state() {
        return now().state();
    }

    Pointing truth() {
        return rotator.truth();
    }

    /** Lets time pass, step by step, with the judge looking on. */
    void run(Duration time) {
        long steps = time.toNanos() / GRAIN_NANOS;
        for (long i = 0; i < steps; i++) {
            step();
        }
    }

    /** As {@link #runUntil(String, BooleanSupplier, Duration)} while somebody turns the antenna by hand, outside too. */
    void runOutside(String what, BooleanSupplier condition, Duration atMost) {
        long steps = atMost.toNanos() / GRAIN_NANOS;
        for (long i = 0; i < steps && !condition.getAsBoolean(); i++) {
            rotatorLink.locked(() -> rotator.onBytes(panel.getBytes(StandardCharsets.US_ASCII), clock.nanos()));
            clock.advance(Duration.ofNanos(GRAIN_NANOS));
            station.step();
        }
        assertThat(condition.getAsBoolean())
                .as("%s within %s; now %s", what, atMost, now())
                .isTrue();
    }

    void step() {
        clock.advance(Duration.ofNanos(GRAIN_NANOS));
        station.step();
        Pointing truth = rotator.truth();
        assertThat(truth.azimuthDeg()).as("true azimuth").isBetween(AZIMUTH.minDeg() - 1, AZIMUTH.maxDeg() + 1);
        assertThat(truth.elevationDeg()).as("true elevation").isBetween(ELEVATION.minDeg() - 1, ELEVATION.maxDeg() + 1);
    }

    /** Runs until {@code condition} holds; fails when that takes longer than {@code atMost}. */
    void runUntil(String what, BooleanSupplier condition, Duration atMost) {
        long steps = atMost.toNanos() / GRAIN_NANOS;
        for (long i = 0; i < steps; i++) {
            if (condition.getAsBoolean()) {
                return;
            }
            step();
        }
        assertThat(condition.getAsBoolean())
                .as(
                        "%s within %s; now %s, %s",
                        what, atMost, now(), now().loop().alerts())
                .isTrue();
    }

    void runUntil(StationState wanted, Duration atMost) {
        runUntil("state " + wanted, () -> state() == wanted, atMost);
    }

    /** Steps once so that the command is taken, and says what became of it. */
    Outcome take(CompletionStage<Outcome> answer) {
        for (int i = 0; i < 3 && !answer.toCompletableFuture().isDone(); i++) {
            step();
        }
        return answer.toCompletableFuture().getNow(null);
    }

    List<String> alerts() {
        List<String> messages = new ArrayList<>();
        now().loop().alerts().forEach(alert -> messages.add(alert.message()));
        return messages;
    }
}
