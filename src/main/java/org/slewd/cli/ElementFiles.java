package org.slewd.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.slewd.orbit.Catalogue;
import org.slewd.orbit.ElementBatch;
import org.slewd.orbit.ElementFormatException;
import org.slewd.orbit.ElementReader;
import org.slewd.orbit.ElementSet;
import org.slewd.orbit.Judgement;
import org.slewd.orbit.Source;

/** Element sets from files. */
final class ElementFiles {

    /** Largest element file: what {@link ElementReader} takes; the whole public catalogue has a fifth of it. */
    private static final int MAX_BYTES = 32 << 20;

    private ElementFiles() {}

    /**
     * Reads all {@code files} into one catalogue.
     *
     * @param received when they are read, by which an epoch that lies ahead is told
     * @param problems hears a sentence about each record that was left out
     * @throws Failure when a file cannot be read or holds no element sets
     */
    static Catalogue read(List<Path> files, Instant received, Consumer<String> problems) {
        Catalogue catalogue = Catalogue.empty();
        for (Path file : files) {
            ElementBatch batch = batch(file);
            batch.problems().forEach(problems);
            catalogue = catalogue.with(new Source(file.toString(), 0), received, batch.sets());
        }
        return catalogue;
    }

    /** Says so when sets are used for a time far from their epochs: a pass is still listed, to the second, and wrong. */
    static void warnOfAge(Collection<ElementSet> sets, Instant utc, Consumer<String> problems) {
        long old = sets.stream().filter(set -> Judgement.isTooOld(set, utc)).count();
        if (old > 0) {
            problems.accept((old == 1 ? "The elements of 1 object are" : "The elements of " + old + " objects are")
                    + " too far from " + Text.utcSeconds(utc)
                    + " UTC: passes of low orbits will be off by minutes. Fetch newer ones.");
        }
    }

    private static ElementBatch batch(Path file) {
        return batch(file, content(file));
    }

    /**
     * What is in {@code file}, unpacked if its name ends in {@code .gz}.
     *
     * @throws Failure when it cannot be read or is too large for a file of element sets
     */
    static byte[] content(Path file) {
        if (Files.isDirectory(file)) {
            throw new Failure(file + " is a folder; name a file of element sets.");
        }
        byte[] content;
        try (InputStream in = Files.newInputStream(file);
                InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in) {
            content = plain.readNBytes(MAX_BYTES + 1);
        } catch (IOException e) {
            throw new Failure("cannot read " + file + "; check that it is there and may be read.");
        }
        if (content.length > MAX_BYTES) {
            throw new Failure(file + " has more than 32 MiB, which is no file of element sets; check its name.");
        }
        return content;
    }

    /** The sets in the {@code content} of {@code file}. */
    static ElementBatch batch(Path file, byte[] content) {
        try {
            return ElementReader.read(content, file.toString());
        } catch (ElementFormatException e) {
            throw new Failure(e.getMessage());
        }
    }
}
