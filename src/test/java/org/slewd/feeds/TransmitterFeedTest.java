package org.slewd.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.orbit.SourceStatus;
import org.slewd.time.VirtualClock;

/** A source of transmitters: asked, kept and held within its budget as those of elements are. */
class TransmitterFeedTest {

    private static final URI LIST = URI.create("http://127.0.0.1:1/api/transmitters/?format=json");

    @TempDir
    Path folder;

    private final VirtualClock clock = new VirtualClock(Bench.START);
    private final List<TransmitterDelivery> deliveries = new ArrayList<>();
    private final List<Delivery> elements = new ArrayList<>();
    private String answer = list(4);
    private final FakeProvider provider =
            new FakeProvider(() -> Duration.ofNanos(clock.nanos()), question -> FakeProvider.json(answer));

    private static String list(int count) {
        StringBuilder text = new StringBuilder("[");
        for (int i = 0; i < count; i++) {
            text.append("{\"uuid\":\"u%d\",\"norad_cat_id\":25544,\"downlink_low\":145800000},".formatted(i));
        }
        return text.append("{\"uuid\":\"damaged\"}]").toString();
    }

    private ElementFeeds feeds() throws IOException {
        SourceConfig source =
                new SourceConfig("satnogs", new Origin.TransmitterList(LIST), Duration.ofDays(1), true, 50);
        ElementFeeds feeds = new ElementFeeds(
                List.of(source), new ElementFeeds.Surroundings(clock, true, folder, Runnable::run, elements::add, 7));
        feeds.onTransmitters(deliveries::add);
        feeds.begin();
        feeds.connect(provider, true);
        return feeds;
    }

    private void pass(ElementFeeds feeds, Duration time) {
        for (long minutes = 0; minutes < time.toMinutes(); minutes += 10) {
            clock.advance(Duration.ofMinutes(10));
            feeds.look();
        }
    }

    private static SourceStatus status(ElementFeeds feeds) {
        return feeds.sources().get(0);
    }

    @Test
    void transmitters_are_delivered_apart_from_elements_and_the_damaged_named() throws IOException {
        ElementFeeds feeds = feeds();
        pass(feeds, Duration.ofMinutes(20));

        assertThat(deliveries).singleElement().satisfies(delivery -> {
            assertThat(delivery.source()).isEqualTo("satnogs");
            assertThat(delivery.transmitters()).hasSize(4);
        });
        assertThat(elements)
                .allSatisfy(delivery -> assertThat(delivery.source()).isEqualTo("imported"));
        assertThat(status(feeds).sets()).isEqualTo(4);
        assertThat(status(feeds).message()).isEqualTo("gave 4 transmitters; 1 records were left out");
        assertThat(status(feeds).problems()).containsExactly("record 5 (\"damaged\"): has no norad_cat_id");
    }

    @Test
    void a_list_is_kept_for_the_next_start_which_asks_nobody() throws IOException {
        pass(feeds(), Duration.ofMinutes(20));
        int asked = provider.questions.size();
        deliveries.clear();

        pass(feeds(), Duration.ofHours(2));

        assertThat(deliveries)
                .singleElement()
                .satisfies(delivery -> assertThat(delivery.transmitters()).hasSize(4));
        assertThat(provider.questions).hasSize(asked);
    }

    @Test
    void half_a_list_and_a_page_do_not_replace_a_list() throws IOException {
        ElementFeeds feeds = feeds();
        pass(feeds, Duration.ofMinutes(20));
        answer = list(1);
        pass(feeds, Duration.ofHours(25));
        assertThat(status(feeds).message()).contains("it holds 1 transmitters where there were 4");
        answer = "<html>busy</html>";
        pass(feeds, Duration.ofDays(2));
        assertThat(deliveries).hasSize(1);
    }
}
