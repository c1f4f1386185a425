package org.slewd.link;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;

/**
 * What can go wrong with the answers of a simulated device on their way to the station, on demand. Any thread.
 */
public final class WireFaults {

    private boolean off;
    private double garbageShare;
    private double lostShare;
    private double cutShare;
    private boolean merging;
    private boolean echoing;
    private Random random = new Random(0);
    private long delayNanos;
    private byte[] held = new byte[0];

    /** Nothing is wrong any more. */
    public synchronized void clear() {
        off = false;
        garbageShare = 0;
        lostShare = 0;
        cutShare = 0;
        merging = false;
        echoing = false;
        delayNanos = 0;
        held = new byte[0];
    }

    /** Swallows every answer while {@code on}. */
    public synchronized void off(boolean on) {
        off = on;
    }

    /**
     * Replaces bytes at random.
     *
     * @param share of all bytes, 0 for none to 1 for all
     * @param seed the same seed spoils the same bytes
     */
    public synchronized void garbage(double share, long seed) {
        garbageShare = checked(share);
        random = new Random(seed);
    }

    /** As {@link #garbage}, but swallows whole answers. */
    public synchronized void intermittent(double share, long seed) {
        lostShare = checked(share);
        random = new Random(seed);
    }

    /** As {@link #garbage}, but cuts off the end of answers, anywhere. */
    public synchronized void cut(double share, long seed) {
        cutShare = checked(share);
        random = new Random(seed);
    }

    /** Holds back every other answer and lets it arrive with the next one, while {@code on}. */
    public synchronized void merge(boolean on) {
        merging = on;
        held = on ? held : new byte[0];
    }

    /** Lets the station hear what it said itself, before the answer, while {@code on}. */
    public synchronized void echo(boolean on) {
        echoing = on;
    }

    /** Holds back every answer by {@code delayNanos}. */
    public synchronized void delayed(long delayNanos) {
        if (delayNanos < 0) {
            throw new IllegalArgumentException("an answer cannot come before its question: " + delayNanos);
        }
        this.delayNanos = delayNanos;
    }

    public synchronized long delayNanos() {
        return delayNanos;
    }

    /** What arrives of what the station said itself; mostly nothing, an empty array. */
    public synchronized byte[] echoOf(byte[] said) {
        return echoing ? apply(said) : new byte[0];
    }

    /** What arrives of {@code answer}; of a swallowed one nothing, an empty array. */
    public synchronized byte[] apply(byte[] answer) {
        if (off || (lostShare > 0 && random.nextDouble() < lostShare)) {
            return new byte[0];
        }
        byte[] arrived = answer.clone();
        if (cutShare > 0 && random.nextDouble() < cutShare) {
            arrived = Arrays.copyOf(arrived, random.nextInt(arrived.length + 1));
        }
        if (garbageShare > 0) {
            for (int i = 0; i < arrived.length; i++) {
                if (random.nextDouble() < garbageShare) {
                    arrived[i] = (byte) random.nextInt(256);
                }
            }
        }
        return merging ? merged(arrived) : arrived;
    }

    private byte[] merged(byte[] arrived) {
        if (held.length == 0) {
            held = arrived;
            return new byte[0];
        }
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(held);
        both.writeBytes(arrived);
        held = new byte[0];
        return both.toByteArray();
    }

    private static double checked(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("not a share between 0 and 1: " + share);
        }
        return share;
    }
}
