package org.slewd.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slewd.orbit.ElementSet;
import org.slewd.orbit.Propagator;
import org.slewd.orbit.Sets;
import org.slewd.orbit.Sgp4;
import org.slewd.pass.Pass.Clipped;
import org.slewd.sky.Angles;
import org.slewd.sky.EarthRotation;
import org.slewd.sky.Site;
import org.slewd.sky.SiteFrame;
import org.slewd.sky.TemeState;

class PassSearchTest {

    private static final SiteFrame SITE = new SiteFrame(new Site(48, 11, 500));
    private static final PassSearch SEARCH = new PassSearch(SITE, 0);

    /** Has decayed within hours of its epoch. */
    private static final ElementSet FALLING = Sets.set(90_010, 16.4, 0.001, 51.6, 0, 0, 0, 0.09);

    @Test
    void finds_what_a_look_every_second_finds_in_four_kinds_of_orbit() {
        int compared = 0;
        for (ElementSet set : List.of(Sets.STATION, Sets.FRAGMENT, Sets.MOLNIYA, Sets.GEOSTATIONARY)) {
            compared += Agreement.check(set, Sets.EPOCH.plusMillis(123), 12 * 3600);
        }
        assertThat(compared).isGreaterThan(100);
    }

    @Test
    void ends_a_pass_where_the_propagator_has_no_more_answer() {
        Propagator propagator = Sgp4.of(FALLING);
        TemeState last = new TemeState();
        int decay = 0;
        while (propagator.propagate(decay + 1.0, last)) {
            decay++;
        }
        propagator.propagate((double) decay, last);
        double longitudeDeg =
                Math.toDegrees(Math.atan2(last.yM, last.xM) - EarthRotation.gmstRad(Sets.EPOCH.plusSeconds(decay), 0));
        Site below = new Site(Math.toDegrees(Math.asin(last.zM / last.radiusM())), Angles.wrap180(longitudeDeg), 0);

        List<Pass> found = new PassSearch(new SiteFrame(below), 0).find(FALLING, Sets.EPOCH, hours(24));

        Pass end = found.get(found.size() - 1);
        assertThat(Agreement.seconds(Sets.EPOCH, end.los().utc())).isBetween(decay - 0.001, decay + 1.0);
        assertThat(end.los().look().elevationDeg()).isGreaterThan(60);
        assertThat(end.clipped()).isEqualTo(Clipped.NONE);
    }

    @Test
    void finds_a_pass_of_a_fraction_of_a_second() {
        for (Pass pass : SEARCH.find(Sets.STATION, Sets.EPOCH, hours(48))) {
            double summitDeg = pass.maxElevationDeg();
            List<Pass> top = new PassSearch(SITE, summitDeg - 1e-6)
                    .find(Sets.STATION, Sets.EPOCH, hours(48)).stream()
                            .filter(other -> !other.aos()
                                            .utc()
                                            .isBefore(pass.aos().utc())
                                    && !other.los().utc().isAfter(pass.los().utc()))
                            .toList();
            assertThat(top).as(pass.toString()).hasSize(1);
            assertThat(duration(top.get(0))).isLessThan(Duration.ofMillis(500));
            assertThat(top.get(0).tca().utc())
                    .isBetween(top.get(0).aos().utc(), top.get(0).los().utc());
            assertThat(new PassSearch(SITE, summitDeg + 1e-6)
                            .find(Sets.STATION, pass.aos().utc(), pass.los().utc()))
                    .isEmpty();
        }
    }

