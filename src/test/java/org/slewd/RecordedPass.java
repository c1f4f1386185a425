package org.slewd;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.slewd.condition.Action;
import org.slewd.condition.ConditionInput;
import org.slewd.condition.Extract;
import org.slewd.condition.Origin;
import org.slewd.condition.Rule;
import org.slewd.demo.DemoSky;
import org.slewd.flight.FlightConfig;
import org.slewd.flight.FlightLog;
import org.slewd.flight.Makeup;
import org.slewd.guard.GuardConfig;
import org.slewd.guard.ParkPolicy;
import org.slewd.link.LinkAddress;
import org.slewd.link.memory.MemoryLink;
import org.slewd.mount.MountModel;
import org.slewd.orbit.Catalogue;
import org.slewd.orbit.Groups;
import org.slewd.receiver.Mode;
import org.slewd.receiver.ReceiverConfig;
import org.slewd.receiver.civ.Civ;
import org.slewd.rotator.AdvisedDriver;
import org.slewd.rotator.AxisModel;
import org.slewd.rotator.AxisRange;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.RotatorConfig;
import org.slewd.rotator.SimulatedAxes;
import org.slewd.rotator.SimulatedAxis;
import org.slewd.rotator.SimulatedRotator;
import org.slewd.rotator.gs232.Gs232;
import org.slewd.sky.HorizonMask;
import org.slewd.sky.Site;
import org.slewd.station.AxisMemory;
import org.slewd.station.FaultMemory;
import org.slewd.station.Predictions;
import org.slewd.station.ReceiverUnit;
import org.slewd.station.RotatorUnit;
import org.slewd.station.Station;
import org.slewd.station.StationConfig;
import org.slewd.station.Timekeeping;
import org.slewd.station.Turn;
import org.slewd.time.ClockLimits;
import org.slewd.time.ClockTrust;
import org.slewd.time.VirtualClock;

/** A station in virtual time with a GS-232B and an IC-R8600, whose flight is recorded; a pass rises 45 s after its start. */
final class RecordedPass implements AutoCloseable {

    static final Site SITE = new Site(48.1371, 11.5754, 519);
    static final Instant START = Instant.parse("2026-11-24T18:30:00.123456789Z");

    private static final long GRAIN_NANOS = 7_000_000L;
    private static final long GRAINS_PER_SECOND = 143;
    private static final Pointing PARK = new Pointing(180, 0);

    /** As from a planner that is busy: what was given to it is done a while later. */
    private static final int GRAINS_OF_PLANNING = 9;

    final VirtualClock clock = new VirtualClock(START, Long.MAX_VALUE - 90_000_000_017L);
    final SimulatedRotator rotator = Gs232.KIND_B
            .simulator()
            .apply(new SimulatedAxes(
                    new SimulatedAxis(new AxisRange(0, 450), 6, 12, 100_000_000L, 0.5, PARK.azimuthDeg()),
                    new SimulatedAxis(new AxisRange(0, 180), 2.7, 6, 100_000_000L, 0.3, 0)));
    final MemoryLink rotatorLink = new MemoryLink("simulated", rotator, Gs232.KIND_B.defaultBaud(), clock);
    final MemoryLink receiverLink =
            new MemoryLink("simulated", Civ.IC_R8600.simulator().get(), Civ.IC_R8600.defaultBaud(), clock);
    final Predictions predictions;
    final Station station;

    private final ArrayDeque<Runnable> planning = new ArrayDeque<>();
    private final FlightLog log;
    private ClockTrust trust = ClockTrust.stated(0);
    private long grains;

    RecordedPass(Path folder) {
        Makeup makeup = makeup();
        predictions = new Predictions(makeup.station(), Optional.empty(), planning::add, Runnable::run);
        predictions.use(sky(START));
        Timekeeping time = new Timekeeping(
                        clock,
                        () -> trust.source().equals("stated") ? ClockTrust.stated(clock.nanos()) : trust,
                        makeup.clock())
                .stepping();
        station = new Station(
                makeup.station(),
                new RotatorUnit(
                        makeup.rotator(),
                        new AdvisedDriver(
                                Gs232.KIND_B.name(),
                                Gs232.KIND_B.driver().apply(time.clock().nanos())),
                        rotatorLink,
                        makeup.mount(),
                        makeup.guard(),
                        makeup.rest(),
                        AxisMemory.none(),
                        FaultMemory.none()),
                Optional.of(new ReceiverUnit(
                        makeup.receiver().orElseThrow(),
                        Civ.IC_R8600.driver().apply(time.clock().nanos()),
                        receiverLink)),
                predictions,
                time,
                makeup.lockOuts(),
                makeup.conditions(),
                true);
        log = new FlightLog(folder, FlightConfig.USUAL, makeup);
        station.record(this::write);
        station.open(() -> {});
        door("shut");
    }

    /** What the safety input says from now on: shut or open. */
    void door(String says) {
        station.heard("door", says, clock.nanos());
    }

    static Catalogue sky(Instant now) {
        return DemoSky.over(SITE, now, 7);
    }

    static Makeup makeup() {
        return new Makeup(
                "test",
                new StationConfig(
                        "Hill",
                        SITE,
                        0,
                        HorizonMask.FLAT,
                        true,
                        List.of(new StationConfig.TrackedObject(
                                DemoSky.ISS_LIKE,
                                Optional.of(145_800_000L),
                                Optional.of(Mode.FM),
                                OptionalDouble.empty())),
                        Groups.builtIn()),
                new RotatorConfig(
                        Gs232.KIND_B.name(),
                        new LinkAddress.Simulated(),
                        OptionalInt.empty(),
                        AxisModel.usual(new AxisRange(0, 450), 6, 0.3),
                        AxisModel.usual(new AxisRange(0, 90), 2.7, 0.3),
                        20,
                        PARK),
                MountModel.IDEAL,
                GuardConfig.NONE,
                ParkPolicy.AFTER_PASSES,
                Optional.of(new ReceiverConfig(Civ.IC_R8600.name(), new LinkAddress.Simulated(), OptionalInt.empty())),
                ClockLimits.USUAL,
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(new ConditionInput(
                        "door",
                        new Rule.Contact(List.of("shut"), List.of("open")),
                        new Extract.Whole(),
                        new Origin.InFile(Path.of("/home/ottilie/door"), Duration.ofSeconds(1)),
                        Duration.ofHours(1),
                        Duration.ofSeconds(1),
                        Action.STOW)));
    }

    /** From now on the system says that of its clock. */
    void trust(ClockTrust other) {
        trust = other;
    }

    void run(double seconds) {
        long until = grains + Math.round(seconds * 1e9 / GRAIN_NANOS);
        while (grains < until) {
            grains++;
            clock.advance(Duration.ofNanos(GRAIN_NANOS));
            if (grains % GRAINS_OF_PLANNING == 0) {
                for (Runnable work = planning.poll(); work != null; work = planning.poll()) {
                    work.run();
                }
            }
            try {
                station.step();
            } catch (IllegalStateException e) {
                station.stop("the test, after " + e.getMessage());
            }
        }
    }

    private void write(Turn turn) {
        try {
            log.add(turn);
            if (grains % GRAINS_PER_SECOND == 0) {
                log.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the station and its recording. */
    @Override
    public void close() throws IOException {
        station.close();
        log.flush();
        log.close();
    }
}
