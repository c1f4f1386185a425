package org.slewd.mount;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.slewd.rotator.RotatorState;

/** The position reports of one axis since a leg began, and what they have in common. One thread. */
final class ReportLog {

    /** An hour at ten reports a second; a trial is over long before. */
    private static final int MOST_INTERVALS = 36_000;

    /** To and fro and to again. */
    private static final int FLICKER = 3;

    private record Entry(long nanos, double deg) {}

    private final List<Entry> entries = new ArrayList<>();
    private final List<Double> intervals = new ArrayList<>();
    private double leastDifferenceDeg = Double.POSITIVE_INFINITY;
    private long changedNanos;

    void add(RotatorState.Measured read, Axis axis) {
        double deg = axis.of(read.pointing());
        if (entries.isEmpty()) {
            changedNanos = read.nanos();
        } else {
            Entry last = entries.get(entries.size() - 1);
            if (last.nanos == read.nanos()) {
                return;
            }
            if (intervals.size() < MOST_INTERVALS) {
                intervals.add((read.nanos() - last.nanos) / 1e9);
            }
            double difference = Math.abs(deg - last.deg);
            if (difference > 1e-9) {
                leastDifferenceDeg = Math.min(leastDifferenceDeg, difference);
                changedNanos = read.nanos();
            }
        }
        entries.add(new Entry(read.nanos(), deg));
    }

    /** Forgets all but the last two seconds: what the axis reads before the next leg. */
    void begin(long nowNanos) {
        entries.removeIf(entry -> nowNanos - entry.nanos > 2_000_000_000L);
    }

    /** Whether the reading has not changed for {@code seconds}, noise of one step aside. */
    boolean isQuiet(long nowNanos, double seconds) {
        return nowNanos - changedNanos >= seconds * 1e9 || hasOnlyNoise(nowNanos, seconds);
    }

    // An encoder between two steps flickers for ever; one that goes from one step to the next moves.
    private boolean hasOnlyNoise(long nowNanos, double seconds) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        int changes = 0;
        double last = Double.NaN;
        for (Entry entry : entries) {
            if (nowNanos - entry.nanos <= 2 * seconds * 1e9) {
                changes += Math.abs(entry.deg - last) > 1e-9 ? 1 : 0;
                last = entry.deg;
                low = Math.min(low, entry.deg);
                high = Math.max(high, entry.deg);
            }
        }
        return changes >= FLICKER && high - low <= 1.01 * leastDifferenceDeg;
    }

    /** Mean of the reports from {@code fromNanos} on, at least the last one. */
    double meanSince(long fromNanos) {
        return entries.stream()
                .filter(entry -> entry.nanos - fromNanos >= 0)
                .mapToDouble(Entry::deg)
                .average()
                .orElseGet(() -> entries.get(entries.size() - 1).deg);
    }

    /** The reports between two times, as seconds after the first. */
    List<Slew.Report> between(long fromNanos, long toNanos, double sign) {
        return entries.stream()
                .filter(entry -> entry.nanos - fromNanos >= 0 && entry.nanos - toNanos <= 0)
                .map(entry -> new Slew.Report((entry.nanos - fromNanos) / 1e9, sign * entry.deg))
                .toList();
    }

    /** The least difference between reports, at least {@code stepDeg}. */
    double resolutionDeg(double stepDeg) {
        return Double.isFinite(leastDifferenceDeg) ? Math.max(stepDeg, leastDifferenceDeg) : stepDeg;
    }

    /** The usual time between reports. */
    double intervalSeconds() {
        List<Double> sorted = new ArrayList<>(intervals);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }
}