    @Test
    void tells_passes_in_the_order_of_their_rise_with_their_moments_in_order() {
        List<Pass> passes = SEARCH.find(Sets.STATION, Sets.EPOCH, hours(72));

        assertThat(passes).hasSizeGreaterThan(12);
        Instant before = Sets.EPOCH;
        for (Pass pass : passes) {
            assertThat(pass.aos().utc()).isAfter(before);
            assertThat(pass.tca().utc())
                    .isAfter(pass.aos().utc())
                    .isBefore(pass.los().utc());
            assertThat(pass.aos().look().elevationDeg()).isCloseTo(0, within(1e-6));
            assertThat(pass.los().look().elevationDeg()).isCloseTo(0, within(1e-6));
            assertThat(pass.clipped()).isEqualTo(Clipped.NONE);
            assertThat(pass.catalogNumber()).isEqualTo(Sets.STATION.catalogNumber());
            assertThat(pass.name()).isEqualTo(Sets.STATION.name());
            assertThat(pass.elementEpoch()).isEqualTo(Sets.STATION.epoch());
            before = pass.los().utc();
        }
    }

    @Test
    void cuts_a_pass_off_where_the_window_begins() {
        Pass whole = whole();
        Instant from = whole.tca().utc().plusMillis(10_500);

        List<Pass> found = SEARCH.find(Sets.STATION, from, from.plusSeconds(1_800));

        assertThat(found).hasSize(1);
        Pass rest = found.get(0);
        assertThat(rest.clipped()).isEqualTo(Clipped.START);
        assertThat(rest.aos().utc()).isEqualTo(from);
        assertThat(rest.tca()).as("past the culmination it only descends").isEqualTo(rest.aos());
        assertThat(Duration.between(whole.los().utc(), rest.los().utc()).abs()).isLessThan(Duration.ofMillis(1));
        assertThat(rest.minRangeM())
                .isCloseTo(rest.aos().look().rangeM(), within(1e-6))
                .isGreaterThan(whole.minRangeM());
    }

    @Test
    void cuts_a_pass_off_where_the_window_ends() {
        Pass whole = whole();
        Instant to = whole.tca().utc().minusMillis(10_500);

        List<Pass> found = SEARCH.find(Sets.STATION, to.minusSeconds(1_800), to);

        assertThat(found).hasSize(1);
        Pass begun = found.get(0);
        assertThat(begun.clipped()).isEqualTo(Clipped.END);
        assertThat(Duration.between(whole.aos().utc(), begun.aos().utc()).abs()).isLessThan(Duration.ofMillis(1));
        assertThat(begun.los().utc()).isEqualTo(to);
        assertThat(begun.tca()).as("before the culmination it only climbs").isEqualTo(begun.los());
        assertThat(begun.minRangeM()).isCloseTo(begun.los().look().rangeM(), within(1e-6));
    }

    @Test
    void cuts_a_pass_off_at_both_ends_and_keeps_its_culmination() {
        Pass whole = whole();
        Instant from = whole.tca().utc().minusSeconds(60);
        Instant to = whole.tca().utc().plusSeconds(60);

        List<Pass> found = SEARCH.find(Sets.STATION, from, to);

        assertThat(found).hasSize(1);
        Pass middle = found.get(0);
        assertThat(middle.clipped()).isEqualTo(Clipped.BOTH);
        assertThat(middle.aos().utc()).isEqualTo(from);
        assertThat(middle.los().utc()).isEqualTo(to);
        assertThat(Duration.between(whole.tca().utc(), middle.tca().utc()).abs())
                .isLessThan(Duration.ofMillis(1));
        assertThat(middle.maxElevationDeg()).isCloseTo(whole.maxElevationDeg(), within(1e-6));
        assertThat(middle.minRangeM()).isCloseTo(whole.minRangeM(), within(0.01));
    }

    @Test
    void finds_a_pass_that_begins_just_before_the_window_ends_and_none_that_begins_after() {
        Instant rise = whole().aos().utc();

        assertThat(SEARCH.find(Sets.STATION, rise.minusSeconds(600), rise.plusMillis(5)))
                .extracting(Pass::clipped)
                .containsExactly(Clipped.END);
        assertThat(SEARCH.find(Sets.STATION, rise.minusSeconds(600), rise.minusMillis(1)))
                .isEmpty();
    }

