package org.slewd.receiver.yaesu;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.slewd.receiver.Mode;

/**
 * Blocks of five bytes: four of data, and then the one that says what they are for. Frequencies are digits of ten hertz,
 * the first byte the highest.
 */
final class YaesuBlock {

    static final int LENGTH = 5;

    // What blocks are for. MAIN is the dial outside the satellite mode; RX and TX are those inside, on the sets that
    // have it.
    static final int CAT_ON = 0x00;
    static final int CAT_OFF = 0x80;
    static final int SET_MAIN = 0x01;
    static final int READ_MAIN = 0x03;
    static final int MODE_MAIN = 0x07;
    static final int RECEIVER_STATUS = 0xE7;
    static final int TRANSMITTER_STATUS = 0xF7;

    /** Keys the transmitter. Nothing here can make it; it is named because nothing may stand where it would be read. */
    static final int KEY = 0x08;

    private static final int DATA_BYTES = 4;
    private static final long DIGIT_HZ = 10;

    /** Above, the first digit of four bytes stands for a thousand megahertz and two hundred: 1296.5 MHz is C9 65 00 00. */
    private static final long TWELVE_HUNDRED_MHZ = 1_200_000_000L;

    private static final int TWELVE = 0xC;

    private static final Map<Mode, Integer> CODES =
            Map.of(Mode.LSB, 0x00, Mode.USB, 0x01, Mode.CW, 0x02, Mode.AM, 0x04, Mode.WFM, 0x06, Mode.FM, 0x08);

    private YaesuBlock() {}

    /** A block without data. */
    static byte[] plain(int purpose) {
        return new byte[] {0, 0, 0, 0, (byte) purpose};
    }

    /**
     * A block with a frequency.
     *
     * @param hz a multiple of 10 below 1 GHz, or from 1.2 GHz up to 1.3 GHz
     */
    static byte[] frequency(int purpose, long hz) {
        boolean twelve = hz >= TWELVE_HUNDRED_MHZ;
        long rest = (twelve ? hz - TWELVE_HUNDRED_MHZ : hz) / DIGIT_HZ;
        if (hz < DIGIT_HZ || hz % DIGIT_HZ != 0 || rest >= (twelve ? 10_000_000L : 100_000_000L)) {
            throw new IllegalArgumentException("not a frequency: " + hz + " Hz");
        }
        byte[] block = plain(purpose);
        for (int i = DATA_BYTES - 1; i >= 0; i--) {
            block[i] = (byte) (rest / 10 % 10 << 4 | rest % 10);
            rest /= 100;
        }
        if (twelve) {
            block[0] |= (byte) (TWELVE << 4);
        }
        return block;
    }

    /** A block with a mode, which is its first byte. */
    static byte[] mode(int purpose, Mode mode) {
        byte[] block = plain(purpose);
        block[0] = CODES.get(mode).byteValue();
        return block;
    }

    /** The frequency in the first four bytes; empty when they are no digits or all zero. */
    static OptionalLong hzIn(byte[] block) {
        long tens = 0;
        for (int i = 0; i < DATA_BYTES; i++) {
            int high = (block[i] & 0xFF) >> 4;
            int low = block[i] & 0x0F;
            if (low > 9 || (high > 9 && !(i == 0 && high == TWELVE))) {
                return OptionalLong.empty();
            }
            tens = tens * 100 + high * 10L + low;
        }
        return tens == 0 ? OptionalLong.empty() : OptionalLong.of(tens * DIGIT_HZ);
    }

    /** The mode of a code; narrow ones count as what they are a narrow form of. Empty when slewd has no word for it. */
    static Optional<Mode> modeOf(int code) {
        int wide = code == 0x82 || code == 0x84 || code == 0x88 ? code & 0x7F : code;
        return CODES.entrySet().stream()
                .filter(entry -> entry.getValue() == wide)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** What a block is for. */
    static int purpose(byte[] block) {
        return block[LENGTH - 1] & 0xFF;
    }

    /** Whether a radio would key its transmitter if it took one of the data bytes for the last of a block. */
    static boolean couldKeyOutOfStep(byte[] block) {
        for (int i = 0; i < DATA_BYTES; i++) {
            if (block[i] == KEY) {
                return true;
            }
        }
        return false;
    }
}
