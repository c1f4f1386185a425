package org.slewd.receiver;

/**
 * How a radio wants to be spoken to.
 *
 * @param title what people call it
 * @param tells whether it can tell where it is tuned
 * @param replyTimeoutNanos how long an answer may take before it is given up
 * @param settleNanos how long it wants to be left alone after a write that it does not answer
 * @param pauseNanos how long it wants to be left alone after an answer
 * @param readBackAfterNanos how long it needs after a setting before it reports it
 */
public record Manners(
        String title,
        boolean tells,
        long replyTimeoutNanos,
        long settleNanos,
        long pauseNanos,
        long readBackAfterNanos) {

    /** Of a radio that wants to be left alone for as long after an answer as after a write. */
    public Manners(String title, boolean tells, long replyTimeoutNanos, long settleNanos, long readBackAfterNanos) {
        this(title, tells, replyTimeoutNanos, settleNanos, settleNanos, readBackAfterNanos);
    }
}
