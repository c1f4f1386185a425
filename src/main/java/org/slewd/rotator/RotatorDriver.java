package org.slewd.rotator;

import org.slewd.link.ByteSink;

/**
 * One controller protocol, as the station loop uses it. No thread, port or clock inside: bytes are pushed in at any
 * chunking, and bytes that are due are pulled out.
 *
 * <p>A driver polls the position by itself, sends the latest target when the controller is ready for it, and delivers
 * samples with their quality. It does not smooth, retry for ever, plan wraps or decide safety. Every byte string that
 * it emits is safe if it is the last one ever sent: position targets, questions and stops, never "move until told".
 *
 * <p>All methods but {@link #stopBytes} and {@link #traits} belong to the station loop.
 */
public interface RotatorDriver {

    RotatorTraits traits();

    /** The wire came up, for the first time or again: everything known is void, ask anew, move nothing. */
    void onConnect(long nowNanos);

    /** Takes what arrived, cut at any byte. */
    void onBytes(byte[] received, long nowNanos);

    /** Puts what is due into {@code out}: a stop first, then a question or a target. */
    void step(long nowNanos, ByteSink out);

    /**
     * Sets the target. The latest wins; one that was not sent yet is forgotten. The driver rounds to its grid, and sends
     * nothing when the rounded target equals the last one sent.
     *
     * @throws IllegalArgumentException when the protocol cannot express the target
     */
    void aim(Pointing target);

    /** Forgets the target and sends a stop at the next step, whatever is outstanding. Safe to repeat. */
    void stop();

    /**
     * How long to wait before a stop is said again, until stillness is seen: a quarter of a second, unless the controller
     * could then not be asked where it is.
     */
    long stopRepeatNanos();

    /** The bytes that stop all motion; the same at all times, so that any thread may send them. */
    byte[] stopBytes();

    RotatorState state(long nowNanos);
}
