package org.slewd.signal;

/**
 * Dates samples by counting them. When a block arrives says little about when it was taken: a network hands blocks over late and
 * in bursts, never early. So the date of the first sample follows the least late arrivals, and may otherwise drift only as fast
 * as the crystal of a receiver can be off. Where everything has been late by a jump for a while, and always by the same, samples are missing: they count as
 * lost, so that the index of a sample stays its place in time. Lateness that shrinks is a queue that drains, and nothing is missing. One thread.
 */
public final class SampleClock {

    /** A cheap crystal is within 100 millionths of its nominal frequency. */
    private static final double CRYSTAL = 100e-6;

    /** Of the arrivals of so long the least late one counts. */
    private static final long JUDGED_NANOS = 1_000_000_000L;

    /** Less than that is the jitter of a network. */
    private static final long JUMP_NANOS = 100_000_000L;

    /** So many times in turn it has to be late by the same: the server holds up to 500 buffers back, and drains them as fast as the network lets it. */
    private static final int STEADY_TIMES = 3;

    /** What counts as the same; a queue that drains by less than half a percent of the rate looks like that too. */
    private static final long STEADY_NANOS = 10_000_000L;

    private final double rateHz;
    private boolean begun;
    private long index;

    /** When sample 0 was taken, as seen by the least late arrival. */
    private long originNanos;

    private long updatedNanos;
    private long judgedSinceNanos;
    private long leastLateNanos;
    private int steadyTimes;
    private long steadyLeastNanos;
    private long steadyMostNanos;
    private long lost;

    public SampleClock(double rateHz) {
        if (!(rateHz > 0)) {
            throw new IllegalArgumentException("rate " + rateHz + " Hz");
        }
        this.rateHz = rateHz;
    }

    /**
     * Takes note of a block whose last sample arrived at {@code arrivalNanos}.
     *
     * @return the index of its first sample, lost ones counted
     */
    public long arrived(int samples, long arrivalNanos) {
        long first = index;
        index += samples;
        long originSeen = arrivalNanos - nanos(index);
        if (!begun) {
            begun = true;
            originNanos = originSeen;
            updatedNanos = arrivalNanos;
            restartJudging(arrivalNanos);
            leastLateNanos = 0;
            return first;
        }
        originNanos += Math.round((arrivalNanos - updatedNanos) * CRYSTAL);
        updatedNanos = arrivalNanos;
        long late = originSeen - originNanos;
        if (late < 0) {
            originNanos = originSeen;
            late = 0;
        }
        leastLateNanos = Math.min(leastLateNanos, late);
        if (arrivalNanos - judgedSinceNanos >= JUDGED_NANOS) {
            if (isSteadilyLate()) {
                long missing = Math.round(steadyLeastNanos * rateHz / 1e9);
                lost += missing;
                index += missing;
                first += missing;
                steadyTimes = 0;
            }
            restartJudging(arrivalNanos);
        }
        return first;
    }

    /** When the sample {@code sampleIndex} was taken, on the monotonic clock. */
    public long nanosOf(long sampleIndex) {
        return originNanos + nanos(sampleIndex);
    }

    /** How many samples were never seen, as their absence tells. */
    public long lost() {
        return lost;
    }

    private boolean isSteadilyLate() {
        if (leastLateNanos <= JUMP_NANOS) {
            steadyTimes = 0;
            return false;
        }
        long least = Math.min(steadyLeastNanos, leastLateNanos);
        long most = Math.max(steadyMostNanos, leastLateNanos);
        boolean asBefore = steadyTimes > 0 && most - least <= STEADY_NANOS;
        steadyTimes = asBefore ? steadyTimes + 1 : 1;
        steadyLeastNanos = asBefore ? least : leastLateNanos;
        steadyMostNanos = asBefore ? most : leastLateNanos;
        return steadyTimes == STEADY_TIMES;
    }

    private void restartJudging(long nowNanos) {
        judgedSinceNanos = nowNanos;
        leastLateNanos = Long.MAX_VALUE;
    }

    private long nanos(long samples) {
        return Math.round(samples / rateHz * 1e9);
    }
}
