package org.slewd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.flight.Comparison;
import org.slewd.flight.Entry;
import org.slewd.flight.FlightReader;
import org.slewd.flight.Run;
import org.slewd.flight.Runs;
import org.slewd.station.StationEvent;
import org.slewd.station.Turn;

/** A whole slewd on real time that is killed in the middle of a pass. */
@Tag("whole-pass")
@Timeout(180) // the pass rises after 45 s
class KilledFlightTest {

    /** The pass of the demonstration rises 45 s after its start. */
    private static final int MOST_LOOKS = 600;

    @TempDir
    private Path folder;

    @Test
    void what_it_had_decided_until_then_is_there_and_is_decided_once_more() throws Exception {
        Path flight = folder.resolve("data").resolve(FlightDeck.FOLDER);
        Process slewd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.slewd.Main",
                        "demo",
                        "--port",
                        "0",
                        "--data",
                        folder.resolve("data").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        try {
            for (int looks = 0; !hasRisen(flight) && looks < MOST_LOOKS; looks++) {
                assertThat(slewd.waitFor(200, TimeUnit.MILLISECONDS)).isFalse();
            }
            assertThat(slewd.waitFor(3, TimeUnit.SECONDS)).isFalse();
        } finally {
            slewd.destroyForcibly().waitFor(); // SIGKILL
        }
        Run run = Runs.of(flight).all().get(0);
        assertThat(run.cut()).isEmpty();
        List<Turn> turns = new ArrayList<>();
        Runs.ride(flight, run, turns::add);
        assertThat(Duration.between(run.first().utc(), run.last().utc())).isGreaterThan(Duration.ofSeconds(45));
        FlightReplay replay = new FlightReplay(run.makeup(), run.first());
        List<Comparison.Difference> differences = new ArrayList<>();
        turns.stream().skip(1).forEach(turn -> replay.fly(turn).difference().ifPresent(differences::add));
        assertThat(differences).isEmpty();
        assertThat(replay.comparison().turns()).isEqualTo(run.turns() - 1);
    }

    private static boolean hasRisen(Path flight) throws IOException {
        try (FlightReader reader = FlightReader.open(flight)) {
            for (Optional<Entry> next = reader.next(); next.isPresent(); next = reader.next()) {
                if (next.get() instanceof Entry.Flown flown
                        && flown.turn().notes().stream()
                                .anyMatch(note -> note instanceof Turn.Happened happened
                                        && happened.event() instanceof StationEvent.PassRisen)) {
                    return true;
                }
            }
        }
        return false;
    }
}
