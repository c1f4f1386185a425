package org.slewd.orbit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.slewd.SharedData;

/** Element sets for tests: made up, or read from real data where that is at hand. */
public final class Sets {

    public static final Instant EPOCH = Instant.parse("2024-10-01T00:00:00Z");

    /** A space station at 418 km, as in the check values of several tests. */
    public static final ElementSet STATION = set(90_001, 15.498, 0.0007, 51.64, 150, 60, 300, 3e-4);

    /** A fragment between 400 and 540 km in a polar orbit. */
    public static final ElementSet FRAGMENT = set(90_003, 15.1, 0.01, 82.56, 10, 90, 0, 1.5e-3);

    /** Twelve hours a revolution, nearly all of it high over the north. */
    public static final ElementSet MOLNIYA = set(90_004, 2.00613, 0.72, 63.4, 100, 270, 10, 1e-4);

    /** Stands still over the equator, at about 9 degrees east at the epoch. */
    public static final ElementSet GEOSTATIONARY = set(90_005, 1.00273791, 0.0001, 0.05, 10, 0, 8.9, 0);

    private Sets() {}

    public static ElementSet set(
            int number, double revPerDay, double e, double i, double raan, double argp, double anomaly, double bstar) {
        return setAt(EPOCH, number, revPerDay, e, i, raan, argp, anomaly, bstar);
    }

    public static ElementSet setAt(
            Instant epoch,
            int number,
            double revPerDay,
            double e,
            double i,
            double raan,
            double argp,
            double anomaly,
            double bstar) {
        return new ElementSet(
                number, "MADE UP", "", epoch, revPerDay, e, i, raan, argp, anomaly, bstar, 0, 0, 0, 0, 'U', "test");
    }

    /** The sets in {@code text}, which must be free of problems. */
    public static List<ElementSet> of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    public static List<ElementSet> of(byte[] content) {
        try {
            ElementBatch batch = ElementReader.read(content, "test");
            assertThat(batch.problems()).isEmpty();
            return batch.sets();
        } catch (ElementFormatException e) {
            throw new AssertionError(e);
        }
    }

    /** The sets in a file of real data; skips the calling test when it is absent. */
    public static List<ElementSet> real(String file) {
        return of(SharedData.bytes(file));
    }

    /** All objects that were tracked on {@code date}; skips the calling test when the data is absent. */
    public static List<ElementSet> realCatalogue(String date) {
        byte[] packed = SharedData.bytes("catalog/full_" + date + ".3le.gz");
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code line} with the checksum that belongs to it, cut to the length of a line of elements. */
    public static String sealed(String line) {
        String body = line.substring(0, 68);
        int sum = body.chars()
                .map(c -> c >= '0' && c <= '9' ? c - '0' : c == '-' ? 1 : 0)
                .sum();
        return body + sum % 10;
    }
}
