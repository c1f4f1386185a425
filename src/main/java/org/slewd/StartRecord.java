package org.slewd;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slewd.files.AtomicFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The starts of slewd that have not ended in order, in a file of the data directory with a line for each. A station that dies
 * whenever it is started is better left alone than started for ever.
 */
final class StartRecord {

    private static final Logger LOG = LoggerFactory.getLogger(StartRecord.class);

    private static final String FILE = "starts.state";

    /** So many in so short a time are no accident. */
    static final int MOST = 3;

    static final Duration WITHIN = Duration.ofMinutes(10);

    private final Path file;

    StartRecord(Path dataDirectory) {
        this.file = dataDirectory.toAbsolutePath().resolve(FILE);
    }

    /** Whether the next start would be one too many. */
    boolean isTooMany(Instant now) {
        return recent(now).size() >= MOST;
    }

    /** A start is about to be made. */
    void begin(Instant now) {
        keep(Stream.concat(recent(now).stream(), Stream.of(now)).toList());
    }

    /** The start of {@code then} was refused in order, and nothing has run. */
    void withdraw(Instant then) {
        keep(recent(then).stream().filter(start -> !start.equals(then)).toList());
    }

    /** What ran has ended in order, or a person has looked: what was before is forgotten. */
    void clear() {
        keep(List.of());
    }

    /** In either direction, lest a clock that is set back keeps old ones alive for ever. */
    private List<Instant> recent(Instant now) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                    .map(Instant::parse)
                    .filter(start -> Duration.between(start, now).abs().compareTo(WITHIN) < 0)
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException | DateTimeException e) {
            LOG.warn("{} cannot be read ({}); slewd starts as if it had always ended in order", file, e.getMessage());
            return List.of();
        }
    }

    private void keep(List<Instant> starts) {
        try {
            if (starts.isEmpty()) {
                AtomicFile.delete(file);
            } else {
                AtomicFile.write(
                        file,
                        starts.stream()
                                .map(start -> start + "\n")
                                .collect(Collectors.joining())
                                .getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            LOG.warn(
                    "{} cannot be written ({}); slewd goes on, but will not notice if it dies again and again",
                    file,
                    e.getMessage());
        }
    }
}
