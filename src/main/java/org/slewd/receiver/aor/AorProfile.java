package org.slewd.receiver.aor;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slewd.receiver.Mode;
import org.slewd.receiver.ReceiverTraits;

/**
 * What differs between receivers of this grammar, and the words that follow from it. Words are without the CR at their end.
 *
 * @param title what people call it
 * @param traits where it can be tuned and what it can be told to demodulate
 * @param modeDigits how it calls its modes
 * @param knownDigits every digit of a mode that it knows
 * @param meter how its meter is read
 * @param repeatsFrequency whether it answers a frequency with that frequency, and not with an empty line
 */
record AorProfile(
        String title,
        ReceiverTraits traits,
        Map<Mode, Character> modeDigits,
        String knownDigits,
        Meter meter,
        boolean repeatsFrequency) {

    /** How a meter is read. */
    enum Meter {
        /** A digit for the squelch and two of the signal. */
        SQUELCH_AND_TWO_DIGITS(99),

        /** Digits of sixteen. */
        HEXADECIMAL(255),

        /** None that is known. */
        NONE(1);

        private final int full;

        Meter(int full) {
            this.full = full;
        }
    }

    static final String READ = "RX";
    static final String READ_MODE = "MD";
    static final String READ_METER = "LM";

    /** Ends the remote operation, so that the keys on the front work again. */
    static final String LEAVE = "EX";

    /** Setting, its answer, reading back and its answer, with the ticks of 50 ms between them. */
    private static final long HOLD_NANOS = 200_000_000L;

    /** Between two of these a receiver refuses. */
    private static final long STEP_HZ = 50;

    private static final Pattern FREQUENCY = Pattern.compile("[A-Z]{2} .*?\\bRF([0-9]{10})\\b.*");
    private static final Pattern MODE = Pattern.compile("(?:.* )?MD([0-9A-F])(?: .*)?");
    private static final Pattern METER = Pattern.compile("LM([0-9A-F]{2,3})");

    private static final Map<Mode, Character> SCANNER_DIGITS =
            Map.of(Mode.WFM, '0', Mode.FM, '1', Mode.AM, '2', Mode.USB, '3', Mode.LSB, '4', Mode.CW, '5');

    static final AorProfile AR8200 =
            scanner("AR8200", new ReceiverTraits(100_000, 2_040_000_000L, STEP_HZ, HOLD_NANOS));

    static final AorProfile AR8600 =
            scanner("AR8600", new ReceiverTraits(100_000, 3_000_000_000L, STEP_HZ, HOLD_NANOS));

    /** It has filters of their own, {@code BW}, which stay as its owner has set them; a wide one makes broadcast FM of FM. */
    static final AorProfile AR5000 = of(
            "AR5000",
            10_000,
            2_600_000_000L,
            Map.of(Mode.FM, '0', Mode.AM, '1', Mode.LSB, '2', Mode.USB, '3', Mode.CW, '4'),
            "01234567",
            Meter.HEXADECIMAL,
            false);

    static final AorProfile SR2200 = of(
            "SR2200",
            25_000_000,
            3_000_000_000L,
            Map.of(Mode.FM, '0', Mode.WFM, '1', Mode.AM, '2'),
            "01234",
            Meter.NONE,
            true);

    AorProfile {
        modeDigits = new EnumMap<>(modeDigits);
    }

    private static AorProfile scanner(String title, ReceiverTraits traits) {
        return new AorProfile(title, traits, SCANNER_DIGITS, "012345678", Meter.SQUELCH_AND_TWO_DIGITS, false);
    }

    private static AorProfile of(
            String title,
            long minHz,
            long maxHz,
            Map<Mode, Character> modes,
            String known,
            Meter meter,
            boolean repeatsFrequency) {
        ReceiverTraits all = new ReceiverTraits(minHz, maxHz, STEP_HZ, HOLD_NANOS);
        return new AorProfile(
                title,
                new ReceiverTraits(all.bands(), modes.keySet(), STEP_HZ, HOLD_NANOS),
                modes,
                known,
                meter,
                repeatsFrequency);
    }

    /** Sets the frequency. */
    static String frequency(long hz) {
        if (hz < 1 || hz > 9_999_999_999L) {
            throw new IllegalArgumentException("not a frequency: " + hz + " Hz");
        }
        return String.format(Locale.ROOT, "RF%010d", hz);
    }

    /** Sets the mode, and is also how the receiver tells it. */
    String mode(Mode mode) {
        Character digit = modeDigits.get(mode);
        if (digit == null) {
            throw new IllegalArgumentException(title + " has no mode " + mode);
        }
        return READ_MODE + digit;
    }

    /** The frequency in the answer to {@link #READ}; empty when it is something else. */
    static OptionalLong frequencyIn(String said) {
        Matcher matcher = FREQUENCY.matcher(said);
        return matcher.matches() ? OptionalLong.of(Long.parseLong(matcher.group(1))) : OptionalLong.empty();
    }

    /** Whether it told its mode. */
    static boolean tellsMode(String said) {
        return MODE.matcher(said).matches();
    }

    /** The mode in what {@link #tellsMode} is true of; empty when it is one that slewd has no word for. */
    Optional<Mode> modeIn(String said) {
        Matcher matcher = MODE.matcher(said);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        char digit = matcher.group(1).charAt(0);
        return modeDigits.entrySet().stream()
                .filter(entry -> entry.getValue() == digit)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** What the meter shows, as a share of its scale; empty when it is something else. */
    Optional<Double> meterIn(String said) {
        Matcher matcher = METER.matcher(said);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String shown = matcher.group(1);
        boolean hexadecimal = meter == Meter.HEXADECIMAL;
        if (!hexadecimal && !(shown.length() == 3 && shown.chars().allMatch(c -> c <= '9'))) {
            return Optional.empty();
        }
        int value = hexadecimal ? Integer.parseInt(shown, 16) : Integer.parseInt(shown.substring(1));
        return Optional.of(Math.min(1, (double) value / meter.full));
    }

    /** Whether it has a meter that can be read. */
    boolean hasMeter() {
        return meter != Meter.NONE;
    }
}
