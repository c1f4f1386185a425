package org.slewd.pass;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slewd.SharedData;
import org.slewd.orbit.ElementSet;
import org.slewd.orbit.Sets;

/** The search against a look every second, on real element sets of 2022-01-22: at five sites, above four masks. */
class WholeCatalogueTest {

    private static final Instant FROM = Instant.parse("2022-01-22T12:00:00.123Z");
    private static final int DAY_S = 86_400;

    /** Read once, and only when asked for. */
    private static List<ElementSet> catalogue = List.of();

    @Test
    void finds_what_a_look_every_second_finds_of_the_stations_and_some_fragments() {
        int compared = 0;
        for (ElementSet set : Sets.real("stations/stations_2022-01-22.3le")) {
            compared += Agreement.check(set, FROM, DAY_S / 2);
        }
        for (ElementSet set : spread(Sets.real("cosmos1408/c1408_2022-01-22.3le"), 2)) {
            compared += Agreement.check(set, FROM, DAY_S / 2);
        }
        assertThat(compared).isGreaterThan(150);
    }

    @Test
    @Tag("whole-pass")
    void finds_what_a_look_every_second_finds_of_a_cloud_of_fragments() {
        int compared = 0;
        for (ElementSet set : spread(Sets.real("cosmos1408/c1408_2022-01-22.3le"), 20)) {
            compared += Agreement.check(set, FROM, 2 * DAY_S);
        }
        assertThat(compared).isGreaterThan(4_000);
    }

    /** Kinds of orbit, by bounds on mean motion in revolutions a day, eccentricity and inclination in degrees. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "sinking, 15.9, 17, 0, 1, 0, 180",
        "low, 6.4, 15.9, 0, 0.1, 0, 180",
        "low perigee, 6.4, 15.9, 0.1, 1, 0, 180",
        "transfer, 2.1, 6.4, 0.4, 1, 0, 180",
        "medium, 1.1, 6.4, 0, 0.4, 0, 180",
        "Molniya, 1.98, 2.03, 0.5, 1, 0, 180",
        "geostationary, 1, 1.006, 0, 0.01, 0, 1",
        "inclined geosynchronous, 1, 1.006, 0, 1, 20, 180",
        "beyond, 0, 0.99, 0, 1, 0, 180"
    })
    @Tag("whole-pass")
    void finds_what_a_look_every_second_finds_of_every_kind_of_orbit(
            String kind, double slowest, double fastest, double leastE, double mostE, double leastI, double mostI) {
        List<ElementSet> all = catalogue().stream()
                .filter(set -> set.meanMotionRevPerDay() >= slowest && set.meanMotionRevPerDay() < fastest)
                .filter(set -> set.eccentricity() >= leastE && set.eccentricity() < mostE)
                .filter(set -> set.inclinationDeg() >= leastI && set.inclinationDeg() < mostI)
                .toList();
        assertThat(all).as(kind).hasSizeGreaterThan(20);
        int compared = 0;
        for (ElementSet set : spread(all, 8)) {
            compared += Agreement.check(set, FROM, DAY_S);
        }
        assertThat(compared).as(kind).isGreaterThan(30);
    }

    private static List<ElementSet> catalogue() {
        if (catalogue.isEmpty()) {
            byte[] packed = SharedData.bytes("catalog/full_2022-01-22.3le.gz");
            try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
                catalogue = Sets.of(in.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return catalogue;
    }

    private static List<ElementSet> spread(List<ElementSet> sets, int count) {
        List<ElementSet> some = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            some.add(sets.get(i * sets.size() / count));
        }
        return some;
    }
}
