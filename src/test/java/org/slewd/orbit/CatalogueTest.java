package org.slewd.orbit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CatalogueTest {

    private static final Instant RECEIVED = Sets.EPOCH.plus(Duration.ofDays(1));
    private static final Source FIRST = new Source("first", 0);
    private static final Source SECOND = new Source("second", 0);
    private static final Source TRUSTED = new Source("trusted", 5);

    private static final ElementSet SET = Sets.STATION;
    private static final ElementSet NEWER = at(Duration.ofHours(12));

    /** The perigee of this one lies in the ground. */
    private static final ElementSet ABSURD = with(Duration.ofHours(18), 15.5, 0.1);

    private static ElementSet at(Duration afterEpoch) {
        return with(afterEpoch, SET.meanMotionRevPerDay(), SET.eccentricity());
    }

    private static ElementSet with(Duration afterEpoch, double revPerDay, double eccentricity) {
        return new ElementSet(
                SET.catalogNumber(),
                "STATION",
                "1998-067A",
                Sets.EPOCH.plus(afterEpoch),
                revPerDay,
                eccentricity,
                51.64,
                150,
                60,
                300,
                3e-4,
                0,
                0,
                1,
                2,
                'U',
                "test line 7");
    }

    private static CatalogueEntry entry(Catalogue catalogue) {
        assertThat(catalogue.size()).isEqualTo(1);
        return catalogue.entry(SET.catalogNumber()).orElseThrow();
    }

    @Test
    void the_only_set_is_used_even_if_it_is_absurd() {
        CatalogueEntry entry = entry(Catalogue.empty().with(FIRST, RECEIVED, List.of(ABSURD)));

        assertThat(entry.set()).isEqualTo(ABSURD);
        assertThat(entry.reason()).isEqualTo(new Reason.OnlyOne());
        assertThat(entry.others()).isEmpty();
    }

    @Test
    void the_newest_epoch_wins_and_says_by_how_much() {
        CatalogueEntry entry = entry(Catalogue.empty()
                .with(FIRST, RECEIVED, List.of(NEWER))
                .with(SECOND, RECEIVED.plusSeconds(60), List.of(SET)));

        assertThat(entry.best()).isEqualTo(new Offer(FIRST, RECEIVED, NEWER));
        assertThat(entry.reason()).isEqualTo(new Reason.NewestEpoch(2, Duration.ofHours(12)));
        assertThat(entry.reason().sentence()).isEqualTo("its epoch is the newest of 2, by 12.0 hours");
        assertThat(entry.others()).containsExactly(new Offer(SECOND, RECEIVED.plusSeconds(60), SET));
    }

    @Test
    void a_source_that_counts_more_wins_within_six_hours_and_not_beyond() {
        ElementSet little = at(Duration.ofHours(6));
        ElementSet more = at(Duration.ofHours(6).plusMillis(1));
        Catalogue trusted = Catalogue.empty().with(TRUSTED, RECEIVED, List.of(SET));

        CatalogueEntry near = entry(trusted.with(FIRST, RECEIVED, List.of(little)));
        assertThat(near.set()).isEqualTo(SET);
        assertThat(near.reason())
                .isEqualTo(new Reason.PreferredSource(new Offer(FIRST, RECEIVED, little), Duration.ofHours(6)));
        assertThat(near.reason().sentence())
                .isEqualTo("its source is preferred to first, whose set is newer by only 6.0 hours");
        assertThat(entry(trusted.with(FIRST, RECEIVED, List.of(more))).set()).isEqualTo(more);
    }

    @Test
    void a_source_that_counts_more_wins_at_the_same_epoch() {
        ElementSet other = with(Duration.ZERO, 15.4981, 0.0007);
        CatalogueEntry entry =
                entry(Catalogue.empty().with(FIRST, RECEIVED, List.of(SET)).with(TRUSTED, RECEIVED, List.of(other)));

        assertThat(entry.set()).isEqualTo(other);
        assertThat(entry.reason().sentence()).isEqualTo("its source is preferred to first, whose set is as new");
    }

    @Test
    void one_set_from_several_sources_is_recognised_in_whatever_form_it_came() {
        Catalogue catalogue = Catalogue.empty();
        for (String form : List.of("3le", "xml", "kvn", "json", "csv")) {
            catalogue = catalogue.with(
                    new Source(form, 0),
                    Instant.parse("2026-06-21T00:00:00Z"),
                    Sets.real("omm/celestrak_iss_2026-06-20." + form));
        }

        CatalogueEntry iss = catalogue.entry(25_544).orElseThrow();
        assertThat(iss.reason()).isEqualTo(new Reason.SameSet(5));
        assertThat(iss.others()).hasSize(4);
    }

    @Test
    void an_epoch_far_ahead_is_a_slip_for_a_low_orbit_and_usual_for_a_high_one() {
        ElementSet slip = at(Duration.ofDays(366));
        CatalogueEntry low =
                entry(Catalogue.empty().with(FIRST, RECEIVED, List.of(SET)).with(SECOND, RECEIVED, List.of(slip)));
        assertThat(low.set()).isEqualTo(SET);
        assertThat(low.reason().word()).isEqualTo("newest-plausible");
        assertThat(low.reason().sentence())
                .isEqualTo("the newer set of second has an epoch 365.0 days after it was received, which no such orbit"
                        + " gets");

        ElementSet high = Sets.set(SET.catalogNumber(), 2.00613, 0.72, 63.4, 100, 270, 10, 1e-4);
        Instant daysBefore = Sets.EPOCH.minus(Duration.ofDays(8));
        ElementSet older = new ElementSet(
                SET.catalogNumber(), "", "", daysBefore, 2.00613, 0.72, 63.4, 100, 270, 10, 1e-4, 0, 0, 0, 0, 'U', "");
        CatalogueEntry ahead = entry(
                Catalogue.empty().with(FIRST, daysBefore, List.of(older)).with(SECOND, daysBefore, List.of(high)));
        assertThat(ahead.set()).isEqualTo(high);
        assertThat(ahead.reason().word()).isEqualTo("newest-epoch");
    }

    @Test
    void an_absurd_set_costs_itself_and_not_the_object() {
        Catalogue before = Catalogue.empty().with(FIRST, RECEIVED, List.of(SET));
        Catalogue sameSource = before.with(FIRST, RECEIVED.plusSeconds(7200), List.of(ABSURD));
        Catalogue otherSource = before.with(SECOND, RECEIVED, List.of(ABSURD));

        for (Catalogue catalogue : List.of(sameSource, otherSource)) {
            assertThat(entry(catalogue).set()).isEqualTo(SET);
            assertThat(entry(catalogue).reason().word()).isEqualTo("newest-sound");
            assertThat(entry(catalogue).others()).extracting(Offer::set).containsExactly(ABSURD);
        }
        assertThat(entry(otherSource).reason().sentence())
                .startsWith("the newer set of second is absurd: the perigee lies ");
    }

    @Test
    void where_nothing_is_sound_the_newest_is_used_and_says_so() {
        ElementSet older = with(Duration.ZERO, 15.5, 0.1);
        CatalogueEntry entry =
                entry(Catalogue.empty().with(FIRST, RECEIVED, List.of(older)).with(SECOND, RECEIVED, List.of(ABSURD)));

        assertThat(entry.set()).isEqualTo(ABSURD);
        assertThat(entry.reason()).isEqualTo(new Reason.NoneSound(2));
    }

    @Test
    void a_source_corrects_itself() {
        ElementSet refit = with(Duration.ofHours(12).minusMillis(3), 15.4981, 0.0007);
        CatalogueEntry entry = entry(Catalogue.empty()
                .with(FIRST, RECEIVED, List.of(NEWER))
                .with(FIRST, RECEIVED.plusSeconds(7200), List.of(refit)));

        assertThat(entry.set()).isEqualTo(refit);
        assertThat(entry.reason().word()).isEqualTo("correction");
    }

    @Test
    void yesterday_out_of_a_cache_does_not_replace_today() {
        CatalogueEntry entry = entry(Catalogue.empty()
                .with(FIRST, RECEIVED, List.of(NEWER))
                .with(FIRST, RECEIVED.plusSeconds(7200), List.of(SET)));

        assertThat(entry.set()).isEqualTo(NEWER);
        assertThat(entry.reason().word()).isEqualTo("newest-epoch");
    }

    @Test
    void what_a_source_said_before_is_forgotten_once_it_says_better() {
        Catalogue catalogue = Catalogue.empty();
        for (int i = 0; i < 50; i++) {
            catalogue = catalogue.with(
                    FIRST,
                    RECEIVED.plusSeconds(7200L * i),
                    List.of(at(Duration.ofHours(2).multipliedBy(i))));
        }
        assertThat(entry(catalogue).offers()).hasSize(1);
    }

    @Test
    void an_object_that_leaves_a_list_stays_known_unless_the_list_is_to_replace_all() {
        List<ElementSet> both = List.of(SET, Sets.FRAGMENT);
        Catalogue catalogue =
                Catalogue.empty().with(FIRST, RECEIVED, both).with(SECOND, RECEIVED, List.of(Sets.FRAGMENT));
        Instant later = RECEIVED.plusSeconds(7200);

        assertThat(catalogue.with(FIRST, later, List.of(NEWER)).size()).isEqualTo(2);
        Catalogue replaced = catalogue.replacing(FIRST, later, List.of(NEWER));
        assertThat(replaced.find(SET.catalogNumber())).contains(NEWER);
        assertThat(replaced.entry(Sets.FRAGMENT.catalogNumber()).orElseThrow().offers())
                .extracting(Offer::source)
                .containsExactly(SECOND);
        assertThat(catalogue.without("second").without("first").size()).isZero();
        assertThat(catalogue.without("second").find(SET.catalogNumber())).contains(SET);
    }

    @Test
    void files_without_a_named_source_are_called_by_their_origin() {
        Catalogue catalogue = Catalogue.empty().with(List.of(SET, NEWER));

        assertThat(entry(catalogue).set()).isEqualTo(NEWER);
        assertThat(entry(catalogue).best().source()).isEqualTo(new Source("test", 0));
        assertThat(catalogue.sets()).containsExactly(NEWER);
    }

    @Test
    void objects_are_found_and_listed_by_number_to_the_ninth_digit() {
        List<ElementSet> sets = new ArrayList<>();
        for (int number : new int[] {999_999_999, 5, 270_330, 25_544, 100_000}) {
            sets.add(Sets.set(number, 15.5, 0.001, 51.6, 0, 0, 0, 1e-4));
        }
        Catalogue catalogue = Catalogue.empty().with(FIRST, RECEIVED, sets);

        assertThat(catalogue.sets())
                .extracting(ElementSet::catalogNumber)
                .containsExactly(5, 25_544, 100_000, 270_330, 999_999_999);
        for (ElementSet set : sets) {
            assertThat(catalogue.find(set.catalogNumber())).contains(set);
        }
        assertThat(catalogue.find(25_545)).isEmpty();
        assertThat(Catalogue.empty().find(1)).isEmpty();
    }

    @Test
    void the_order_in_which_sources_are_taken_in_makes_no_difference() {
        for (long seed = 1; seed <= 300; seed++) {
            Random random = new Random(seed);
            List<Offer> offers = randomOffers(random);
            CatalogueEntry expected = taken(offers);
            for (int i = 0; i < 6; i++) {
                Collections.shuffle(offers, random);
                assertThat(taken(offers).equals(expected)).as("seed %s", seed).isTrue();
            }
            assertThat(new SetHistory(offers).knownAt(Instant.MAX).orElseThrow().equals(expected))
                    .as("seed %s", seed)
                    .isTrue();
        }
    }

    private static CatalogueEntry taken(List<Offer> offers) {
        Catalogue catalogue = Catalogue.empty();
        for (Offer offer : offers) {
            catalogue = catalogue.with(offer.source(), offer.received(), List.of(offer.set()));
        }
        return entry(catalogue);
    }

    /** Few sources, moments and epochs, so that ties, corrections, slips and absurd sets meet often. */
    private static List<Offer> randomOffers(Random random) {
        List<Source> sources = List.of(FIRST, SECOND, TRUSTED);
        List<Offer> offers = new ArrayList<>();
        int count = 2 + random.nextInt(7);
        for (int i = 0; i < count; i++) {
            Duration epoch = Duration.ofHours(3L * random.nextInt(12));
            ElementSet set = switch (random.nextInt(6)) {
                case 0 -> with(epoch, 15.5, 0.1);
                case 1 -> at(epoch.plusDays(100));
                case 2 -> with(epoch, 15.4981, 0.0007);
                default -> at(epoch);
            };
            offers.add(new Offer(
                    sources.get(random.nextInt(sources.size())), RECEIVED.plusSeconds(7200L * random.nextInt(3)), set));
        }
        return offers;
    }
}
