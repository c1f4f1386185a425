package org.slewd.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slewd.mount.MountFit;
import org.slewd.rotator.Pointing;
import picocli.CommandLine.TypeConversionException;

/**
 * Measured directions in a file: on each line the true azimuth and elevation of an object and the azimuth and elevation
 * that the axes read with the beam on it, in degrees, parted by commas; a heading is allowed, and what follows a {@code #}
 * is a comment.
 */
final class PointsFile {

    /** A lifetime of Sun scans; more is another kind of file. */
    private static final int MAX_BYTES = 1 << 20;

    private static final String EXAMPLE = "true_az,true_el,axis_az,axis_el in degrees, such as 135.2,41.0,133.5,42.1";

    private PointsFile() {}

    /** @throws Failure with file and line when it holds something else */
    static List<MountFit.Sample> read(Path file) {
        List<MountFit.Sample> samples = new ArrayList<>();
        String[] lines = text(file).split("\\R", -1);
        boolean headed = false;
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i].replaceAll("#.*", "").strip();
            if (line.isEmpty()) {
                continue;
            }
            if (!headed && samples.isEmpty() && line.matches("[A-Za-z].*")) {
                headed = true;
                continue;
            }
            samples.add(sample(line, file + ":" + (i + 1)));
        }
        return samples;
    }

    private static MountFit.Sample sample(String line, String where) {
        String[] words = line.split("[\\s,;]+", -1);
        if (words.length != 4) {
            throw new Failure(where + ": write " + EXAMPLE + '.');
        }
        double[] angles = new double[words.length];
        for (int i = 0; i < words.length; i++) {
            try {
                angles[i] = Arguments.number(words[i]);
            } catch (TypeConversionException e) {
                throw new Failure(where + ": " + e.getMessage() + "; write " + EXAMPLE + '.');
            }
            double least = i % 2 == 0 ? -720 : -90;
            double most = i % 2 == 0 ? 720 : 180;
            if (!(angles[i] >= least && angles[i] <= most)) {
                throw new Failure(where + ": " + words[i] + " is outside " + Text.fixed(least, 0) + " to "
                        + Text.fixed(most, 0) + " degrees; write " + EXAMPLE + '.');
            }
        }
        return MountFit.Sample.of(angles[0], angles[1], new Pointing(angles[2], angles[3]));
    }

    private static String text(Path file) {
        try (var in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(MAX_BYTES + 1);
            if (content.length > MAX_BYTES) {
                throw new Failure(file + " has more than " + MAX_BYTES + " bytes; check its name.");
            }
            return new String(content, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new Failure("cannot read " + file + "; check that it is there and may be read.");
        }
    }
}
