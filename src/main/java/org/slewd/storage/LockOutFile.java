package org.slewd.storage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.slewd.files.AtomicFile;
import org.slewd.station.LockOut;
import org.slewd.station.LockOutMemory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A lock-out, kept as a file: where the file is there, the antenna is locked, whatever stands in it. Three lines: since when, who,
 * why.
 */
public final class LockOutFile implements LockOutMemory {

    private static final Logger LOG = LoggerFactory.getLogger(LockOutFile.class);

    private final Path file;
    private final Executor writer;
    private final Optional<LockOut> kept;

    /**
     * Reads what was kept.
     *
     * @param writer one thread that may wait for the disk
     */
    public LockOutFile(Path file, Executor writer, Instant now) {
        this.file = file;
        this.writer = writer;
        this.kept = Files.notExists(file) ? Optional.empty() : Optional.of(read(file, now));
    }

    private static LockOut read(Path file, Instant now) {
        try {
            List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
            return new LockOut(lines.get(1), lines.get(2), Instant.parse(lines.get(0)));
        } catch (IOException | DateTimeException | IndexOutOfBoundsException e) {
            LOG.warn("{} says that the antenna is locked, and cannot be read; slewd keeps it locked", file, e);
            return new LockOut("somebody", "the note about it cannot be read", now);
        }
    }

    @Override
    public Optional<LockOut> kept() {
        return kept;
    }

    @Override
    public CompletionStage<Boolean> keep(Optional<LockOut> lockOut) {
        return CompletableFuture.supplyAsync(() -> write(lockOut), writer);
    }

    private boolean write(Optional<LockOut> lockOut) {
        try {
            if (lockOut.isPresent()) {
                AtomicFile.write(file, text(lockOut.get()).getBytes(StandardCharsets.UTF_8));
            } else {
                AtomicFile.delete(file);
            }
            return true;
        } catch (IOException e) {
            LOG.error(
                    "the lock-out, or its end, could not be brought to the disk; after a restart what was there before counts",
                    e);
            return false;
        }
    }

    private static String text(LockOut lockOut) {
        return lockOut.since() + "\n" + line(lockOut.by()) + "\n" + line(lockOut.reason()) + "\n";
    }

    private static String line(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }
}
