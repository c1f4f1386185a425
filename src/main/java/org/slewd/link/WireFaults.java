package org.slewd.link;

import java.util.Random;

/**
 * What can go wrong with the answers of a simulated device on their way to the station, on demand. Any thread.
 */
public final class WireFaults {

    private boolean mute;
    private double garbleShare;
    private Random random = new Random(0);
    private long delayNanos;

    /** Swallows every answer while {@code on}. */
    public synchronized void mute(boolean on) {
        mute = on;
    }

    /**
     * Replaces bytes at random.
     *
     * @param share of all bytes, 0 for none to 1 for all
     * @param seed the same seed spoils the same bytes
     */
    public synchronized void garble(double share, long seed) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("not a share between 0 and 1: " + share);
        }
        garbleShare = share;
        random = new Random(seed);
    }

    /** Holds back every answer by {@code delayNanos}. */
    public synchronized void delay(long delayNanos) {
        if (delayNanos < 0) {
            throw new IllegalArgumentException("an answer cannot come before its question: " + delayNanos);
        }
        this.delayNanos = delayNanos;
    }

    public synchronized long delayNanos() {
        return delayNanos;
    }

    /** What arrives of {@code answer}; of a swallowed one nothing, an empty array. */
    public synchronized byte[] apply(byte[] answer) {
        if (mute) {
            return new byte[0];
        }
        byte[] arrived = answer.clone();
        if (garbleShare > 0) {
            for (int i = 0; i < arrived.length; i++) {
                if (random.nextDouble() < garbleShare) {
                    arrived[i] = (byte) random.nextInt(256);
                }
            }
        }
        return arrived;
    }
}
