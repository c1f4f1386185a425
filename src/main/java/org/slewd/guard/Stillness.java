package org.slewd.guard;

import org.slewd.rotator.Pointing;

/** Watches reports until they show that nothing moves. One thread. */
public final class Stillness {

    /**
     * How long the reports must agree. The slowest common axis, 2.2 degrees a second, passes a mark of a whole-degree
     * read-back every 0.45 s; twice that leaves room for a noisy encoder.
     */
    private static final long AGREE_NANOS = 1_000_000_000L;

    private static final int LEAST_REPORTS = 3;

    private final double stepDeg;
    private Pointing first;
    private long firstNanos;
    private long lastNanos;
    private int reports;

    /** @param stepDeg read-back step; reports within one step of each other are the same place */
    public Stillness(double stepDeg) {
        this.stepDeg = stepDeg;
    }

    public void restart() {
        reports = 0;
    }

    public void add(Pointing report, long nanos) {
        boolean same = reports > 0
                && Math.abs(report.azimuthDeg() - first.azimuthDeg()) <= stepDeg * 1.01
                && Math.abs(report.elevationDeg() - first.elevationDeg()) <= stepDeg * 1.01;
        if (!same) {
            first = report;
            firstNanos = nanos;
            reports = 0;
        }
        reports++;
        lastNanos = nanos;
    }

    public boolean isStill() {
        return reports >= LEAST_REPORTS && lastNanos - firstNanos >= AGREE_NANOS;
    }
}
