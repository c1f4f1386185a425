package org.slewd.feeds;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.slewd.files.AtomicFile;
import org.slewd.orbit.ElementBatch;
import org.slewd.orbit.ElementFormatException;
import org.slewd.orbit.ElementReader;
import org.slewd.orbit.ElementSet;
import org.slewd.orbit.SourceStatus;

/**
 * A file or a folder of them, looked at by and by. A file that changes is read when it has come to rest, so that one which is
 * being written is not taken for a damaged one. What cannot be read leaves in use what was read before.
 */
final class LocalSource {

    /** A folder with more files than this is not one of element sets. */
    static final int MAX_FILES = 1_000;

    private static final int MAX_BYTES = 32 << 20;

    private final SourceConfig config;
    private final boolean mayBeAbsent;
    /** By file: what is in use, how it looked when it was read, and how it looked when a change was seen. */
    private final Map<Path, Kept> kept = new TreeMap<>();

    private final Map<Path, Stamp> restless = new HashMap<>();
    private final List<String> troubles = new ArrayList<>();
    private Optional<Instant> lookedAt = Optional.empty();
    private Optional<Instant> readAt = Optional.empty();

    private record Stamp(Instant modified, long size) {}

    /** @param trouble why the file as it stands is not in use; empty when it is */
    private record Kept(Stamp stamp, ElementBatch batch, Optional<String> trouble) {}

    LocalSource(SourceConfig config) {
        this.config = config;
        this.mayBeAbsent = config.name().equals(SourceConfig.IMPORTED);
    }

    SourceConfig config() {
        return config;
    }

    /**
     * Looks, and reads what has changed. Blocks for the disk.
     *
     * @param atOnce whether a change is read without waiting for it to come to rest
     * @return whether the sets are others now
     */
    boolean look(Instant now, boolean atOnce) {
        boolean first = lookedAt.isEmpty();
        lookedAt = Optional.of(now);
        troubles.clear();
        List<Path> files = files();
        // A file that is named and gone is a mishap, one that is gone from a folder was taken out.
        boolean changed = config.origin() instanceof Origin.LocalFolder
                && troubles.isEmpty()
                && kept.keySet().retainAll(files);
        for (Path file : files) {
            changed |= take(file, now, atOnce || first);
        }
        return changed;
    }

    Delivery delivery() {
        List<ElementSet> sets = new ArrayList<>();
        Instant newest = Instant.EPOCH;
        for (Kept file : kept.values()) {
            sets.addAll(file.batch.sets());
            newest = file.stamp.modified.isAfter(newest) ? file.stamp.modified : newest;
        }
        return new Delivery(config.name(), config.priority(), newest, sets);
    }

    /** What is wrong now; empty when all is in use. */
    Optional<String> trouble() {
        List<String> all = new ArrayList<>(troubles);
        kept.values().forEach(file -> file.trouble.ifPresent(all::add));
        return all.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", all));
    }

    SourceStatus status() {
        int sets = kept.values().stream()
                .mapToInt(file -> file.batch.sets().size())
                .sum();
        List<String> problems = kept.values().stream()
                .flatMap(file -> file.batch.problems().stream())
                .toList();
        SourceStatus.State state = !config.enabled()
                ? SourceStatus.State.DISABLED
                : trouble().isPresent() ? SourceStatus.State.FAILED : SourceStatus.State.FRESH;
        String message = config.enabled()
                ? trouble().orElse("is read again when it changes")
                : "is switched off in the configuration";
        return new SourceStatus(
                config.name(),
                config.origin().kind(),
                config.origin().address(),
                state,
                lookedAt,
                readAt,
                sets,
                Optional.empty(),
                "",
                message,
                problems);
    }

    private List<Path> files() {
        if (config.origin() instanceof Origin.LocalFile named) {
            return List.of(named.file());
        }
        Path folder = ((Origin.LocalFolder) config.origin()).folder();
        if (mayBeAbsent && !Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> list = Files.list(folder)) {
            List<Path> files = list.filter(LocalSource::isMeant)
                    .sorted()
                    .limit(MAX_FILES + 1L)
                    .toList();
            if (files.size() > MAX_FILES) {
                troubles.add(folder + " holds more than " + MAX_FILES + " files; only the first are read");
                return files.subList(0, MAX_FILES);
            }
            return files;
        } catch (IOException e) {
            troubles.add(folder + " cannot be listed; check that it is there and may be read");
            return List.copyOf(kept.keySet());
        }
    }

    /** Not what editors and {@link AtomicFile} leave for a moment. */
    private static boolean isMeant(Path file) {
        String name = file.getFileName().toString();
        return Files.isRegularFile(file)
                && !name.startsWith(".")
                && !name.endsWith("~")
                && !name.endsWith(".new")
                && !name.contains(".damaged");
    }

    private boolean take(Path file, Instant now, boolean atOnce) {
        Optional<Kept> before = Optional.ofNullable(kept.get(file));
        Stamp stamp;
        try {
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
            stamp = new Stamp(found.lastModifiedTime().toInstant(), found.size());
        } catch (IOException e) {
            troubles.add("cannot read " + file + "; check that it is there and may be read");
            return false;
        }
        if (before.filter(known -> known.stamp.equals(stamp)).isPresent()) {
            return false;
        }
        if (!atOnce && !stamp.equals(restless.put(file, stamp))) {
            return false;
        }
        restless.remove(file);
        Kept fresh = read(file, stamp, before);
        kept.put(file, fresh);
        if (fresh.trouble.isPresent()) {
            return false;
        }
        readAt = Optional.of(now);
        return true;
    }

    private static Kept read(Path file, Stamp stamp, Optional<Kept> before) {
        String trouble;
        try {
            ElementBatch batch = ElementReader.read(content(file), file.toString());
            if (!batch.sets().isEmpty()) {
                return new Kept(stamp, batch, Optional.empty());
            }
            trouble = file + " holds no sound element set; put a fresh one there";
        } catch (ElementFormatException e) {
            trouble = e.getMessage();
        } catch (IOException e) {
            trouble = "cannot read " + file + "; check that it may be read and is whole";
        }
        ElementBatch inUse = before.map(Kept::batch).orElse(new ElementBatch(List.of(), List.of()));
        return new Kept(stamp, inUse, Optional.of(trouble));
    }

    private static byte[] content(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                InputStream content = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in) {
            // One byte more than is read: the reader says what is wrong with a file that is too long.
            return content.readNBytes(MAX_BYTES + 1);
        }
    }
}
