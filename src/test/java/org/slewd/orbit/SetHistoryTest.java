package org.slewd.orbit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.slewd.SharedData;

class SetHistoryTest {

    private static final Source SOURCE = new Source("celestrak", 0);

    /** 499 sets of the station, each with the time at which somebody fetched it. */
    private static List<Offer> history() {
        String file = "omm/iss_gp_history_2024-09_2025-03.json";
        List<ElementSet> sets = Sets.real(file);
        Matcher fetched = Pattern.compile("\"date_fetched\": \"([^\"]+)\"").matcher(SharedData.text(file));
        List<Offer> offers = new ArrayList<>();
        for (ElementSet set : sets) {
            assertThat(fetched.find()).isTrue();
            offers.add(new Offer(SOURCE, Instant.parse(fetched.group(1)), set));
        }
        return offers;
    }

    @Test
    void what_was_known_at_a_time_is_what_had_been_received_by_then() {
        SetHistory history = new SetHistory(history());

        assertThat(history.knownAt(Instant.parse("2024-09-15T05:01:03Z"))).isEmpty();
        assertThat(epochAt(history, "2024-09-15T05:01:04Z")).isEqualTo("2024-09-15T00:58:12.885024Z");
        // The set of 19:31 was fetched only after midnight.
        assertThat(epochAt(history, "2024-09-16T00:39:39Z")).isEqualTo("2024-09-15T00:58:12.885024Z");
        assertThat(epochAt(history, "2024-09-16T00:39:40Z")).isEqualTo("2024-09-15T19:31:07.923360Z");
        assertThat(epochAt(history, "2024-12-01T00:00:00Z")).isEqualTo("2024-11-30T16:33:54.729792Z");
        assertThat(epochAt(history, "2026-01-01T00:00:00Z")).isEqualTo("2025-03-09T09:21:09.148608Z");
    }

    @Test
    void a_new_fit_with_an_epoch_three_milliseconds_older_replaces_the_one_before() {
        SetHistory history = new SetHistory(history());

        assertThat(epochAt(history, "2024-11-14T02:14:56Z")).isEqualTo("2024-11-13T09:37:03.432288Z");
        CatalogueEntry corrected =
                history.knownAt(Instant.parse("2024-11-14T02:14:57Z")).orElseThrow();
        assertThat(corrected.set().epoch()).hasToString("2024-11-13T09:37:03.429696Z");
        assertThat(corrected.reason().word()).isEqualTo("correction");
    }

    @Test
    void the_past_is_told_by_the_code_of_the_present() {
        List<Offer> all = history();
        SetHistory history = new SetHistory(all);
        Catalogue catalogue = Catalogue.empty();
        for (Offer offer : all) {
            catalogue = catalogue.with(offer.source(), offer.received(), List.of(offer.set()));
            assertThat(history.knownAt(offer.received())).isEqualTo(catalogue.entry(25_544));
        }
    }

    @Test
    void a_history_is_of_one_object_and_may_be_empty() {
        assertThat(new SetHistory(List.of()).knownAt(Instant.MAX)).isEmpty();
        assertThatThrownBy(() -> new SetHistory(List.of(
                        new Offer(SOURCE, Sets.EPOCH, Sets.STATION), new Offer(SOURCE, Sets.EPOCH, Sets.FRAGMENT))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String epochAt(SetHistory history, String utc) {
        return history.knownAt(Instant.parse(utc)).orElseThrow().set().epoch().toString();
    }
}
