package org.slewd.api;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.slewd.listen.HeardRow;

/**
 * What one client hears, when, and what it is spared while it is slow. One thread.
 *
 * <p>Each topic counts its events in {@code seq}. An event that is due while the client takes no data is counted and not
 * written; when it takes data again it gets the newest value under the newest number, so a gap says that some were left out. Alerts are all kept,
 * up to a bound.
 */
final class Subscription {

    /** Ten rows a second are as many as anybody sees. */
    private static final long LEAST_ROW_NANOS = 100_000_000;

    /** The way to the client. */
    interface Out {

        /** Whether the client takes no data for the time being. */
        boolean isFull();

        void write(String frame);

        void write(byte[] frame);
    }

    private static final class Stream {
        private boolean wanted;
        private boolean due;
        private long seq;
    }

    private final Map<Topic, Stream> streams = new EnumMap<>(Topic.class);
    private final Deque<String> alerts = new ArrayDeque<>();
    private final Out out;
    private final Pace snapshots = new Pace();
    private final Pace rows = new Pace();
    private RenderedSnapshot newest;

    Subscription(Out out) {
        this.out = out;
        Arrays.stream(Topic.values()).forEach(topic -> streams.put(topic, new Stream()));
    }

    void subscribe(Set<Topic> topics, double maxRateHz) {
        topics.forEach(topic -> streams.get(topic).wanted = true);
        long periodNanos = Math.round(1e9 / maxRateHz);
        snapshots.begin(periodNanos);
        rows.begin(Math.max(LEAST_ROW_NANOS, periodNanos));
    }

    void unsubscribe(Set<Topic> topics) {
        for (Topic topic : topics) {
            Stream stream = streams.get(topic);
            stream.wanted = false;
            stream.due = false;
            if (topic == Topic.ALERT) {
                alerts.clear();
            }
        }
    }

    /** Takes the newest snapshot and sends what is due of it. */
    void offer(RenderedSnapshot snapshot, AlertWatch.News news, long nowNanos) {
        newest = snapshot;
        if (streams.get(Topic.ALERT).wanted) {
            keep(news);
        }
        if (snapshots.isDue(nowNanos)) {
            streams.forEach((topic, stream) -> {
                if (stream.wanted && topic != Topic.ALERT && topic != Topic.SPECTRUM) {
                    stream.due = true;
                    stream.seq++;
                }
            });
        }
        flush();
    }

    /** A row of the waterfall. One that finds the client busy, or comes too soon, is counted and left out: the next is as good. */
    void offer(HeardRow row, long nowNanos) {
        Stream stream = streams.get(Topic.SPECTRUM);
        if (!stream.wanted) {
            return;
        }
        stream.seq++;
        if (!out.isFull() && rows.isDue(nowNanos)) {
            out.write(SpectrumFrame.of(row, stream.seq));
        }
    }

    /** Sends what has waited, as far as the client takes it. */
    void flush() {
        while (!alerts.isEmpty() && !out.isFull()) {
            out.write(alerts.removeFirst());
        }
        streams.forEach((topic, stream) -> {
            if (stream.due && !out.isFull()) {
                stream.due = false;
                out.write(newest.event(topic, stream.seq));
            }
        });
    }

    private void keep(AlertWatch.News news) {
        Stream stream = streams.get(Topic.ALERT);
        if (news.someLost()) {
            stream.seq++;
        }
        news.alerts().forEach(alert -> {
            if (alerts.size() == ApiLimits.MAX_WAITING_ALERTS) {
                alerts.removeFirst();
            }
            alerts.addLast(RenderedSnapshot.event(++stream.seq, alert));
        });
    }

    /**
     * How often something is sent. What is offered comes with the jitter of a loop, so that what is early by a small part of the
     * period counts; the schedule goes on from the nominal time, which keeps the rate. After a pause it starts anew instead of
     * making up for it.
     */
    private static final class Pace {
        private long periodNanos;
        private long nextNanos;
        private boolean begun;

        /** What is offered first is sent, whenever it comes. */
        void begin(long everyNanos) {
            periodNanos = everyNanos;
            begun = false;
        }

        boolean isDue(long nowNanos) {
            if (periodNanos == 0 || (begun && nowNanos - nextNanos < -periodNanos / 5)) {
                return false;
            }
            nextNanos = begun ? nextNanos : nowNanos;
            begun = true;
            nextNanos += periodNanos;
            if (nowNanos - nextNanos > 0) {
                nextNanos = nowNanos + periodNanos;
            }
            return true;
        }
    }
}
