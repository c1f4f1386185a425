package org.slewd.station;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletionStage;
import org.slewd.link.LinkAddress;
import org.slewd.link.memory.MemoryLink;
import org.slewd.orbit.Catalogue;
import org.slewd.pass.Pass;
import org.slewd.receiver.ReceiverConfig;
import org.slewd.receiver.ReceiverDriver;
import org.slewd.receiver.SimulatedReceiver;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.RotatorDriver;
import org.slewd.rotator.RotatorTraits;
import org.slewd.time.VirtualClock;

/** A station in virtual time that follows one pass, with witnesses and a judge beside it. */
final class PassRun {

    static final long DOWNLINK_HZ = 437_800_000L;

    static final Duration TICK = Duration.ofNanos(Station.PERIOD_NANOS);

    private static final Duration GRAIN = Duration.ofMillis(5);
    private static final long GRAINS_PER_TICK = TICK.toNanos() / GRAIN.toNanos();

    /** From the moment at which a controller reads its position until the station has the reply. */
    private static final double REPLY_SECONDS = 0.1;

    final VirtualClock clock;
    final Plant plant;
    final Judge judge;
    final PointingWitness pointing;
    final DopplerWitness doppler;
    final TappedRotator rotator;
    final MemoryLink rotatorLink;
    final SimulatedReceiver receiver;
    final MemoryLink receiverLink;
    final Station station;

    private final Pass pass;
    private final RotatorTraits traits;
    private final List<Entered> states = new ArrayList<>();
    private final List<String> timeline = new ArrayList<>();
    private double measuredOffDeg = Double.NEGATIVE_INFINITY;
    private long grains;

    private record Entered(StationState state, Instant utc) {}

    PassRun(Plant plant, Flight flight, Instant start) {
        this.plant = plant;
        this.pass = flight.pass();
        clock = new VirtualClock(start, Long.MAX_VALUE - 300_000_000_000L);
        judge = new Judge(plant);
        rotator = new TappedRotator(plant.rotator().simulator().apply(plant.axes()), judge::heard);
        rotator.motors().judge().limit(plant.azimuth(), plant.elevation());
        rotatorLink =
                new MemoryLink("simulated rotator", rotator, plant.rotator().defaultBaud(), clock);
        receiver = plant.radio().simulator().get();
        receiverLink =
                new MemoryLink("simulated receiver", receiver, plant.radio().defaultBaud(), clock);
        Predictions predictions = new Predictions(plant.station(), Optional.empty(), Runnable::run, Runnable::run);
        predictions.use(Catalogue.empty().with(List.of(flight.elements())));
        RotatorDriver driver = plant.rotator().driver().apply(clock.nanos());
        ReceiverDriver radio = plant.radio().driver().apply(clock.nanos());
        traits = driver.traits();
        pointing = new PointingWitness(plant, traits, flight);
        doppler = new DopplerWitness(radio.traits(), flight, DOWNLINK_HZ);
        station = new Station(
                plant.station(),
                new RotatorUnit(plant.config(), driver, rotatorLink),
                Optional.of(new ReceiverUnit(
                        new ReceiverConfig(plant.radio().name(), new LinkAddress.Simulated(), OptionalInt.empty()),
                        radio,
                        receiverLink)),
                predictions,
                clock,
                true);
        station.open(() -> {});
        lookAtState();
    }

    /** Runs until the station knows where the antenna is: three reports, which a SPID at 600 baud takes six seconds for. */
    void getReady() {
        for (int tenths = 0; tenths < 100 && station.snapshot().state() == StationState.UNKNOWN; tenths++) {
            run(0.1);
        }
        run(1);
    }

    Outcome track() {
        judge.countStopsAnew();
        return take(station.track(
                pass.catalogNumber(),
                new RadioChoice(Optional.of(DOWNLINK_HZ), Optional.empty(), Optional.empty()),
                "test"));
    }

    Outcome take(CompletionStage<Outcome> answer) {
        for (int i = 0; i < 3 && !answer.toCompletableFuture().isDone(); i++) {
            step();
        }
        return answer.toCompletableFuture().getNow(null);
    }

    void run(double seconds) {
        long until = grains + Math.round(seconds * 1e9 / GRAIN.toNanos());
        while (grains < until) {
            step();
        }
    }

    void runUntil(Instant utc) {
        while (clock.utc().isBefore(utc)) {
            step();
        }
    }

    void step() {
        clock.advance(GRAIN);
        grains++;
        try {
            station.step();
            look();
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(e.getMessage() + "\n" + story(), e);
        }
    }

    private void look() {
        Pointing truth = rotator.truth();
        judge.look(truth, rotator.motors().judge());
        doppler.look(clock.utc(), receiver.tunedHz());
        if (grains % GRAINS_PER_TICK == 0) {
            pointing.look(clock.utc(), truth);
            lookAtState();
            station.snapshot().rotator().measured().ifPresent(measured -> lookAtMeasured(measured, truth));
        }
    }

    private void lookAtState() {
        StationState state = station.snapshot().state();
        if (states.isEmpty() || states.get(states.size() - 1).state != state) {
            states.add(new Entered(state, clock.utc()));
            note(state + " "
                    + station.snapshot().fault().map(Snapshot.Fault::message).orElse(""));
        }
    }

    /** What the station takes for the position may differ from the truth by the read-back step and by its age. */
    private void lookAtMeasured(Snapshot.Aged<Pointing> measured, Pointing truth) {
        double ageSeconds = measured.ageSeconds() + REPLY_SECONDS;
        measuredOffDeg = Math.max(
                measuredOffDeg,
                Math.max(
                                Math.abs(measured.value().azimuthDeg() - truth.azimuthDeg())
                                        - plant.azimuthRateDegPerS() * ageSeconds,
                                Math.abs(measured.value().elevationDeg() - truth.elevationDeg())
                                        - plant.elevationRateDegPerS() * ageSeconds)
                        - traits.readBackStepDeg());
    }

    /** By how much the measured position was further from the truth than its step and its age explain. */
    double measuredOffDeg() {
        return measuredOffDeg;
    }

    /** The states of the station in order. */
    List<StationState> states() {
        return states.stream().map(Entered::state).toList();
    }

    /** When the station was first in {@code state}. */
    Instant entered(StationState state) {
        return states.stream()
                .filter(entered -> entered.state == state)
                .map(Entered::utc)
                .findFirst()
                .orElse(Instant.MAX);
    }

    /** Puts {@code what} into the story. */
    void note(String what) {
        timeline.add("%9.3f s  %s".formatted(grains * GRAIN.toNanos() / 1e9, what));
    }

    /** What was done to it and what became of it, for a failure message. */
    String story() {
        return plant + "\n" + pass + "\n" + String.join("\n", timeline) + "\nnow " + clock.utc() + " true "
                + rotator.truth() + "\n" + station.snapshot().loop().alerts() + "\n" + pointing + "\n" + doppler;
    }
}
