package org.slewd.flight;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Reads a recording: the files of a ring one after the other, or one of them. One thread. */
public final class FlightReader implements AutoCloseable {

    private final Shapes shapes = new Shapes();
    private final Queue<Path> left;
    private Optional<SegmentReader> segment = Optional.empty();

    private FlightReader(List<Path> files) {
        this.left = new ArrayDeque<>(files);
    }

    /**
     * Begins to read.
     *
     * @param place the folder of a ring, one of its files, or an archive with a {@link DiscreetCopy}; there is nothing to read where there is neither
     */
    public static FlightReader open(Path place) throws IOException {
        return new FlightReader(Files.isRegularFile(place) ? List.of(place) : FlightRing.files(place));
    }

    /** Begins to read one file, which need not be there any more: that is told by an exception when it is read. */
    static FlightReader of(Path file) {
        return new FlightReader(List.of(file));
    }

    /** The next entry; empty at the end. */
    public Optional<Entry> next() throws IOException {
        while (true) {
            if (segment.isEmpty()) {
                if (left.isEmpty()) {
                    return Optional.empty();
                }
                segment = Optional.of(new SegmentReader(stream(left.remove()), shapes));
            }
            Optional<Entry> entry = segment.get().next();
            if (entry.isPresent()) {
                return entry;
            }
            close();
        }
    }

    private static InputStream stream(Path file) throws IOException {
        if (!file.toString().endsWith(".zip")) {
            return Files.newInputStream(file);
        }
        ZipInputStream archive = new ZipInputStream(Files.newInputStream(file));
        for (Optional<ZipEntry> entry = Optional.ofNullable(archive.getNextEntry());
                entry.isPresent();
                entry = Optional.ofNullable(archive.getNextEntry())) {
            if (entry.get().getName().equals(DiscreetCopy.NAME)) {
                return archive;
            }
        }
        archive.close();
        throw new NoSuchFileException(file.toString(), DiscreetCopy.NAME, "the archive has no flight in it");
    }

    @Override
    public void close() throws IOException {
        if (segment.isPresent()) {
            segment.get().close();
            segment = Optional.empty();
        }
    }
}
