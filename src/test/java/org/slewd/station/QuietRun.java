package org.slewd.station;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import org.slewd.link.memory.MemoryLink;
import org.slewd.orbit.Catalogue;
import org.slewd.orbit.ElementSet;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.SimulatedAxes;
import org.slewd.rotator.SimulatedRotator;
import org.slewd.time.VirtualClock;

/** A station without a receiver in virtual time, for many passes: nobody but the caller watches it. */
final class QuietRun {

    /** While an object is followed: a reply waits so long at most, as in a loop that is woken by bytes. */
    static final Duration FINE = Duration.ofMillis(10);

    /** On the way to where it will rise, where nothing is measured. */
    static final Duration COARSE = Duration.ofMillis(50);

    /** Time for a slew of {@link #slew}, whatever the rotator. */
    static final Duration SLEW = Duration.ofSeconds(40);

    final VirtualClock clock;
    final SimulatedRotator rotator;
    final Station station;

    QuietRun(SimulatedAntenna antenna, ElementSet elements, Instant start) {
        this(antenna, antenna.axes(), elements, start);
    }

    /** @param motors what {@code antenna} has in truth, whatever the station is told of it */
    QuietRun(SimulatedAntenna antenna, SimulatedAxes motors, ElementSet elements, Instant start) {
        this(antenna, motors, List.of(elements), start);
    }

    QuietRun(SimulatedAntenna antenna, SimulatedAxes motors, List<ElementSet> elements, Instant start) {
        clock = new VirtualClock(start, Long.MAX_VALUE - 300_000_000_000L);
        rotator = antenna.kind().simulator().apply(motors);
        rotator.motors()
                .judge()
                .limit(antenna.azimuth().travel(), antenna.elevation().travel());
        Predictions predictions =
                new Predictions(SimulatedAntenna.station(), Optional.empty(), Runnable::run, Runnable::run);
        predictions.use(Catalogue.empty().with(elements));
        station = new Station(
                SimulatedAntenna.station(),
                new RotatorUnit(
                        antenna.config(),
                        antenna.kind().driver().apply(clock.nanos()),
                        new MemoryLink(
                                "simulated rotator", rotator, antenna.kind().defaultBaud(), clock)),
                Optional.empty(),
                predictions,
                clock,
                true);
        station.open(() -> {});
        runUntil(COARSE, () -> station.snapshot().state() == StationState.IDLE, Duration.ofSeconds(15));
    }

    /** Follows the next pass of {@code catalogNumber}. */
    void track(int catalogNumber) {
        CompletionStage<Outcome> answer = station.track(catalogNumber, RadioChoice.OPEN, "test");
        for (int i = 0; i < 3 && !answer.toCompletableFuture().isDone(); i++) {
            step(FINE);
        }
        Outcome outcome = answer.toCompletableFuture().getNow(null);
        if (!new Outcome.Accepted().equals(outcome)) {
            throw new AssertionError("the pass was refused: " + outcome + "\n" + story());
        }
    }

    /** Sends both axes to and fro, {@code count} times, each time to a stand. */
    void slew(int count) {
        for (int i = 0; i < count; i++) {
            Instant end = clock.utc().plus(SLEW);
            boolean isOut = i % 2 == 0;
            station.point(new Pointing(isOut ? 190.4 + i : 90.3 - i, isOut ? 82.3 - 0.7 * i : 8.4 + 0.7 * i), "test");
            runUntil(FINE, end);
        }
    }

    void step(Duration grain) {
        clock.advance(grain);
        station.step();
        if (rotator.motors().judge().violations() > 0) {
            throw new AssertionError(rotator.motors().judge().first().orElseThrow() + "\n" + story());
        }
    }

    void runUntil(Duration grain, Instant utc) {
        while (clock.utc().isBefore(utc)) {
            step(grain);
        }
    }

    void runUntil(Duration grain, BooleanSupplier condition, Duration atMost) {
        Instant end = clock.utc().plus(atMost);
        while (!condition.getAsBoolean()) {
            if (!clock.utc().isBefore(end)) {
                throw new AssertionError("not within " + atMost + "\n" + story());
            }
            step(grain);
        }
    }

    Pointing truth() {
        return rotator.truth();
    }

    /** What became of it, for a failure message. */
    String story() {
        return "now " + clock.utc() + " " + station.snapshot().state() + " true " + truth() + "\n"
                + station.snapshot().loop().alerts();
    }
}
