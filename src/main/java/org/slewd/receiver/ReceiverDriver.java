package org.slewd.receiver;

import org.slewd.link.ByteSink;

/**
 * One radio protocol, as the station loop uses it. No thread, port or clock inside. No method and no byte of a driver can
 * key a transmitter. All methods but {@link #traits} belong to the station loop.
 */
public interface ReceiverDriver {

    ReceiverTraits traits();

    /** The wire came up, for the first time or again: everything known is void. */
    void onConnect(long nowNanos);

    /** Takes what arrived, cut at any byte. */
    void onBytes(byte[] received, long nowNanos);

    /** Puts what is due into {@code out}. */
    void step(long nowNanos, ByteSink out);

    /**
     * Puts into {@code out} what the radio is told when the station closes, so that its owner has it back: nothing, for one
     * that its owner has at all times. Nothing is answered any more.
     */
    default void takeLeave(ByteSink out) {}

    /** Nobody wants anything of a leg any more: its dial is left to whoever sits at the radio until it is tuned again. */
    void release(Leg leg);

    /**
     * Sets the wanted tuning of a leg. The latest wins; nothing is sent when the radio already has it.
     *
     * @throws IllegalArgumentException when the radio cannot be tuned there, or has no such leg
     */
    void tune(Leg leg, Tuning wanted);

    /**
     * Whether a tuning handed over now is sent at the next step; the first of an uplink may be sent a little later, as its
     * dial is asked first. If not, an answer is outstanding or the radio wants to be
     * left alone, and whoever tunes along with something that moves does better to decide later.
     */
    boolean takesTuning(Leg leg, long nowNanos);

    /**
     * How long one tuning is held before the radio takes the next: as long as its kind usually does, or longer where it has
     * lately needed longer to be set and read back.
     */
    default long holdNanos() {
        return traits().holdNanos();
    }

    ReceiverState state(long nowNanos);
}
