package org.slewd.receiver;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a radio can be tuned to, from its manual.
 *
 * @param bands where it can be tuned: ascending, apart from each other, at least one
 * @param modes what it can be told to demodulate
 * @param stepHz grid of frequencies
 * @param holdNanos how long one tuning is held before the next is sent; Doppler is aimed at the middle of it
 * @param hasUplink whether its other leg has a dial of its own, on the same bands and grid
 */
public record ReceiverTraits(List<Band> bands, Set<Mode> modes, long stepHz, long holdNanos, boolean hasUplink) {

    /** A stretch without gaps, both ends included. */
    public record Band(long minHz, long maxHz) {
        public Band {
            if (minHz < 1 || maxHz < minHz) {
                throw new IllegalArgumentException("not a band: " + minHz + " to " + maxHz + " Hz");
            }
        }
    }

    public ReceiverTraits {
        bands = List.copyOf(bands);
        modes = Set.copyOf(modes);
        if (bands.isEmpty() || stepHz < 1 || holdNanos < 1) {
            throw new IllegalArgumentException(
                    "bands " + bands + ", step " + stepHz + " Hz, hold " + holdNanos + " ns: each must be there");
        }
        for (int i = 1; i < bands.size(); i++) {
            if (bands.get(i).minHz() <= bands.get(i - 1).maxHz()) {
                throw new IllegalArgumentException("bands overlap or descend: " + bands);
            }
        }
    }

    /** A radio with one dial. */
    public ReceiverTraits(List<Band> bands, Set<Mode> modes, long stepHz, long holdNanos) {
        this(bands, modes, stepHz, holdNanos, false);
    }

    /** A radio that has every mode. */
    public ReceiverTraits(List<Band> bands, long stepHz, long holdNanos) {
        this(bands, EnumSet.allOf(Mode.class), stepHz, holdNanos);
    }

    /** A radio without gaps that has every mode. */
    public ReceiverTraits(long minHz, long maxHz, long stepHz, long holdNanos) {
        this(List.of(new Band(minHz, maxHz)), stepHz, holdNanos);
    }

    /** Lowest frequency of the lowest band. */
    public long minHz() {
        return bands.get(0).minHz();
    }

    /** Highest frequency of the highest band. */
    public long maxHz() {
        return bands.get(bands.size() - 1).maxHz();
    }

    /** The nearest frequency on the radio's grid; at the edge of a band it may lie outside. */
    public long onGrid(double hz) {
        return Math.round(hz / stepHz) * stepHz;
    }

    /** The same radio with a dial for its other leg. */
    public ReceiverTraits withUplink() {
        return new ReceiverTraits(bands, modes, stepHz, holdNanos, true);
    }

    /** Whether there is a dial for {@code leg}. */
    public boolean has(Leg leg) {
        return leg == Leg.DOWNLINK || hasUplink;
    }

    /** Whether {@code hz} lies in a band. */
    public boolean contains(long hz) {
        return bands.stream().anyMatch(band -> hz >= band.minHz() && hz <= band.maxHz());
    }
}
