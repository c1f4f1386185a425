package org.slewd.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slewd.sky.HorizonMask;
import picocli.CommandLine.TypeConversionException;

/** A horizon in a file: on each line an azimuth and an elevation in degrees; what follows a {@code #} is a comment. */
final class HorizonFile {

    /** Largest file: a hundred bytes for each point that a horizon may have. */
    private static final int MAX_BYTES = 100 * HorizonMask.MAX_POINTS;

    private HorizonFile() {}

    /** @throws Failure with file and line when it is no horizon */
    static HorizonMask read(Path file) {
        List<HorizonMask.Point> points = new ArrayList<>();
        String[] lines = text(file).split("\\R", -1);
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i].replaceAll("#.*", "").strip();
            if (!line.isEmpty()) {
                points.add(point(line, file + ":" + (i + 1)));
            }
        }
        try {
            return HorizonMask.of(points);
        } catch (IllegalArgumentException e) {
            throw new Failure(file + ": " + e.getMessage() + '.');
        }
    }

    private static HorizonMask.Point point(String line, String where) {
        String[] words = line.split("[\\s,;]+", -1);
        if (words.length != 2) {
            throw new Failure(where + ": write an azimuth and an elevation in degrees, such as 135 12.5.");
        }
        try {
            return new HorizonMask.Point(Arguments.number(words[0]), Arguments.number(words[1]));
        } catch (IllegalArgumentException | TypeConversionException e) {
            throw new Failure(where + ": " + e.getMessage() + '.');
        }
    }

    private static String text(Path file) {
        try (var in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(MAX_BYTES + 1);
            if (content.length > MAX_BYTES) {
                throw new Failure(
                        file + " has more than " + MAX_BYTES + " bytes, which is no horizon; check its name.");
            }
            return new String(content, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new Failure("cannot read " + file + "; check that it is there and may be read.");
        }
    }
}
