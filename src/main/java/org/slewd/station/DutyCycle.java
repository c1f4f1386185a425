package org.slewd.station;

import java.util.Arrays;
import java.util.List;

/** How punctual the loop is: lateness of its ticks over the last minute or so. Belongs to the loop. */
final class DutyCycle {

    /** A minute at 20 Hz, 24 s at 50 Hz. */
    private static final int WINDOW = 1200;

    private final long periodNanos;
    private final long[] lateNanos = new long[WINDOW];
    private long ticks;
    private long skipped;
    private Snapshot.Loop summary;
    private long summaryAtTick = -1;

    DutyCycle(long periodNanos) {
        this.periodNanos = periodNanos;
    }

    /** Notes a tick that came {@code late} after it was due. */
    void record(long late) {
        lateNanos[(int) (ticks % WINDOW)] = late;
        ticks++;
        skipped += late / periodNanos;
    }

    /** The figures; the percentiles are computed anew once a second, not at every tick. */
    Snapshot.Loop summary(List<Snapshot.Alert> alerts) {
        long ticksPerSecond = Math.max(1, 1_000_000_000L / periodNanos);
        if (summaryAtTick < 0 || ticks - summaryAtTick >= ticksPerSecond) {
            int count = (int) Math.min(ticks, WINDOW);
            long[] sorted = Arrays.copyOf(lateNanos, count);
            Arrays.sort(sorted);
            summary = new Snapshot.Loop(
                    periodNanos / 1e6,
                    ticks,
                    skipped,
                    micros(sorted, 0.50),
                    micros(sorted, 0.99),
                    micros(sorted, 1.00),
                    alerts);
            summaryAtTick = ticks;
        }
        return new Snapshot.Loop(
                summary.periodMs(),
                ticks,
                skipped,
                summary.lateP50Us(),
                summary.lateP99Us(),
                summary.lateMaxUs(),
                alerts);
    }

    private static double micros(long[] sorted, double quantile) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.ceil(quantile * (sorted.length - 1))] / 1e3;
    }
}
