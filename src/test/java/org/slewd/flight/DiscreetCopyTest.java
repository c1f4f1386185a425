package org.slewd.flight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.rotator.Pointing;
import org.slewd.station.Order;
import org.slewd.station.StationEvent;
import org.slewd.station.Turn;

/** Copies of recordings that a station goes on with meanwhile. */
class DiscreetCopyTest {

    private static final Instant UTC = Instant.parse("2026-11-26T12:00:00Z");

    @TempDir
    private Path folder;

    private final Shapes shapes = new Shapes();

    private static Entry turn(Turn.Note... notes) {
        return new Entry.Flown(new Turn(1_000, UTC, List.of(notes)));
    }

    private static Entry pointedBy(String who) {
        return turn(new Turn.Ordered(new Order.Point(new Pointing(100, 30), who)));
    }

    private void write(int number, Entry... entries) throws IOException {
        Path file = folder.resolve(String.format("flight-%09d.rec", number));
        Files.deleteIfExists(file);
        try (SegmentWriter writer = SegmentWriter.into(file, shapes)) {
            for (Entry entry : entries) {
                writer.add(entry);
            }
            writer.flush();
        }
    }

    private List<Entry> read(ByteArrayOutputStream copied) throws IOException {
        List<Entry> read = new ArrayList<>();
        try (SegmentReader reader = new SegmentReader(new ByteArrayInputStream(copied.toByteArray()), shapes)) {
            for (Optional<Entry> next = reader.next(); next.isPresent(); next = reader.next()) {
                read.add(next.get());
            }
        }
        return read;
    }

    @Test
    void what_slewd_tells_may_name_people_and_paths_and_is_left_out() throws IOException {
        String message = "the configuration /home/ottilie/slewd.yaml was read anew by ada (page 3) and is in use";
        write(
                1,
                turn(
                        new Turn.Ordered(new Order.Tell(false, message)),
                        new Turn.Happened(new StationEvent.Told(UTC, false, message))));
        ByteArrayOutputStream copied = new ByteArrayOutputStream();

        DiscreetCopy.write(folder, copied, true);

        assertThat(read(copied))
                .singleElement()
                .asString()
                .doesNotContain("ottilie", "ada")
                .contains("(words left out)");
    }

    @Test
    void whoever_comes_after_it_was_looked_through_is_not_in_the_copy() throws IOException {
        DiscreetCopy copy = new DiscreetCopy(true);
        write(1, pointedBy("Ottilie"));
        copy.look(folder);
        write(1, pointedBy("Ottilie"), pointedBy("Rosalind"));
        write(2, pointedBy("Rosalind"));
        ByteArrayOutputStream copied = new ByteArrayOutputStream();

        copy.copy(copied);

        assertThat(read(copied)).singleElement().asString().contains("person-1").doesNotContain("Ottilie", "Rosalind");
    }

    @Test
    void a_file_that_the_station_takes_away_meanwhile_is_missing_and_that_is_said() throws IOException {
        DiscreetCopy copy = new DiscreetCopy(true);
        write(1, pointedBy("Ottilie"));
        write(2, pointedBy("Ottilie"));
        copy.look(folder);
        Files.delete(folder.resolve("flight-000000001.rec"));
        ByteArrayOutputStream copied = new ByteArrayOutputStream();

        copy.copy(copied);

        assertThat(read(copied)).hasSize(2).first().isEqualTo(new Entry.Lost(1));
    }
}
