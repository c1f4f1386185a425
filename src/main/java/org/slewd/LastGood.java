package org.slewd;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.slewd.config.ConfigException;
import org.slewd.config.Configuration;
import org.slewd.files.AtomicFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A copy of the last configuration that slewd started well with, in the data directory: whatever has become of the file since, the
 * motors are at the wires that stand there. Only the owner reads it.
 */
public final class LastGood {

    private static final Logger LOG = LoggerFactory.getLogger(LastGood.class);

    private static final String FILE = "last-good.yaml";

    /** Makes settings of the text of a configuration. */
    @FunctionalInterface
    public interface Reader {
        Settings read(String text) throws ConfigException;
    }

    private final Path file;

    public LastGood(Path dataDirectory) {
        this.file = dataDirectory.toAbsolutePath().resolve(FILE);
    }

    /** Keeps {@code text} in place of what was kept before. */
    void keep(String text) {
        try {
            AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            LOG.warn(
                    "the configuration cannot be kept as {} ({}); slewd goes on, but where the file itself is damaged it will"
                            + " not know the wires by which to stop the motors",
                    file,
                    e.getMessage());
        }
    }

    /** What was kept, also where a file that it names cannot be used any more; empty when nothing was, or when this slewd does not understand it any more. */
    public Optional<Settings> recall(Reader reader) {
        try {
            return Optional.of(reader.read(Configuration.text(file)));
        } catch (ConfigException e) {
            Optional<Settings> wires = e.ofSoundText(Settings.class);
            if (wires.isPresent()) {
                return wires;
            }
            LOG.debug("no last configuration is known", e);
            return Optional.empty();
        }
    }
}