    @Test
    void finds_the_end_of_a_pass_that_sets_just_after_the_window_begins() {
        Instant set = whole().los().utc();

        assertThat(SEARCH.find(Sets.STATION, set.minusMillis(5), set.plusSeconds(600)))
                .extracting(Pass::clipped)
                .containsExactly(Clipped.START);
        assertThat(SEARCH.find(Sets.STATION, set.plusMillis(1), set.plusSeconds(600)))
                .isEmpty();
    }

    @Test
    void finds_nothing_in_a_window_without_a_moment() {
        Instant inside = whole().tca().utc();

        assertThat(SEARCH.find(Sets.STATION, inside, inside)).isEmpty();
        assertThat(SEARCH.find(Sets.STATION, Sets.EPOCH, Sets.EPOCH)).isEmpty();
    }

    @Test
    void says_of_an_object_that_never_sets_that_it_is_up_all_the_time() {
        Instant to = Sets.EPOCH.plus(Duration.ofDays(10));

        List<Pass> found =
                new PassSearch(new SiteFrame(new Site(0, 9, 0)), 80).find(Sets.GEOSTATIONARY, Sets.EPOCH, to);

        assertThat(found).hasSize(1);
        assertThat(found.get(0).clipped()).isEqualTo(Clipped.BOTH);
        assertThat(found.get(0).aos().utc()).isEqualTo(Sets.EPOCH);
        assertThat(found.get(0).los().utc()).isEqualTo(to);
        assertThat(found.get(0).maxElevationDeg()).isGreaterThan(89);
        assertThat(found.get(0).minRangeM()).isCloseTo(35_786_000, within(20_000.0));
    }

    @Test
    void finds_no_pass_of_an_object_that_never_rises() {
        Instant to = Sets.EPOCH.plus(Duration.ofDays(10));

        assertThat(new PassSearch(new SiteFrame(new Site(0, -171, 0)), -2).find(Sets.GEOSTATIONARY, Sets.EPOCH, to))
                .isEmpty();
        assertThat(new PassSearch(new SiteFrame(new Site(-90, 0, 0)), 0).find(Sets.STATION, Sets.EPOCH, to))
                .isEmpty();
    }

    @Test
    void finds_no_pass_where_the_propagator_has_no_answer() {
        assertThat(SEARCH.find(FALLING, hours(6), hours(48))).isEmpty();
        assertThat(SEARCH.find(Sets.set(90_013, 1e-9, 0.1, 10, 0, 0, 0, 0), Sets.EPOCH, hours(48)))
                .isEmpty();
    }

    @Test
    void refuses_a_window_that_ends_before_it_begins_or_is_longer_than_a_year() {
        assertThatThrownBy(() -> SEARCH.find(Sets.STATION, Sets.EPOCH, Sets.EPOCH.minusNanos(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2024-10-01T00:00:00Z")
                .hasMessageContaining("366 days");
        assertThatThrownBy(() ->
                        SEARCH.find(Sets.STATION, Sets.EPOCH, hours(366 * 24).plusNanos(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("366 days");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-5.001, 90, 91, Double.NaN, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY})
    void refuses_a_mask_that_is_none(double maskDeg) {
        assertThatThrownBy(() -> new PassSearch(SITE, maskDeg))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("mask " + maskDeg);
    }

    /** A pass over the site that goes above 75 degrees. */
    private static Pass whole() {
        Pass pass = SEARCH.find(Sets.STATION, Sets.EPOCH.plusSeconds(45_000), Sets.EPOCH.plusSeconds(46_500))
                .get(0);
        assertThat(pass.maxElevationDeg()).isGreaterThan(75);
        return pass;
    }

    private static Instant hours(int hours) {
        return Sets.EPOCH.plus(Duration.ofHours(hours));
    }

    private static Duration duration(Pass pass) {
        return Duration.between(pass.aos().utc(), pass.los().utc());
    }
}
