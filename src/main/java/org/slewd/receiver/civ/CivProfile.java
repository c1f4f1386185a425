package org.slewd.receiver.civ;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.slewd.receiver.Half;
import org.slewd.receiver.Leg;
import org.slewd.receiver.Mode;
import org.slewd.receiver.ReceiverOptions;
import org.slewd.receiver.ReceiverTraits;
import org.slewd.receiver.ReceiverTraits.Band;

/**
 * What differs between radios on the bus.
 *
 * @param title what people call it
 * @param address where it listens unless its owner has changed that
 * @param traits where it can be tuned and what it can be told to demodulate
 * @param modeCodes every mode code that it knows
 * @param inside what is inside
 * @param downlink which half hears the downlink while both legs are tuned; means nothing on a set with one receiver
 */
record CivProfile(
        String title, int address, ReceiverTraits traits, Set<Integer> modeCodes, Inside inside, Half downlink) {

    /** With the downlink on SUB, which is usual because these sets transmit on MAIN. */
    CivProfile(String title, int address, ReceiverTraits traits, Set<Integer> modeCodes, Inside inside) {
        this(title, address, traits, modeCodes, inside, Half.SUB);
    }

    /** The same radio with what its owner has set on it. */
    CivProfile fitted(ReceiverOptions options) {
        return new CivProfile(
                title,
                options.civAddress().orElse(address),
                traits,
                modeCodes,
                inside,
                options.downlinkOn().orElse(downlink));
    }

    /** What a set is made of, which says how its other leg is reached. */
    enum Inside {
        /** A receiver and nothing else. */
        RECEIVER,

        /** One receiver, one transmitter and two VFOs; the other VFO is reached by 25 and 26. */
        TWO_VFOS,

        /** One receiver, one transmitter; the other VFO cannot be reached without leaving this one. */
        ONE_VFO,

        /** Two receivers, MAIN and SUB, and a transmitter; reached by 07 D0 and 07 D1. */
        TWIN,

        /** As {@link #TWIN}, with a satellite mode in which MAIN and SUB are the two legs. */
        SATELLITE_TWIN
    }

    /** Whether it has two receivers, MAIN and SUB. */
    boolean twin() {
        return inside == Inside.TWIN || inside == Inside.SATELLITE_TWIN;
    }

    /** The half on which a leg is, on a set with two receivers. */
    Half half(Leg leg) {
        return leg == Leg.DOWNLINK ? downlink : downlink.other();
    }

    /** Whether it could transmit. */
    boolean transmits() {
        return inside != Inside.RECEIVER;
    }

    /**
     * Setting and reading back take two ticks of 50 ms with what a radio needs in between; the third is the margin that keeps a
     * bus of 19200 baud below ten settings a second.
     */
    private static final long HOLD_NANOS = 150_000_000L;

    /** The sets answer the same at half the speed of the newer ones. */
    private static final long OLD_HOLD_NANOS = 200_000_000L;

    private static final Band TWO_METRES = new Band(144_000_000, 148_000_000);
    private static final Band SEVENTY_CENTIMETRES = new Band(430_000_000, 450_000_000);
    private static final Band TWENTY_THREE_CENTIMETRES = new Band(1_240_000_000, 1_300_000_000);
    private static final Set<Mode> WITHOUT_WFM = EnumSet.complementOf(EnumSet.of(Mode.WFM));
    private static final Set<Integer> USUAL_CODES = Set.of(0, 1, 2, 3, 4, 5, 7, 8);

    static final CivProfile IC_R8600 = new CivProfile(
            "IC-R8600",
            0x96,
            new ReceiverTraits(10_000, 3_000_000_000L, 1, HOLD_NANOS),
            Set.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 0x11, 0x14, 0x15, 0x16, 0x17, 0x18, 0x19, 0x20, 0x21),
            Inside.RECEIVER);

    /** The widest of the national versions, as for all sets; a narrower one refuses by itself. */
    static final CivProfile IC_9700 = new CivProfile(
            "IC-9700",
            0xA2,
            new ReceiverTraits(
                            List.of(TWO_METRES, SEVENTY_CENTIMETRES, TWENTY_THREE_CENTIMETRES),
                            WITHOUT_WFM,
                            1,
                            HOLD_NANOS)
                    .withUplink(),
            Set.of(0, 1, 2, 3, 4, 5, 7, 8, 0x17, 0x22),
            Inside.SATELLITE_TWIN);

    static final CivProfile IC_9100 = new CivProfile(
            "IC-9100",
            0x7C,
            new ReceiverTraits(
                            List.of(
                                    new Band(30_000, 60_000_000),
                                    new Band(136_000_000, 174_000_000),
                                    new Band(420_000_000, 480_000_000),
                                    TWENTY_THREE_CENTIMETRES),
                            WITHOUT_WFM,
                            1,
                            HOLD_NANOS)
                    .withUplink(),
            Set.of(0, 1, 2, 3, 4, 5, 7, 8, 0x17),
            Inside.SATELLITE_TWIN);

    static final CivProfile IC_705 = new CivProfile(
            "IC-705",
            0xA4,
            new ReceiverTraits(
                            List.of(new Band(30_000, 199_999_999), new Band(400_000_000, 470_000_000)),
                            EnumSet.allOf(Mode.class),
                            1,
                            HOLD_NANOS)
                    .withUplink(),
            Set.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 0x17),
            Inside.TWO_VFOS);

    static final CivProfile IC_7100 = new CivProfile(
            "IC-7100",
            0x88,
            new ReceiverTraits(
                    List.of(new Band(30_000, 199_999_999), new Band(400_000_000, 470_000_000)),
                    EnumSet.allOf(Mode.class),
                    1,
                    HOLD_NANOS),
            Set.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 0x17),
            Inside.ONE_VFO);

    static final CivProfile IC_910H = new CivProfile(
            "IC-910H",
            0x60,
            new ReceiverTraits(
                            List.of(TWO_METRES, SEVENTY_CENTIMETRES, TWENTY_THREE_CENTIMETRES),
                            EnumSet.of(Mode.LSB, Mode.USB, Mode.CW, Mode.FM),
                            1,
                            OLD_HOLD_NANOS)
                    .withUplink(),
            USUAL_CODES,
            Inside.TWIN);

    static final CivProfile IC_821H = new CivProfile(
            "IC-821H",
            0x4C,
            new ReceiverTraits(
                            List.of(TWO_METRES, SEVENTY_CENTIMETRES),
                            EnumSet.of(Mode.LSB, Mode.USB, Mode.CW, Mode.FM),
                            10,
                            OLD_HOLD_NANOS)
                    .withUplink(),
            USUAL_CODES,
            Inside.TWIN);
}
