package org.slewd.link;

/**
 * The manners of a serial device: one request outstanding, a settle time between writes, and a deadline on silence.
 *
 * <p>A driver asks {@link #mayAsk} before each write, reports {@link #asked} and {@link #answered}, and calls {@link
 * #expire} once per step. Times are monotonic nanoseconds, compared by subtraction. One thread.
 */
public final class Conversation {

    /** Misses in a row after which contact counts as degraded. */
    private static final int MISSES_UNTIL_DEGRADED = 3;

    /** Silence after which a device that has been asked counts as silent. */
    private static final long SILENT_AFTER_NANOS = 2_000_000_000L;

    private final long replyTimeoutNanos;
    private final long settleNanos;
    private final long pauseNanos;

    private boolean awaiting;
    private long askedNanos;
    private long quietUntilNanos;
    private long lastHeardNanos;
    private boolean everHeard;
    private int misses;

    /**
     * @param replyTimeoutNanos how long a reply may take before it is given up
     * @param settleNanos how long the device wants to be left alone after a write or a reply
     */
    public Conversation(long replyTimeoutNanos, long settleNanos, long nowNanos) {
        this(replyTimeoutNanos, settleNanos, settleNanos, nowNanos);
    }

    /**
     * @param replyTimeoutNanos how long a reply may take before it is given up
     * @param settleNanos how long the device wants to be left alone after a write that it does not answer
     * @param pauseNanos how long it wants to be left alone after a reply
     */
    public Conversation(long replyTimeoutNanos, long settleNanos, long pauseNanos, long nowNanos) {
        this.replyTimeoutNanos = replyTimeoutNanos;
        this.settleNanos = settleNanos;
        this.pauseNanos = pauseNanos;
        restart(nowNanos);
    }

    /** The wire came up anew: nothing outstanding, nothing heard. */
    public void restart(long nowNanos) {
        awaiting = false;
        quietUntilNanos = nowNanos;
        lastHeardNanos = nowNanos;
        everHeard = false;
        misses = 0;
    }

    /** Whether the next request may go out. */
    public boolean mayAsk(long nowNanos) {
        return !awaiting && nowNanos - quietUntilNanos >= 0;
    }

    /** A request went out that wants an answer. */
    public void asked(long nowNanos) {
        awaiting = true;
        askedNanos = nowNanos;
    }

    /** Bytes went out that nothing answers; the device still needs its settle time. */
    public void told(long nowNanos) {
        quietUntilNanos = nowNanos + settleNanos;
    }

    public boolean isAwaiting() {
        return awaiting;
    }

    /** A valid answer to the outstanding request arrived. */
    public void answered(long nowNanos) {
        awaiting = false;
        quietUntilNanos = nowNanos + pauseNanos;
        lastHeardNanos = nowNanos;
        everHeard = true;
        misses = 0;
    }

    /** Gives up what is outstanding without counting a miss: a STOP overtook it. */
    public void abandon(long nowNanos) {
        awaiting = false;
        quietUntilNanos = nowNanos;
    }

    /**
     * Checks the deadline of the outstanding request.
     *
     * @return true once, at the step in which it was given up; the driver then drops what arrived and asks anew
     */
    public boolean expire(long nowNanos) {
        if (!awaiting || nowNanos - askedNanos < replyTimeoutNanos) {
            return false;
        }
        awaiting = false;
        quietUntilNanos = nowNanos;
        misses++;
        return true;
    }

    /** Requests in a row that were given up. */
    public int misses() {
        return misses;
    }

    public Contact contact(long nowNanos) {
        if (misses > 0 && nowNanos - lastHeardNanos >= SILENT_AFTER_NANOS) {
            return Contact.SILENT;
        }
        if (misses >= MISSES_UNTIL_DEGRADED) {
            return Contact.DEGRADED;
        }
        return everHeard ? Contact.ANSWERING : Contact.UNKNOWN;
    }
}
