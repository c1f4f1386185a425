package org.slewd.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.slewd.orbit.ElementSet;
import org.slewd.orbit.Sets;
import org.slewd.sky.HorizonMask;
import org.slewd.sky.Site;
import org.slewd.sky.SiteFrame;

class ForecastTest {

    private static final SiteFrame SITE = new SiteFrame(new Site(48, 11, 500));
    private static final CatalogueSearch SEARCH = new CatalogueSearch(SITE, HorizonMask.FLAT);
    private static final CatalogueSearch.Watch NOBODY = CatalogueSearch.Watch.NONE;

    private final List<ElementSet> sets = new ArrayList<>(sets());

    private static List<ElementSet> sets() {
        List<ElementSet> sets = new ArrayList<>(List.of(Sets.MOLNIYA, Sets.GEOSTATIONARY));
        for (int i = 0; i < 60; i++) {
            sets.add(Sets.set(91_000 + i, 12 + i * 0.06, 0.001 * (i % 50), 40 + i, i * 5, i * 6, i * 6 % 360, 1e-4));
        }
        return sets;
    }

    @Test
    void of_a_whole_catalogue_has_the_passes_of_each_object_by_rise() {
        List<Pass> passes = SEARCH.find(sets, Sets.EPOCH, hours(24), NOBODY).passes();

        assertThat(passes).isSortedAccordingTo(CatalogueSearch.BY_RISE).hasSizeGreaterThan(200);
        for (ElementSet set : sets) {
            assertThat(passes.stream()
                            .filter(pass -> pass.catalogNumber() == set.catalogNumber())
                            .toList())
                    .isEqualTo(new PassSearch(SITE, 0).find(set, Sets.EPOCH, hours(24)));
        }
    }

    @Test
    void searches_nothing_again_while_nothing_changes() {
        Forecast first = Forecast.nothing().update(sets, Sets.EPOCH, hours(24), SEARCH, NOBODY);

        Forecast second = first.update(sets, Sets.EPOCH.plusSeconds(600), hours(23), SEARCH, NOBODY);

        assertThat(first.searched()).isEqualTo(sets.size());
        assertThat(second.searched()).isZero();
        assertThat(second.passes()).isSubsetOf(first.passes());
    }

    @Test
    void searches_only_objects_whose_elements_changed() {
        Forecast first = Forecast.nothing().update(sets, Sets.EPOCH, hours(24), SEARCH, NOBODY);
        sets.set(10, Sets.set(sets.get(10).catalogNumber(), 14.2, 0.001, 70, 10, 20, 30, 0));
        sets.remove(20);

        Forecast second = first.update(sets, Sets.EPOCH, hours(24), SEARCH, NOBODY);

        assertThat(second.searched()).isEqualTo(1);
        assertThat(second.passes())
                .isEqualTo(SEARCH.find(sets, Sets.EPOCH, hours(24), NOBODY).passes());
    }

    @Test
    void a_shorter_window_in_between_leaves_no_trace_in_a_longer_one() {
        Forecast whole = Forecast.nothing().update(sets, Sets.EPOCH, hours(24), SEARCH, NOBODY);
        Forecast shorter = whole.update(sets, Sets.EPOCH, hours(6), SEARCH, NOBODY);

        for (int hour : new int[] {7, 12, 24}) {
            Forecast again = shorter.update(sets, Sets.EPOCH, hours(hour), SEARCH, NOBODY);
            assertThat(again.passes())
                    .as("%d hours, each pass once", hour)
                    .isEqualTo(whole.update(sets, Sets.EPOCH, hours(hour), SEARCH, NOBODY)
                            .passes());
        }
        Forecast longer = shorter.update(sets, Sets.EPOCH, hours(30), SEARCH, NOBODY);
        assertThat(longer.passes())
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(whole.passes().size());
        assertThat(longer.passes().stream()
                        .map(pass ->
                                pass.catalogNumber() + " " + pass.tca().utc().getEpochSecond() / 60))
                .doesNotHaveDuplicates();
    }

    @Test
    void what_is_over_is_not_held() {
        Forecast day = Forecast.nothing().update(sets, Sets.EPOCH, hours(24), SEARCH, NOBODY);
        Forecast sliding = day;
        for (int hour = 1; hour <= 72; hour++) {
            sliding = sliding.update(sets, hours(hour), hours(24 + hour), SEARCH, NOBODY);
        }
        assertThat(sliding.held()).isLessThan(day.held() * 5 / 4);
        assertThat(sliding.held()).isGreaterThanOrEqualTo(sliding.passes().size());
    }

    @Test
    void grows_into_the_same_passes_as_a_search_for_the_whole_window() {
        Forecast grown = Forecast.nothing();
        for (int hour = 1; hour <= 24; hour++) {
            grown = grown.update(sets, Sets.EPOCH, hours(hour), SEARCH, NOBODY);
        }

        List<Pass> whole = SEARCH.find(sets, Sets.EPOCH, hours(24), NOBODY).passes();
        assertThat(grown.passes()).hasSameSizeAs(whole);
        for (int i = 0; i < whole.size(); i++) {
            Pass one = grown.passes().get(i);
            Pass other = whole.get(i);
            assertThat(one.catalogNumber()).isEqualTo(other.catalogNumber());
            assertThat(one.clipped()).isEqualTo(other.clipped());
            assertThat(Duration.between(one.aos().utc(), other.aos().utc()).abs())
                    .isLessThan(Duration.ofMillis(1));
            assertThat(Duration.between(one.los().utc(), other.los().utc()).abs())
                    .isLessThan(Duration.ofMillis(1));
        }
    }

    @Test
    void searches_anew_when_the_window_goes_back_or_beyond_what_is_known() {
        Forecast first = Forecast.nothing().update(sets, hours(6), hours(12), SEARCH, NOBODY);

        assertThat(first.update(sets, hours(5), hours(12), SEARCH, NOBODY).searched())
                .isEqualTo(sets.size());
        assertThat(first.update(sets, hours(20), hours(24), SEARCH, NOBODY).passes())
                .isEqualTo(SEARCH.find(sets, hours(20), hours(24), NOBODY).passes());
    }

    @Test
    void ends_when_it_is_told_to_and_tells_how_far_it_is() {
        AtomicInteger most = new AtomicInteger();
        CatalogueSearch.Watch impatient = new CatalogueSearch.Watch() {
            @Override
            public void searched(int objects) {
                most.accumulateAndGet(objects, Math::max);
            }

            @Override
            public boolean isCancelled() {
                return most.get() >= 10;
            }
        };

        assertThatThrownBy(() -> SEARCH.find(sets, Sets.EPOCH, hours(24), impatient))
                .isInstanceOf(CancellationException.class);
        assertThat(most.get()).isBetween(10, sets.size() - 1);
    }

    private static Instant hours(int hours) {
        return Sets.EPOCH.plus(Duration.ofHours(hours));
    }
}
