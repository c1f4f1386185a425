package org.slewd.receiver.kenwood;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.slewd.receiver.Leg;
import org.slewd.receiver.Mode;
import org.slewd.receiver.ReceiverTraits;
import org.slewd.receiver.ReceiverTraits.Band;

/**
 * What differs between radios of this grammar, and the words that follow from it. Words are without the semicolon.
 *
 * @param title what people call it
 * @param id what it answers to {@code ID}
 * @param traits where it can be tuned and what it can be told to demodulate
 * @param digits width of a frequency
 * @param modeWord how a mode is asked for; a digit behind it sets it
 * @param meterWord how the meter is asked for
 * @param meterFull full scale of the meter
 */
record KenwoodProfile(
        String title, String id, ReceiverTraits traits, int digits, String modeWord, String meterWord, int meterFull) {

    /** Setting, reading back, and the ticks of 50 ms between them; the third is the margin. */
    private static final long HOLD_NANOS = 150_000_000L;

    private static final Set<Mode> MODES = EnumSet.complementOf(EnumSet.of(Mode.WFM));

    private static final Map<Mode, String> MODE_DIGITS =
            Map.of(Mode.LSB, "1", Mode.USB, "2", Mode.CW, "3", Mode.FM, "4", Mode.AM, "5");

    /** The widest of the national versions; a narrower one refuses by itself. */
    static final KenwoodProfile TS_2000 = new KenwoodProfile(
            "TS-2000",
            "ID019",
            new ReceiverTraits(
                            List.of(
                                    new Band(30_000, 60_000_000),
                                    new Band(118_000_000, 174_000_000),
                                    new Band(220_000_000, 512_000_000),
                                    new Band(1_240_000_000, 1_300_000_000)),
                            MODES,
                            1,
                            HOLD_NANOS)
                    .withUplink(),
            11,
            "MD",
            "SM0",
            30);

    static final KenwoodProfile TS_480 = new KenwoodProfile(
            "TS-480",
            "ID020",
            new ReceiverTraits(List.of(new Band(30_000, 60_000_000)), MODES, 1, HOLD_NANOS),
            11,
            "MD",
            "SM0",
            20);

    static final KenwoodProfile K3 = new KenwoodProfile(
            "K3",
            "ID017",
            new ReceiverTraits(List.of(new Band(500_000, 54_000_000)), MODES, 1, HOLD_NANOS),
            11,
            "MD",
            "SM",
            21);

    static final KenwoodProfile FT_991A = new KenwoodProfile(
            "FT-991A",
            "ID0670",
            new ReceiverTraits(
                    List.of(
                            new Band(30_000, 56_000_000),
                            new Band(118_000_000, 164_000_000),
                            new Band(420_000_000, 470_000_000)),
                    MODES,
                    1,
                    HOLD_NANOS),
            9,
            "MD0",
            "SM0",
            255);

    /** Whether it is a Yaesu, whose status words differ. */
    boolean isYaesu() {
        return digits == 9;
    }

    /** Asks for the frequency of a leg. */
    String frequencyWord(Leg leg) {
        return leg == Leg.DOWNLINK ? "FA" : "FB";
    }

    /** Sets the frequency of a leg, and is also how the radio tells it. */
    String frequency(Leg leg, long hz) {
        String number = Long.toString(hz);
        if (hz < 1 || number.length() > digits) {
            throw new IllegalArgumentException("not a frequency: " + hz + " Hz");
        }
        return frequencyWord(leg) + "0".repeat(digits - number.length()) + number;
    }

    /** Sets the mode of the VFO that receives, and is also how the radio tells it. */
    String mode(Mode mode) {
        String digit = MODE_DIGITS.get(mode);
        if (digit == null) {
            throw new IllegalArgumentException(title + " has no mode " + mode);
        }
        return modeWord + digit;
    }

    /** The frequency in what the radio said; empty when it is something else. */
    OptionalLong frequencyIn(Leg leg, String said) {
        return number(frequencyWord(leg), digits, said);
    }

    /** What the meter shows, as a share of its scale; empty when it is something else. */
    Optional<Double> meterIn(String said) {
        OptionalLong shown = number(meterWord, isYaesu() ? 3 : 4, said);
        return shown.isPresent() ? Optional.of(Math.min(1, (double) shown.getAsLong() / meterFull)) : Optional.empty();
    }

    /** Whether it told its mode. */
    boolean isMode(String said) {
        return said.length() == modeWord.length() + 1
                && said.startsWith(modeWord)
                && "123456789ABCDE".indexOf(said.charAt(said.length() - 1)) >= 0;
    }

    /** The mode in what {@link #isMode} is true of; empty when it is one that slewd has no word for. */
    Optional<Mode> modeIn(String said) {
        String digit = said.substring(modeWord.length());
        return MODE_DIGITS.entrySet().stream()
                .filter(entry -> entry.getValue().equals(digit))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static OptionalLong number(String head, int digits, String said) {
        boolean fits = said.startsWith(head)
                && said.length() == head.length() + digits
                && said.substring(head.length()).chars().allMatch(c -> c >= '0' && c <= '9');
        return fits ? OptionalLong.of(Long.parseLong(said.substring(head.length()))) : OptionalLong.empty();
    }
}
