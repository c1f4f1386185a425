package org.slewd.feeds;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.slewd.files.AtomicFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What sources gave, as they gave it: a folder for each, a packed file for each reply, named after the moment it came.
 * The newest is what a station starts with when there is no network; the others tell what was known at an earlier time.
 * One thread writes; any may read.
 */
public final class ElementArchive {

    private static final Logger LOG = LoggerFactory.getLogger(ElementArchive.class);

    /** In the order of time, and letters that every file system takes. */
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

    private static final String ENDING = ".gz";

    /** What is unpacked at most: a reply is never longer. */
    private static final int MAX_BYTES = 32 << 20;

    /** Damaged files that are kept for whoever wants to look. */
    private static final int MAX_DAMAGED = 3;

    /**
     * How much is kept of one source.
     *
     * @param replies most files
     * @param age of the oldest, counted back from the newest
     * @param bytes of all files together, packed
     */
    record Bounds(int replies, Duration age, long bytes) {

        /**
         * Half a year of a group that is fetched every four hours is 1,100 files of 60 kB. The whole catalogue, at 3 MB,
         * reaches back nine days in 128 MiB, which a card of 16 GB has to spare.
         */
        static final Bounds DEFAULT = new Bounds(1_200, Duration.ofDays(183), 128L << 20);
    }

    /**
     * One reply.
     *
     * @param content as it came, unpacked
     */
    public record Entry(Instant receivedUtc, byte[] content) {}

    private record Kept(Path file, Instant receivedUtc) {}

    private final Path folder;
    private final Bounds bounds;

    /** @param folder of all sources; made when the first reply is kept */
    public ElementArchive(Path folder) {
        this(folder, Bounds.DEFAULT);
    }

    ElementArchive(Path folder, Bounds bounds) {
        this.folder = folder;
        this.bounds = bounds;
    }

    /** Where the replies of {@code source} are. */
    Path folderOf(String source) {
        return folder.resolve(source);
    }

    /** The newest reply of {@code source} that is sound. Damaged ones are set aside. */
    public Optional<Entry> newest(String source) {
        return knownAt(source, Instant.MAX);
    }

    /** What was known from {@code source} at {@code utc}: the newest sound reply that had come by then. */
    public Optional<Entry> knownAt(String source, Instant utc) {
        for (Kept kept : kept(source)) {
            if (!kept.receivedUtc.isAfter(utc)) {
                Optional<byte[]> content = read(kept.file);
                if (content.isPresent()) {
                    return Optional.of(new Entry(kept.receivedUtc, content.get()));
                }
            }
        }
        return Optional.empty();
    }

    /** The moments of all replies of {@code source}, the newest first. */
    public List<Instant> moments(String source) {
        return kept(source).stream().map(Kept::receivedUtc).toList();
    }

    /**
     * Keeps a reply, unless it is the same as the newest, and lets go of the oldest beyond the bounds.
     *
     * @param receivedUtc when it came. Where the clock was set back, a moment after the newest is taken, so that the order
     *     of the files stays that of the replies
     * @return the moment under which it is kept
     */
    public Instant keep(String source, Instant receivedUtc, byte[] content) throws IOException {
        Optional<Entry> newest = newest(source);
        if (newest.isPresent() && Arrays.equals(newest.get().content(), content)) {
            return newest.get().receivedUtc();
        }
        Instant millis = Instant.ofEpochMilli(receivedUtc.toEpochMilli());
        List<Kept> before = kept(source);
        Instant stamp = before.isEmpty() || before.get(0).receivedUtc.isBefore(millis)
                ? millis
                : before.get(0).receivedUtc.plusMillis(1);
        AtomicFile.write(folderOf(source).resolve(STAMP.format(stamp) + ENDING), packed(content));
        prune(source);
        return stamp;
    }

    private void prune(String source) throws IOException {
        List<Kept> all = kept(source);
        Instant oldest = all.get(0).receivedUtc.minus(bounds.age);
        long bytes = 0;
        for (int i = 0; i < all.size(); i++) {
            bytes += Files.size(all.get(i).file);
            boolean beyond = i >= bounds.replies
                    || bytes > bounds.bytes
                    || all.get(i).receivedUtc.isBefore(oldest);
            if (i > 0 && beyond) {
                Files.deleteIfExists(all.get(i).file);
            }
        }
        List<Path> damaged = files(source).stream()
                .filter(file -> file.getFileName().toString().endsWith(".damaged"))
                .sorted(Comparator.reverseOrder())
                .toList();
        for (int i = MAX_DAMAGED; i < damaged.size(); i++) {
            Files.deleteIfExists(damaged.get(i));
        }
    }

    /** The newest first. */
    private List<Kept> kept(String source) {
        List<Kept> kept = new ArrayList<>();
        for (Path file : files(source)) {
            moment(file.getFileName().toString()).ifPresent(utc -> kept.add(new Kept(file, utc)));
        }
        kept.sort(Comparator.comparing(Kept::receivedUtc).reversed());
        return kept;
    }

    private List<Path> files(String source) {
        if (!Files.isDirectory(folderOf(source))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folderOf(source))) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            LOG.warn(
                    "{} cannot be listed ({}); slewd goes on without what is kept there",
                    folderOf(source),
                    e.getMessage());
            return List.of();
        }
    }

    /** When the reply in a file of this name came; nothing for any other file. */
    private static Optional<Instant> moment(String name) {
        if (!name.endsWith(ENDING)) {
            return Optional.empty();
        }
        try {
            return Optional.of(STAMP.parse(name.substring(0, name.length() - ENDING.length()), Instant::from));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> read(Path file) {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            byte[] content = in.readNBytes(MAX_BYTES + 1);
            if (content.length <= MAX_BYTES) {
                return Optional.of(content);
            }
            setAside(file, "it unpacks to more than 32 MiB");
        } catch (java.nio.file.FileSystemException e) {
            LOG.warn("{} cannot be read ({}); slewd looks for an older one", file, e.getMessage());
        } catch (IOException e) {
            setAside(file, e.getMessage());
        }
        return Optional.empty();
    }

    private static void setAside(Path file, String why) {
        try {
            // Its own name carries its date.
            Path aside = file.resolveSibling(file.getFileName() + ".damaged");
            Files.move(file, aside, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            LOG.warn("{} is damaged ({}); it is set aside, and slewd looks for an older one", file, why);
        } catch (IOException e) {
            LOG.warn("{} is damaged ({}) and cannot be set aside ({})", file, why, e.getMessage());
        }
    }

    private static byte[] packed(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }
}
