package org.slewd.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slewd.orbit.Catalogue;
import org.slewd.orbit.ElementSet;
import org.slewd.orbit.Sgp4;
import org.slewd.pass.Pass;
import org.slewd.pass.PassSearch;
import org.slewd.sky.Site;
import org.slewd.sky.SiteFrame;
import org.slewd.sky.TemeState;

class DemoSkyTest {

    private static final Instant NOW = Instant.parse("2026-11-25T23:59:30Z");

    @ParameterizedTest
    @CsvSource({"48.1, 11.6", "0.0, -179.9", "-33.9, 151.2", "52.5, 359.9", "-51.7, -57.9"})
    void an_object_like_the_iss_rises_within_a_minute_and_passes_high(double latitudeDeg, double longitudeDeg) {
        Site site = new Site(latitudeDeg, longitudeDeg, 100);
        Pass first = passes(DemoSky.over(site, NOW, 1), site, DemoSky.ISS_LIKE).get(0);

        assertThat(Duration.between(NOW, first.aos().utc()).toMillis() / 1e3).isCloseTo(45, within(0.5));
        assertThat(first.maxElevationDeg()).isBetween(40.0, 89.0);
    }

    @Test
    void one_like_tiangong_rises_when_the_first_has_set() {
        Site site = new Site(48.1, 11.6, 520);
        Catalogue sky = DemoSky.over(site, NOW, 1);
        Pass first = passes(sky, site, DemoSky.ISS_LIKE).get(0);
        Pass second = passes(sky, site, DemoSky.TIANGONG_LIKE).get(0);

        assertThat(second.aos().utc()).isAfter(first.los().utc().plusSeconds(60));
        assertThat(second.maxElevationDeg()).isGreaterThan(15);
    }

    @ParameterizedTest
    @CsvSource({"90", "-90", "78.2"})
    void a_site_that_neither_station_comes_over_has_a_sky_too(double latitudeDeg) {
        Site site = new Site(latitudeDeg, 15, 0);
        assertThat(DemoSky.over(site, NOW, 1).size()).isGreaterThan(100);
    }

    @Test
    void fragments_stay_up_for_days_and_come_over_the_site_within_the_hour() {
        Site site = new Site(48.1, 11.6, 520);
        Catalogue sky = DemoSky.over(site, NOW, 1);
        PassSearch search = new PassSearch(new SiteFrame(site), 10);
        int up = 0;
        for (ElementSet fragment : fragments(sky)) {
            assertThat(Sgp4.of(fragment).propagate(NOW.plus(Duration.ofDays(3)), new TemeState()))
                    .as(fragment.toString())
                    .isTrue();
            up += search.find(fragment, NOW, NOW.plus(Duration.ofHours(1))).isEmpty() ? 0 : 1;
        }
        assertThat(up).isGreaterThan(20);
    }

    @Test
    void everything_says_that_it_is_made_up() {
        assertThat(DemoSky.over(new Site(48.1, 11.6, 520), NOW, 1).sets()).allSatisfy(set -> {
            assertThat(set.name()).endsWith("(DEMO)");
            assertThat(set.catalogNumber()).isGreaterThan(999_000_000);
            assertThat(set.origin()).contains("made up");
            assertThat(set.epoch()).isEqualTo(NOW);
        });
    }

    @Test
    void the_same_seed_gives_the_same_sky_and_another_seed_another_one() {
        Site site = new Site(48.1, 11.6, 520);
        List<ElementSet> sky = List.copyOf(DemoSky.over(site, NOW, 7).sets());

        assertThat(List.copyOf(DemoSky.over(site, NOW, 7).sets())).isEqualTo(sky);
        assertThat(List.copyOf(DemoSky.over(site, NOW, 8).sets())).isNotEqualTo(sky);
    }

    private static List<ElementSet> fragments(Catalogue sky) {
        return sky.sets().stream()
                .filter(set -> set.catalogNumber() >= DemoSky.FIRST_FRAGMENT)
                .toList();
    }

    private static List<Pass> passes(Catalogue sky, Site site, int catalogNumber) {
        return new PassSearch(new SiteFrame(site), 0)
                .find(sky.find(catalogNumber).orElseThrow(), NOW, NOW.plus(Duration.ofHours(3)));
    }
}
