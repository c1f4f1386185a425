package org.slewd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.demo.DemoSky;
import org.slewd.flight.Comparison;
import org.slewd.flight.Run;
import org.slewd.flight.Runs;
import org.slewd.flight.Story;
import org.slewd.rotator.Pointing;
import org.slewd.station.Order;
import org.slewd.station.RadioChoice;
import org.slewd.station.Turn;
import org.slewd.time.ClockTrust;

/** A pass with all that can go wrong, recorded and flown again. */
@Tag("whole-pass")
class FlightReplayTest {

    @TempDir
    private Path folder;

    private void record() throws IOException {
        try (RecordedPass pass = new RecordedPass(folder)) {
            pass.run(3);
            pass.station.track(DemoSky.ISS_LIKE, RadioChoice.OPEN, "Alice");
            pass.run(90);
            pass.rotatorLink.unplug();
            pass.run(6);
            pass.rotatorLink.replug();
            pass.run(20);
            pass.rotatorLink.faults().garbage(0.2, 5);
            pass.run(15);
            pass.rotatorLink.faults().clear();
            pass.station.adjust(Duration.ofMillis(1500), "Alice");
            pass.run(10);
            pass.clock.stepUtc(Duration.ofSeconds(-2));
            pass.trust(ClockTrust.unknown("chrony", "it has no source", pass.clock.nanos()));
            pass.run(10);
            pass.predictions.use(RecordedPass.sky(Instant.parse("2026-11-24T18:31:00Z")));
            pass.run(20);
            pass.receiverLink.unplug();
            pass.run(5);
            pass.receiverLink.replug();
            pass.station.stop("Bob");
            pass.run(4);
            pass.station.track(DemoSky.ISS_LIKE, RadioChoice.OPEN, "Bob");
            pass.run(20);
            pass.door("open");
            pass.run(10);
            pass.station.missed("door", "the file is away");
            pass.run(2);
            pass.door("shut");
            pass.run(3);
            pass.station.track(DemoSky.ISS_LIKE, RadioChoice.OPEN, "Bob");
            pass.run(20);
            pass.rotator.motors().azimuth().faults().stuck(true);
            pass.run(60);
            pass.rotator.motors().azimuth().faults().clear();
            pass.station.reset("stall", "Bob");
            pass.station.point(new Pointing(100, 30), "Bob");
            pass.run(20);
            pass.station.lock("on the ladder", "Bob");
            pass.run(2);
            pass.station.unlock("Bob");
            pass.station.park("Bob");
            pass.run(30);
        }
    }

    private Run run() throws IOException {
        Runs runs = Runs.of(folder);
        assertThat(runs.all()).hasSize(1);
        assertThat(runs.loose()).isZero();
        return runs.all().get(0);
    }

    private List<Turn> turns(Run run) throws IOException {
        List<Turn> turns = new ArrayList<>();
        Runs.ride(folder, run, turns::add);
        return turns;
    }

    /** Where the flight parts from the record; empty when it does not. */
    private static Optional<Comparison.Difference> fly(FlightReplay replay, List<Turn> turns) {
        for (Turn turn : turns.subList(1, turns.size())) {
            Optional<Comparison.Difference> difference = replay.fly(turn).difference();
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }

    private static Stream<Turn.Note> notes(List<Turn> turns) {
        return turns.stream().flatMap(turn -> turn.notes().stream());
    }

    @Test
    void a_pass_with_faults_is_decided_the_same_once_more() throws IOException {
        record();
        Run run = run();
        List<Turn> turns = turns(run);
        FlightReplay replay = new FlightReplay(run.makeup(), run.first());
        assertThat(fly(replay, turns)).isEmpty();
        assertThat(replay.comparison().turns()).isEqualTo(run.turns() - 1);
        assertThat(replay.comparison().decisions()).isGreaterThan(8_000);
        // All that it was meant to hold is in it, or the test proves less than it says.
        assertThat(notes(turns)
                        .filter(Turn.Happened.class::isInstance)
                        .map(note -> ((Turn.Happened) note).event().word()))
                .contains(
                        "pass-begun",
                        "pass-risen",
                        "pass-ended",
                        "stopped",
                        "clock-stepped",
                        "fault-raised",
                        "fault-cleared",
                        "unsafe",
                        "safe-again",
                        "parked");
        assertThat(notes(turns).map(Object::getClass).distinct())
                .contains(
                        Turn.Wire.class,
                        Turn.Received.class,
                        Turn.Overtook.class,
                        Turn.Trusted.class,
                        Turn.Reckoned.class,
                        Turn.Elements.class,
                        Turn.Closed.class);
    }

    @Test
    void one_byte_of_a_reply_that_is_another_is_found_in_the_turn_that_shows_it() throws IOException {
        record();
        Run run = run();
        List<Turn> turns = new ArrayList<>(turns(run));
        int changed = IntStream.range(turns.size() / 5, turns.size())
                .filter(i -> turns.get(i).notes().stream().anyMatch(FlightReplayTest::isPosition))
                .findFirst()
                .orElseThrow();
        Turn turn = turns.get(changed);
        turns.set(
                changed,
                new Turn(
                        turn.nanos(),
                        turn.utc(),
                        turn.notes().stream()
                                .map(FlightReplayTest::oneDegreeFurther)
                                .toList()));
        Optional<Comparison.Difference> difference = fly(new FlightReplay(run.makeup(), run.first()), turns);
        assertThat(difference).isPresent();
        assertThat(difference.get().number()).isBetween(changed - 1L, changed + 30L);
    }

    private static boolean isPosition(Turn.Note note) {
        return note instanceof Turn.Received received
                && received.line() == Turn.Line.ROTATOR
                && new String(received.bytes(), StandardCharsets.US_ASCII).matches("AZ=\\d{3}  EL=\\d{3}\r\n");
    }

    private static Turn.Note oneDegreeFurther(Turn.Note note) {
        if (!isPosition(note)) {
            return note;
        }
        Turn.Received received = (Turn.Received) note;
        byte[] bytes = received.bytes().clone();
        bytes[5] ^= 1; // the last digit of the azimuth
        return new Turn.Received(received.line(), bytes, received.agoMicros());
    }

    @Test
    void a_recording_with_an_order_left_out_is_different() throws IOException {
        record();
        Run run = run();
        List<Turn> without = turns(run).stream()
                .map(turn -> new Turn(
                        turn.nanos(),
                        turn.utc(),
                        turn.notes().stream()
                                .filter(note -> !(note instanceof Turn.Ordered ordered
                                        && ordered.order() instanceof Order.Park))
                                .toList()))
                .toList();
        assertThat(fly(new FlightReplay(run.makeup(), run.first()), without).flatMap(Comparison.Difference::expected))
                .hasValueSatisfying(note -> assertThat(Story.words(note)).contains("Bob parks the antenna"));
    }
}
