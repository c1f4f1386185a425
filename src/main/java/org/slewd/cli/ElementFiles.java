package org.slewd.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.slewd.orbit.Catalogue;
import org.slewd.orbit.ElementBatch;
import org.slewd.orbit.ElementFormatException;
import org.slewd.orbit.ElementReader;

/** Element sets from files. */
final class ElementFiles {

    /** Largest element file: what {@link ElementReader} takes; the whole public catalogue has a fifth of it. */
    private static final int MAX_BYTES = 32 << 20;

    private ElementFiles() {}

    /**
     * Reads all {@code files} into one catalogue.
     *
     * @param problems hears a sentence about each record that was left out
     * @throws Failure when a file cannot be read or holds no element sets
     */
    static Catalogue read(List<Path> files, Consumer<String> problems) {
        Catalogue catalogue = Catalogue.empty();
        for (Path file : files) {
            ElementBatch batch = batch(file);
            batch.problems().forEach(problems);
            catalogue = catalogue.with(batch.sets());
        }
        return catalogue;
    }

    private static ElementBatch batch(Path file) {
        if (Files.isDirectory(file)) {
            throw new Failure(file + " is a folder; name a file of element sets.");
        }
        byte[] content;
        try (InputStream in = Files.newInputStream(file)) {
            content = in.readNBytes(MAX_BYTES + 1);
        } catch (IOException e) {
            throw new Failure("cannot read " + file + "; check that it is there and may be read.");
        }
        if (content.length > MAX_BYTES) {
            throw new Failure(file + " has more than 32 MiB, which is no file of element sets; check its name.");
        }
        try {
            return ElementReader.read(content, file.toString());
        } catch (ElementFormatException e) {
            throw new Failure(e.getMessage());
        }
    }
}
