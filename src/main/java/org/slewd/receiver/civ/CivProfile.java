package org.slewd.receiver.civ;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.slewd.receiver.Mode;
import org.slewd.receiver.ReceiverTraits;
import org.slewd.receiver.ReceiverTraits.Band;

/**
 * What differs between radios on the bus.
 *
 * @param title what people call it
 * @param address where it listens unless its owner has changed that
 * @param traits where it can be tuned and what it can be told to demodulate
 * @param modeCodes every mode code that it knows
 * @param twin whether it has two receivers, MAIN and SUB, and a transmitter
 */
record CivProfile(String title, int address, ReceiverTraits traits, Set<Integer> modeCodes, boolean twin) {

    /**
     * Setting and reading back take two ticks of 50 ms with what a radio needs in between; the third is the margin that keeps a
     * bus of 19200 baud below ten settings a second.
     */
    private static final long HOLD_NANOS = 150_000_000L;

    static final CivProfile IC_R8600 = new CivProfile(
            "IC-R8600",
            0x96,
            new ReceiverTraits(10_000, 3_000_000_000L, 1, HOLD_NANOS),
            Set.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 0x11, 0x14, 0x15, 0x16, 0x17, 0x18, 0x19, 0x20, 0x21),
            false);

    /** The widest of the national versions; a narrower one refuses by itself. */
    static final CivProfile IC_9700 = new CivProfile(
            "IC-9700",
            0xA2,
            new ReceiverTraits(
                    List.of(
                            new Band(144_000_000, 148_000_000),
                            new Band(430_000_000, 450_000_000),
                            new Band(1_240_000_000, 1_300_000_000)),
                    EnumSet.complementOf(EnumSet.of(Mode.WFM)),
                    1,
                    HOLD_NANOS),
            Set.of(0, 1, 2, 3, 4, 5, 7, 8, 0x17, 0x22),
            true);
}
