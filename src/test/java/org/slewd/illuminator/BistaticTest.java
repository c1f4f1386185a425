package org.slewd.illuminator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slewd.orbit.ElementSet;
import org.slewd.orbit.Sets;
import org.slewd.sky.LookAngle;
import org.slewd.sky.Site;
import org.slewd.sky.SiteFrame;
import org.slewd.track.Satellite;

/** GRAVES and a station at 48 N 11 E, 500 m, with the check set of the tests. */
class BistaticTest {

    private static final Site STATION = new Site(48, 11, 500);

    private static Bistatic way(ElementSet set) {
        return new Bistatic(
                Illuminator.GRAVES,
                new Satellite(set, new SiteFrame(Illuminator.GRAVES.site()))::look,
                new Satellite(set, new SiteFrame(STATION))::look);
    }

    private final Bistatic way = way(Sets.STATION);

    @ParameterizedTest
    @CsvSource({"45500, 6391.742", "45706, -2479.831", "45900, -6512.037"})
    void the_shift_is_that_of_an_independent_computation(int seconds, double firstOrderHz) {
        // First order and without light time there; both together are worth 2 Hz at 80 Hz a second.
        Bistatic.Echo echo = way.at(Sets.EPOCH.plusSeconds(seconds)).orElseThrow();
        assertThat(echo.shiftHz(143.05e6)).isCloseTo(firstOrderHz, within(0.5));
        double plain = -143.05e6 / 299_792_458.0 * (rate(Illuminator.GRAVES.site(), seconds) + rate(STATION, seconds));
        assertThat(plain).isCloseTo(firstOrderHz, within(0.02));
    }

    private static double rate(Site site, int seconds) {
        return new Satellite(Sets.STATION, new SiteFrame(site))
                .look(Sets.EPOCH.plusSeconds(seconds))
                .orElseThrow()
                .rangeRateMps();
    }

    @Test
    void the_range_is_that_of_both_ways() {
        Bistatic.Echo echo = way.at(Sets.EPOCH.plusSeconds(45_706)).orElseThrow();
        assertThat(echo.rangeM()).isCloseTo(430_857 + 597_521, within(60.0));
    }

    @Test
    void the_station_is_lit_seven_minutes_a_day_in_three_or_four_arcs() {
        int days = 10;
        List<LitArc> arcs = lit(Sets.STATION, days);
        double minutes = arcs.stream().mapToLong(arc -> arc.length().toMillis()).sum() / 60e3 / days;
        // Independent simulation: 6.8 minutes in 3.5 arcs a day; a fragment in a polar orbit 4.3 minutes in 2 arcs.
        assertThat(minutes).isCloseTo(6.8, within(0.7));
        assertThat((double) arcs.size() / days).isCloseTo(3.5, within(0.5));
    }

    @Test
    void strides_miss_nothing_that_a_look_every_second_finds() {
        Instant from = Sets.EPOCH;
        Duration window = Duration.ofHours(24);
        int seconds = 0;
        for (int i = 0; i < window.toSeconds(); i++) {
            Bistatic.Echo echo = way.at(from.plusSeconds(i)).orElseThrow();
            seconds += echo.lit() && echo.fromStation().elevationDeg() >= 5 ? 1 : 0;
        }
        List<LitArc> arcs = LitArcs.find(way, 5, from, from.plus(window));
        double found = arcs.stream().mapToLong(arc -> arc.length().toMillis()).sum() / 1e3;
        assertThat(found).isCloseTo(seconds, within((double) arcs.size()));
    }

    @Test
    void the_ends_of_an_arc_are_where_the_sector_ends() {
        LitArc arc = lit(Sets.STATION, 1).get(0);
        assertThat(way.at(arc.from()).orElseThrow().lit()).isTrue();
        assertThat(way.at(arc.from().minusMillis(2)).orElseThrow().lit()).isFalse();
        assertThat(way.at(arc.to()).orElseThrow().lit()).isTrue();
        assertThat(way.at(arc.to().plusMillis(2)).orElseThrow().lit()).isFalse();
    }

    @Test
    void a_window_that_begins_within_an_arc_cuts_it() {
        LitArc arc = lit(Sets.STATION, 1).get(0);
        Instant middle = arc.from().plus(arc.length().dividedBy(2));
        assertThat(LitArcs.find(way, -90, middle, middle.plusSeconds(5)))
                .containsExactly(new LitArc(middle, middle.plusSeconds(5)));
    }

    @Test
    void an_orbit_model_that_ends_ends_the_list() {
        Bistatic silent = new Bistatic(Illuminator.GRAVES, utc -> Optional.empty(), utc -> Optional.empty());
        assertThat(LitArcs.find(silent, 0, Sets.EPOCH, Sets.EPOCH.plusSeconds(100)))
                .isEmpty();
    }

    @Test
    void a_beam_comes_by_every_six_dwells_and_stays_for_one() {
        LookAngle south = new LookAngle(181, 30, 8e5, 0);
        Instant start = Instant.parse("2024-10-01T12:00:00Z");
        int on = 0;
        for (int i = 0; i < 4_800; i++) {
            on += Illuminator.GRAVES.isOn(south, start.plusMillis(10L * i)) ? 1 : 0;
        }
        assertThat(on).isEqualTo(800);
    }

    @Test
    void all_beams_stand_at_the_same_place_of_their_share() {
        Instant utc = Instant.parse("2024-10-01T12:00:00Z");
        for (double azimuthDeg = 90; azimuthDeg < 135; azimuthDeg += 2.5) {
            boolean first = Illuminator.GRAVES.isOn(new LookAngle(azimuthDeg, 30, 8e5, 0), utc);
            for (int share = 1; share < 4; share++) {
                LookAngle same = new LookAngle(azimuthDeg + 45 * share, 30, 8e5, 0);
                assertThat(Illuminator.GRAVES.isOn(same, utc)).isEqualTo(first);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "89.9, 30, false",
        "90, 30, true",
        "270, 40, true",
        "270.1, 30, false",
        "180, 14.9, false",
        "180, 40.1, false"
    })
    void the_sector_has_edges(double azimuthDeg, double elevationDeg, boolean lit) {
        assertThat(Illuminator.GRAVES.lights(new LookAngle(azimuthDeg, elevationDeg, 1e6, 0)))
                .isEqualTo(lit);
    }

    @Test
    void a_sector_may_cross_north_or_be_all_round() {
        Sector north = new Sector(350, 20, 0, 90);
        assertThat(north.contains(new LookAngle(5, 10, 1e6, 0))).isTrue();
        assertThat(north.contains(new LookAngle(11, 10, 1e6, 0))).isFalse();
        assertThat(Sector.ALL.contains(new LookAngle(359.9, 0, 1e6, 0))).isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> new Sector(360, 10, 0, 90));
        assertThatIllegalArgumentException().isThrownBy(() -> new Sweep(0, 1, 1));
    }

    private static List<LitArc> lit(ElementSet set, int days) {
        return LitArcs.find(way(set), -90, Sets.EPOCH, Sets.EPOCH.plus(Duration.ofDays(days)));
    }
}
