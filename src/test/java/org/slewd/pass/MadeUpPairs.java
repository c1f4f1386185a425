package org.slewd.pass;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.slewd.orbit.ElementSet;

/** An old and a fresh set each of 48 made-up objects, in an air that is denser below 450 km and thinner above. */
public final class MadeUpPairs {

    private static final Instant FIRST_EPOCH = Instant.parse("1949-12-31T00:00:00Z");

    private static final List<ElementSet> ALL = text().lines()
            .filter(line -> !line.startsWith("#"))
            .map(line -> set(line.split(",", -1)))
            .toList();

    /** Epochs in the morning of 1 October 2024 UTC. */
    public static final List<ElementSet> OLD = every(0);

    /** Of the same objects in the same order, four days later. */
    public static final List<ElementSet> FRESH = every(1);

    private MadeUpPairs() {}

    private static List<ElementSet> every(int first) {
        return IntStream.range(0, ALL.size() / 2)
                .mapToObj(i -> ALL.get(2 * i + first))
                .toList();
    }

    private static ElementSet set(String[] fields) {
        double[] n = new double[fields.length];
        for (int i = 0; i < n.length; i++) {
            n[i] = Double.parseDouble(fields[i]);
        }
        Instant epoch = FIRST_EPOCH.plusNanos(Math.round(n[1] * 86_400e6) * 1000);
        return new ElementSet(
                (int) n[0], "MADE UP", "", epoch, n[2], n[3], n[4], n[5], n[6], n[7], n[8], 0, 0, 0, 0, 'U', "test");
    }

    private static String text() {
        try (var in = MadeUpPairs.class.getResourceAsStream("/drag/made-up-pairs.csv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
