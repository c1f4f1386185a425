package org.slewd.flight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.station.Turn;
import org.slewd.time.VirtualClock;

/** On the thread of the test, which does what that of the recorder does. */
class FlightRecorderTest {

    private static final int MOST_WAITING = 4_096;

    private final VirtualClock clock = new VirtualClock(Instant.EPOCH, Long.MAX_VALUE - 5_000_000_000L);

    @TempDir
    private Path data;

    private FlightRecorder recorder(Path folder) {
        return new FlightRecorder(new FlightLog(folder, FlightConfig.USUAL, FlightFormatTest.makeup()), clock);
    }

    private static List<Turn> turns(int count) {
        return FlightFormatTest.entries(count).stream()
                .filter(Entry.Flown.class::isInstance)
                .map(entry -> ((Entry.Flown) entry).turn())
                .toList();
    }

    private static List<Entry> read(Path folder) throws IOException {
        List<Entry> read = new ArrayList<>();
        try (FlightReader reader = FlightReader.open(folder)) {
            for (Optional<Entry> next = reader.next(); next.isPresent(); next = reader.next()) {
                read.add(next.get());
            }
        }
        return read;
    }

    private static long lost(List<Entry> entries) {
        return entries.stream()
                .filter(Entry.Lost.class::isInstance)
                .mapToLong(entry -> ((Entry.Lost) entry).turns())
                .sum();
    }

    private static long flown(List<Entry> entries) {
        return entries.stream().filter(Entry.Flown.class::isInstance).count();
    }

    @Test
    void turns_that_find_the_queue_full_are_left_out_and_counted() throws IOException {
        FlightRecorder recorder = recorder(data);
        turns(MOST_WAITING + 10).forEach(recorder);
        recorder.close();
        recorder.run();

        List<Entry> entries = read(data);
        assertThat(flown(entries)).isEqualTo(MOST_WAITING);
        assertThat(lost(entries)).isEqualTo(10);
    }

    @Test
    void a_disk_that_fails_is_tried_again_and_what_is_missing_is_said() throws IOException {
        Path folder = Files.createFile(data.resolve("flight"));
        FlightRecorder recorder = recorder(folder);
        List<Turn> turns = turns(40);
        turns.subList(0, 20).forEach(turn -> recorder.turn(Optional.of(turn)));
        Files.delete(folder);
        recorder.turn(Optional.of(turns.get(20)));
        assertThat(folder).doesNotExist();

        clock.advance(Duration.ofSeconds(10));
        turns.subList(21, 40).forEach(turn -> recorder.turn(Optional.of(turn)));
        recorder.close();
        recorder.run();

        List<Entry> entries = read(folder);
        assertThat(entries.get(0)).isInstanceOf(Entry.Started.class);
        assertThat(entries.get(1)).isEqualTo(new Entry.Lost(21));
        assertThat(flown(entries)).isEqualTo(19);
    }

    @Test
    void a_turn_that_cannot_be_written_is_missing_and_that_is_said() throws IOException {
        FlightRecorder recorder = recorder(data);
        List<Turn> turns = turns(4);
        recorder.turn(Optional.of(turns.get(0)));
        clock.advance(Duration.ofSeconds(1));
        recorder.turn(Optional.of(turns.get(1)));
        // No note has bytes that are not there.
        recorder.turn(Optional.of(new Turn(0, Instant.EPOCH, List.of(new Turn.Sent(Turn.Line.ROTATOR, null, true)))));
        clock.advance(Duration.ofSeconds(10));
        recorder.turn(Optional.of(turns.get(2)));
        recorder.turn(Optional.of(turns.get(3)));
        recorder.close();
        recorder.run();

        List<Entry> entries = read(data);
        assertThat(entries)
                .extracting(Entry::getClass)
                .containsExactly(
                        Entry.Started.class,
                        Entry.Flown.class,
                        Entry.Flown.class,
                        Entry.Lost.class,
                        Entry.Flown.class,
                        Entry.Flown.class);
    }

    @Test
    void a_full_disk_keeps_no_empty_file() throws IOException {
        Path file = Files.createFile(data.resolve("flight-000000001.rec"));
        AtomicBoolean closed = new AtomicBoolean();
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }

            @Override
            public void close() {
                closed.set(true);
            }
        };

        assertThatThrownBy(() -> SegmentWriter.into(file, full, new Shapes())).hasMessage("No space left on device");

        assertThat(file).doesNotExist();
        assertThat(closed).isTrue();
    }

    @Test
    void files_in_which_nothing_stands_are_taken_away_before_the_next() throws IOException {
        Files.createFile(data.resolve("flight-000000007.rec"));
        Files.write(data.resolve("flight-000000008.rec"), SegmentWriter.MAGIC);
        Files.write(data.resolve("flight-000000009.rec"), new byte[30]);

        assertThat(new FlightRing(data, 1 << 20).next()).isEqualTo(data.resolve("flight-000000010.rec"));

        assertThat(FlightRing.files(data)).containsExactly(data.resolve("flight-000000009.rec"));
    }
}
