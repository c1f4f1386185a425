package org.slewd.storage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.slewd.files.AtomicFile;
import org.slewd.station.FaultMemory;
import org.slewd.station.Snapshot;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A fault that waits for a person, kept as a file: where the file is there, nothing moves, whatever stands in it. Three lines:
 * since when, its kind, its message.
 */
public final class FaultFile implements FaultMemory {

    private static final Logger LOG = LoggerFactory.getLogger(FaultFile.class);

    /** Of a note that cannot be read. */
    private static final String UNREADABLE = "unreadable-fault";

    private final Path file;
    private final Executor writer;
    private final Optional<Snapshot.Fault> kept;
    private final AtomicReference<Optional<Snapshot.Fault>> waiting = new AtomicReference<>();
    private volatile boolean failed;

    /**
     * Reads what was kept.
     *
     * @param writer runs the writing, one after the other, and may wait for the disk
     * @param now since when a fault counts of which that cannot be read
     */
    public FaultFile(Path file, Executor writer, Instant now) {
        this.file = file;
        this.writer = writer;
        this.kept = Files.notExists(file) ? Optional.empty() : Optional.of(read(file, now));
    }

    private static Snapshot.Fault read(Path file, Instant now) {
        try {
            List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
            return new Snapshot.Fault(lines.get(1), lines.get(2), false, Instant.parse(lines.get(0)));
        } catch (IOException | DateTimeException | IndexOutOfBoundsException e) {
            LOG.warn("{} tells of a fault and cannot be read; slewd moves nothing before it is cleared", file, e);
            return new Snapshot.Fault(
                    UNREADABLE,
                    "there was a fault before slewd started, and the note about it cannot be read; slewd moves nothing;"
                            + " look at the antenna, then clear the fault",
                    false,
                    now);
        }
    }

    @Override
    public Optional<Snapshot.Fault> kept() {
        return kept;
    }

    @Override
    public void keep(Optional<Snapshot.Fault> fault) {
        if (waiting.getAndSet(fault) == null) {
            writer.execute(this::write);
        }
    }

    @Override
    public boolean failed() {
        return failed;
    }

    private void write() {
        Optional<Snapshot.Fault> latest = waiting.getAndSet(null);
        try {
            if (latest.isPresent()) {
                AtomicFile.write(file, text(latest.get()).getBytes(StandardCharsets.UTF_8));
            } else {
                AtomicFile.delete(file);
            }
            failed = false;
        } catch (IOException e) {
            failed = true;
            LOG.error(
                    "the fault {} could not be brought to the disk as {} ({}); slewd tries again every half minute, and after"
                            + " a restart knows what was there before; make room on the disk, or mend its rights",
                    latest.map(Snapshot.Fault::kind).orElse("that was cleared"),
                    file,
                    e.getMessage());
        }
    }

    private static String text(Snapshot.Fault fault) {
        return fault.since() + "\n" + line(fault.kind()) + "\n" + line(fault.message()) + "\n";
    }

    private static String line(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }
}
