package org.slewd.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** The way from a configuration file to checked values. */
public final class Configuration {

    /** Largest file. The full example has 5 kB; a mebibyte is somebody's log. */
    public static final int MAX_BYTES = 1 << 20;

    private Configuration() {}

    /**
     * Reads {@code file} and hands its root section to {@code reader}, which asks for every key it knows.
     *
     * @throws ConfigException with all problems of the file, including keys that {@code reader} never asked for
     */
    public static <T> T read(Path file, Function<Section, T> reader) throws ConfigException {
        return readText(text(file), file.toString(), reader);
    }

    /**
     * The whole text of {@code file}, for {@link #readText}.
     *
     * @throws ConfigException with what keeps it from being read
     */
    public static String text(Path file) throws ConfigException {
        Problems problems = new Problems(file.toString());
        Optional<String> text = text(file, problems);
        if (text.isEmpty()) {
            throw new ConfigException(problems.sorted());
        }
        return text.get();
    }

    /** As {@link #read(Path, Function)}, for text at hand that is called {@code file} in messages. */
    public static <T> T readText(String text, String file, Function<Section, T> reader) throws ConfigException {
        return read(text, new Problems(file), reader);
    }

    private static <T> T read(String text, Problems problems, Function<Section, T> reader) throws ConfigException {
        Optional<Node.Mapping> root = YamlReader.read(text, problems);
        if (root.isEmpty()) {
            throw new ConfigException(problems.sorted());
        }
        Section section = Section.root(root.get(), problems);
        T value = reader.apply(section);
        section.noteKeys();
        if (!problems.isEmpty()) {
            throw new ConfigException(
                    problems.sorted(), problems.areAllOutside() ? Optional.of(value) : Optional.empty());
        }
        return value;
    }

    private static Optional<String> text(Path file, Problems problems) {
        try {
            if (!Files.exists(file)) {
                problems.add(0, "does not exist; check the path, or start from the example in config/slewd.yaml");
                return Optional.empty();
            }
            if (!Files.isRegularFile(file)) {
                problems.add(0, "is not a file; name the YAML file itself");
                return Optional.empty();
            }
            byte[] bytes;
            try (var in = Files.newInputStream(file)) {
                bytes = in.readNBytes(MAX_BYTES + 1);
            }
            if (bytes.length > MAX_BYTES) {
                problems.add(0, "is larger than " + MAX_BYTES + " bytes; is it the right file?");
                return Optional.empty();
            }
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            problems.add(0, "is not text in UTF-8; save it again in that encoding");
        } catch (IOException e) {
            problems.add(
                    0, "cannot be read; check its permissions (" + e.getClass().getSimpleName() + ")");
        }
        return Optional.empty();
    }
}
