package org.slewd.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.slewd.orbit.ElementSet;
import org.slewd.orbit.OmmWriter;

/** Elements much like those of the ISS, for the day on which the test tones begin. */
final class MadeUpIss {

    static final ElementSet ELEMENTS = new ElementSet(
            25_544,
            "ISS (ZARYA)",
            "1998-067A",
            Instant.parse("2026-11-26T11:00:00Z"),
            15.5,
            0.0005,
            51.64,
            100,
            90,
            270,
            1.8e-4,
            1e-4,
            0,
            999,
            0,
            'U',
            "test");

    private MadeUpIss() {}

    /** Writes the elements into {@code folder}. */
    static Path file(Path folder) throws IOException {
        return Files.writeString(folder.resolve("iss.json"), OmmWriter.json(List.of(ELEMENTS)));
    }
}
