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
 * @param barredHz what a frequency on the grid must not end with, in hertz below a kilohertz, because the radio is better not
 *     told it; usually nothing, and never two neighbours
 */
public record ReceiverTraits(
        List<Band> bands, Set<Mode> modes, long stepHz, long holdNanos, boolean hasUplink, Set<Long> barredHz) {

    private static final long KILOHERTZ = 1_000;

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
        barredHz = Set.copyOf(barredHz);
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
        this(bands, modes, stepHz, holdNanos, false, Set.of());
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

    /** The nearest frequency on the radio's grid that it may be told; at the edge of a band it may lie outside. */
    public long onGrid(double hz) {
        long nearest = Math.round(hz / stepHz) * stepHz;
        if (!barredHz.contains(Math.floorMod(nearest, KILOHERTZ))) {
            return nearest;
        }
        return hz < nearest ? nearest - stepHz : nearest + stepHz;
    }

    /** Whether {@code hz} is what {@link #onGrid} makes of it. */
    public boolean isOnGrid(long hz) {
        return onGrid((double) hz) == hz;
    }

    /** The same radio with a dial for its other leg. */
    public ReceiverTraits withUplink() {
        return new ReceiverTraits(bands, modes, stepHz, holdNanos, true, barredHz);
    }

    /** The same radio, never told a frequency that ends with one of these, in hertz below a kilohertz. */
    public ReceiverTraits barring(Set<Long> endingsHz) {
        return new ReceiverTraits(bands, modes, stepHz, holdNanos, hasUplink, endingsHz);
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
