package org.slewd.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.slewd.listen.HeardRow;
import org.slewd.signal.SpectrumRow;
import org.slewd.station.Snapshot;

class SubscriptionTest {

    private static final long MS = 1_000_000;

    private final List<String> written = new ArrayList<>();
    private boolean isFull;
    private final Subscription subscription = new Subscription(new Subscription.Out() {
        @Override
        public boolean isFull() {
            return isFull;
        }

        @Override
        public void write(String frame) {
            JsonObject event = new JsonObject(frame).getJsonObject("params");
            written.add(event.getString("topic") + ' ' + event.getLong("seq") + ' ' + event.getString("utc"));
        }

        @Override
        public void write(byte[] frame) {
            written.add("spectrum " + ByteBuffer.wrap(frame).getInt(8));
        }
    });

    private void offer(long sequence, long nowNanos) {
        subscription.offer(
                new RenderedSnapshot(Snapshots.idle(sequence, Snapshots.NOON.plusSeconds(sequence)), List.of()),
                AlertWatch.News.NONE,
                nowNanos);
    }

    private void offerRow(long nowNanos) {
        SpectrumRow row = new SpectrumRow(Snapshots.NOON, 0.25, 100, 4, new float[16]);
        subscription.offer(new HeardRow(row, 145.8e6, true, OptionalDouble.empty()), nowNanos);
    }

    @Test
    void rows_come_ten_times_a_second_at_most_and_none_waits_for_a_slow_client() {
        offerRow(0);
        subscription.subscribe(EnumSet.of(Topic.SPECTRUM), 20);
        for (long i = 0; i < 10; i++) {
            offerRow(i * 50 * MS);
        }
        assertThat(written).containsExactly("spectrum 1", "spectrum 3", "spectrum 5", "spectrum 7", "spectrum 9");
        isFull = true;
        offerRow(1_000 * MS);
        isFull = false;
        subscription.flush();
        offerRow(1_250 * MS);
        assertThat(written).hasSize(6).last().isEqualTo("spectrum 12");
    }

    private void offerAlerts(int from, int to) {
        List<Snapshot.Alert> alerts = new ArrayList<>();
        for (int i = from; i <= to; i++) {
            alerts.add(Snapshots.alert(i));
        }
        subscription.offer(
                new RenderedSnapshot(Snapshots.idle(1, Snapshots.NOON), List.of()),
                new AlertWatch.News(alerts, false),
                0);
    }

    @Test
    void nothing_is_sent_that_was_not_asked_for() {
        offer(1, 0);
        assertThat(written).isEmpty();

        subscription.subscribe(EnumSet.of(Topic.TUNING), 20);
        offer(2, 0);
        assertThat(written).containsExactly("tuning 1 2026-11-24T12:00:02.000Z");
    }

    @Test
    void the_rate_is_kept_with_snapshots_that_come_a_little_early_or_late() {
        subscription.subscribe(EnumSet.of(Topic.STATE), 10);
        long[] jitterMs = {0, 3, -4, 2, 0, -3, 4, 1, -2, 0};
        for (int i = 0; i < 200; i++) {
            offer(i, (50L * i + jitterMs[i % jitterMs.length]) * MS);
        }

        assertThat(written).hasSize(100);
    }

    @Test
    void after_a_pause_the_rate_is_not_made_up_for() {
        subscription.subscribe(EnumSet.of(Topic.STATE), 10);
        offer(1, 0);
        offer(2, 60_000 * MS);
        offer(3, 60_050 * MS);
        assertThat(written).hasSize(2);
        offer(4, 60_100 * MS);
        assertThat(written).hasSize(3);
    }

    @Test
    void what_a_slow_client_missed_is_counted_and_only_the_newest_comes_later() {
        subscription.subscribe(EnumSet.of(Topic.STATE, Topic.DEVICE), 20);
        offer(1, 0);
        isFull = true;
        for (int i = 2; i <= 100; i++) {
            offer(i, i * 50L * MS);
        }
        assertThat(written).hasSize(2);
        isFull = false;
        subscription.flush();

        assertThat(written.subList(2, 4))
                .containsExactly("state 100 2026-11-24T12:01:40.000Z", "device 100 2026-11-24T12:01:40.000Z");
        subscription.flush();
        assertThat(written).hasSize(4);
    }

    @Test
    void alerts_wait_for_a_slow_client_up_to_a_bound_and_the_gap_shows_what_was_left_out() {
        subscription.subscribe(EnumSet.of(Topic.ALERT), 0.1);
        isFull = true;
        offerAlerts(1, 20);
        offerAlerts(21, 40);
        isFull = false;
        subscription.flush();

        assertThat(written).hasSize(ApiLimits.MAX_WAITING_ALERTS);
        assertThat(written.get(0)).startsWith("alert 9 ");
        assertThat(written.get(written.size() - 1)).startsWith("alert 40 ");
    }

    @Test
    void alerts_that_no_snapshot_shows_any_longer_leave_a_gap() {
        subscription.subscribe(EnumSet.of(Topic.ALERT), 20);
        offerAlerts(1, 1);
        subscription.offer(
                new RenderedSnapshot(Snapshots.idle(1, Snapshots.NOON), List.of()),
                new AlertWatch.News(Collections.singletonList(Snapshots.alert(30)), true),
                0);

        assertThat(written.get(0)).startsWith("alert 1 ");
        assertThat(written.get(1)).startsWith("alert 3 ");
    }

    @Test
    void a_topic_that_is_no_longer_wanted_is_not_sent_even_if_it_was_due() {
        subscription.subscribe(EnumSet.allOf(Topic.class), 20);
        isFull = true;
        offerAlerts(1, 1);
        subscription.unsubscribe(Set.of(Topic.STATE, Topic.POINTING, Topic.TUNING, Topic.LEASE, Topic.ALERT));
        isFull = false;
        subscription.flush();

        assertThat(written).containsExactly("device 1 2026-11-24T12:00:00.000Z");
    }
}
