package org.slewd.receiver.yaesu;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slewd.receiver.Leg;
import org.slewd.receiver.Mode;
import org.slewd.receiver.ReceiverTraits;
import org.slewd.receiver.ReceiverTraits.Band;

/**
 * What differs between radios that are told things in blocks of five bytes.
 *
 * @param title what people call it
 * @param traits where it can be tuned and what it can be told to demodulate
 * @param modeCodes every code of a mode that it knows
 * @param answers what it answers
 * @param satellite how it is told of its two legs; empty for one with a single dial
 */
record YaesuProfile(
        String title, ReceiverTraits traits, Set<Integer> modeCodes, Answers answers, Optional<Satellite> satellite) {

    /** What a set answers. Each answers something, or it could not be known whether it is still in step. */
    enum Answers {
        /** Questions with what was asked, everything else with a byte. */
        EVERYTHING,

        /** Questions, and nothing else. */
        QUESTIONS,

        /** Only how strong its signal is and whether its squelch is open, in five bytes of which the first counts. */
        METER
    }

    /**
     * The words of a satellite mode.
     *
     * @param on switches it on
     * @param off switches it off, which slewd leaves to the owner
     * @param setReceive sets the frequency of the downlink; that of the uplink is 10h more, and so on
     * @param readReceive asks for frequency and mode of the downlink; for a set that does not tell without meaning
     * @param modeReceive sets the mode of the downlink
     */
    record Satellite(int on, int off, int setReceive, int readReceive, int modeReceive) {}

    private static final int UPLINK_IS_MORE_BY = 0x10;

    /** Setting, its answer, reading back and its answer at 4800 baud, with the ticks of 50 ms between them. */
    private static final long HOLD_NANOS = 200_000_000L;

    private static final long STEP_HZ = 10;

    /** The last two digits that are sent would be 08: a single byte from nowhere before them would key the transmitter. */
    private static final Set<Long> BARRED_HZ = Set.of(80L);

    private static final Set<Integer> PORTABLE_CODES =
            Set.of(0x00, 0x01, 0x02, 0x03, 0x04, 0x06, 0x08, 0x0A, 0x0C, 0x82, 0x83, 0x88, 0x8A);

    static final YaesuProfile FT_817 = portable("FT-817", new Band(76_000_000, 154_000_000));

    /** The same inside as far as it is spoken to here. */
    static final YaesuProfile FT_818 = portable("FT-818", new Band(76_000_000, 154_000_000));

    static final YaesuProfile FT_857 =
            portable("FT-857", new Band(76_000_000, 108_000_000), new Band(118_000_000, 164_000_000));

    static final YaesuProfile FT_897 =
            portable("FT-897", new Band(76_000_000, 108_000_000), new Band(118_000_000, 164_000_000));

    static final YaesuProfile FT_847 = new YaesuProfile(
            "FT-847",
            new ReceiverTraits(
                            List.of(
                                    new Band(100_000, 30_000_000),
                                    new Band(36_000_000, 76_000_000),
                                    new Band(108_000_000, 174_000_000),
                                    new Band(420_000_000, 512_000_000)),
                            EnumSet.complementOf(EnumSet.of(Mode.WFM)),
                            STEP_HZ,
                            HOLD_NANOS)
                    .barring(BARRED_HZ)
                    .withUplink(),
            Set.of(0x00, 0x01, 0x02, 0x03, 0x04, 0x08, 0x82, 0x83, 0x84, 0x88),
            Answers.QUESTIONS,
            Optional.of(new Satellite(0x4E, 0x8E, 0x11, 0x13, 0x17)));

    /** The widest of the national versions with all its units; what is not fitted it ignores. */
    static final YaesuProfile FT_736R = new YaesuProfile(
            "FT-736R",
            new ReceiverTraits(
                            List.of(
                                    new Band(50_000_000, 53_999_990),
                                    new Band(144_000_000, 147_999_990),
                                    new Band(220_000_000, 224_999_990),
                                    new Band(430_000_000, 449_999_990),
                                    new Band(1_240_000_000, 1_299_999_990)),
                            EnumSet.of(Mode.LSB, Mode.USB, Mode.CW, Mode.FM),
                            STEP_HZ,
                            HOLD_NANOS)
                    .barring(BARRED_HZ)
                    .withUplink(),
            Set.of(0x00, 0x01, 0x02, 0x08, 0x82, 0x88),
            Answers.METER,
            Optional.of(new Satellite(0x0E, 0x8E, 0x1E, 0, 0x17)));

    private static YaesuProfile portable(String title, Band... veryHigh) {
        List<Band> bands = new ArrayList<>();
        bands.add(new Band(100_000, 56_000_000));
        bands.addAll(List.of(veryHigh));
        bands.add(new Band(420_000_000, 470_000_000));
        return new YaesuProfile(
                title,
                new ReceiverTraits(bands, EnumSet.allOf(Mode.class), STEP_HZ, HOLD_NANOS).barring(BARRED_HZ),
                PORTABLE_CODES,
                Answers.EVERYTHING,
                Optional.empty());
    }

    /** Whether it tells its frequency. */
    boolean tells() {
        return answers != Answers.METER;
    }

    /** Whether it has to be told that it is to listen. */
    boolean wantsSwitchingOn() {
        return answers != Answers.EVERYTHING;
    }

    /**
     * Sets the frequency of a leg.
     *
     * @param duplex whether the legs have dials of their own, in the satellite mode
     */
    int setWord(Leg leg, boolean duplex) {
        return duplex ? on(leg, satellite.orElseThrow().setReceive()) : YaesuBlock.SET_MAIN;
    }

    /** As {@link #setWord}, for the mode. */
    int modeWord(Leg leg, boolean duplex) {
        return duplex ? on(leg, satellite.orElseThrow().modeReceive()) : YaesuBlock.MODE_MAIN;
    }

    /** What is asked to learn where the dial of a leg is; for a set that does not tell, what shows that it is in step. */
    int questionWord(Leg leg, boolean duplex) {
        if (!tells()) {
            return YaesuBlock.TRANSMITTER_STATUS;
        }
        return duplex ? on(leg, satellite.orElseThrow().readReceive()) : YaesuBlock.READ_MAIN;
    }

    /** Asks for the signal meter. */
    int meterWord() {
        return tells() ? YaesuBlock.RECEIVER_STATUS : YaesuBlock.TRANSMITTER_STATUS;
    }

    /** What the meter shows, as a share of its scale, in the first byte of an answer. */
    double meterIn(byte first) {
        int shown = first & 0xFF;
        return switch (answers) {
            case EVERYTHING -> (shown & 0x0F) / 15.0;
            case QUESTIONS -> (shown & 0x1F) / 31.0;
            case METER -> shown / 255.0;
        };
    }

    private static int on(Leg leg, int receive) {
        return leg == Leg.DOWNLINK ? receive : receive + UPLINK_IS_MORE_BY;
    }
}
