package org.slewd.receiver;

/**
 * What a radio can be tuned to, from its manual.
 *
 * @param minHz lowest frequency
 * @param maxHz highest frequency
 * @param stepHz grid of frequencies
 * @param holdNanos how long one tuning is held before the next is sent; Doppler is aimed at the middle of it
 */
public record ReceiverTraits(long minHz, long maxHz, long stepHz, long holdNanos) {

    /** The nearest frequency on the radio's grid. */
    public long onGrid(double hz) {
        return Math.round(hz / stepHz) * stepHz;
    }

    public boolean contains(long hz) {
        return hz >= minHz && hz <= maxHz;
    }
}
