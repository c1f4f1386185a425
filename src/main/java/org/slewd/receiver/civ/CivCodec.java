package org.slewd.receiver.civ;

import java.util.Arrays;
import java.util.Optional;
import org.slewd.receiver.Mode;
import org.slewd.receiver.civ.CivReply.Accepted;
import org.slewd.receiver.civ.CivReply.Damaged;
import org.slewd.receiver.civ.CivReply.Foreign;
import org.slewd.receiver.civ.CivReply.FrequencyIs;
import org.slewd.receiver.civ.CivReply.MeterIs;
import org.slewd.receiver.civ.CivReply.ModeIs;
import org.slewd.receiver.civ.CivReply.Refused;
import org.slewd.receiver.civ.CivReply.SatelliteIs;

/** Numbers of the CI-V protocol, and what the frames of a radio mean. What can be sent is in {@link CivRequest}. */
final class CivCodec {

    static final int BROADCAST_FREQUENCY = 0x00;
    static final int BROADCAST_MODE = 0x01;
    static final int READ_FREQUENCY = 0x03;
    static final int READ_MODE = 0x04;
    static final int SET_FREQUENCY = 0x05;
    static final int SET_MODE = 0x06;
    static final int SELECT = 0x07;
    static final int MAIN = 0xD0;
    static final int SUB = 0xD1;
    static final int EXCHANGE = 0xB0;
    static final int METER = 0x15;
    static final int S_METER = 0x02;
    static final int FUNCTION = 0x16;
    static final int SATELLITE = 0x5A;
    static final int FREQUENCY_OF = 0x25;
    static final int MODE_OF = 0x26;
    static final int UNSELECTED = 0x01;
    static final int REFUSED = 0xFA;
    static final int ACCEPTED = 0xFB;

    /** Stands for the data of a memory that holds nothing. */
    static final int BLANK = 0xFF;

    private static final int FULL_SCALE = 255;

    static final int FREQUENCY_BYTES = 5;
    static final long MAX_HZ = 9_999_999_999L;

    private CivCodec() {}

    static CivReply decode(byte[] payload) {
        return switch (payload[0] & 0xFF) {
            case ACCEPTED -> payload.length == 1 ? new Accepted() : new Damaged();
            case REFUSED -> payload.length == 1 ? new Refused("FA") : new Damaged();
            case BROADCAST_FREQUENCY, READ_FREQUENCY -> frequency(payload);
            case BROADCAST_MODE, READ_MODE ->
                payload.length == 2 || payload.length == 3 ? new ModeIs(mode(payload[1])) : new Damaged();
            case FREQUENCY_OF ->
                payload.length > 1 ? frequency(Arrays.copyOfRange(payload, 1, payload.length)) : new Damaged();
            case MODE_OF -> payload.length == 5 ? new ModeIs(mode(payload[2])) : new Damaged();
            case METER -> meter(payload);
            case FUNCTION ->
                payload.length == 3 && payload[1] == SATELLITE ? new SatelliteIs(payload[2] == 1) : new Foreign();
            default -> new Foreign();
        };
    }

    /** Whether a command sets a frequency or a mode. */
    static boolean tunes(byte[] payload) {
        return switch (payload[0] & 0xFF) {
            case SET_FREQUENCY, SET_MODE -> true;
            case FREQUENCY_OF, MODE_OF -> payload.length > 2;
            default -> false;
        };
    }

    /** Two bytes of two digits each, 0000 to 0255. */
    private static CivReply meter(byte[] payload) {
        if (payload.length != 4 || payload[1] != S_METER) {
            return new Foreign();
        }
        int level = 0;
        for (int i = 2; i < 4; i++) {
            int high = payload[i] >> 4 & 0x0F;
            int low = payload[i] & 0x0F;
            if (high > 9 || low > 9) {
                return new Damaged();
            }
            level = level * 100 + high * 10 + low;
        }
        return level <= FULL_SCALE ? new MeterIs(level / (double) FULL_SCALE) : new Damaged();
    }

    /** Ten digits, two in a byte, the lowest first. */
    static void putHz(long hz, byte[] bytes, int offset) {
        long rest = hz;
        for (int i = 0; i < FREQUENCY_BYTES; i++) {
            bytes[offset + i] = (byte) (rest / 10 % 10 << 4 | rest % 10);
            rest /= 100;
        }
    }

    /** The frequency in the five bytes at {@code offset}; empty when they are not ten decimal digits or are all zero. */
    static Optional<Long> hz(byte[] bytes, int offset) {
        long hz = 0;
        for (int i = FREQUENCY_BYTES - 1; i >= 0; i--) {
            int high = bytes[offset + i] >> 4 & 0x0F;
            int low = bytes[offset + i] & 0x0F;
            if (high > 9 || low > 9) {
                return Optional.empty();
            }
            hz = hz * 100 + high * 10L + low;
        }
        return hz == 0 ? Optional.empty() : Optional.of(hz);
    }

    static int modeCode(Mode mode) {
        return switch (mode) {
            case LSB -> 0x00;
            case USB -> 0x01;
            case AM -> 0x02;
            case CW -> 0x03;
            case FM -> 0x05;
            case WFM -> 0x06;
        };
    }

    private static Optional<Mode> mode(byte code) {
        return Arrays.stream(Mode.values())
                .filter(mode -> modeCode(mode) == code)
                .findFirst();
    }

    private static CivReply frequency(byte[] payload) {
        if (payload.length == 2 && (payload[1] & 0xFF) == BLANK) {
            return new Refused("a blank memory");
        }
        if (payload.length != 1 + FREQUENCY_BYTES) {
            return new Damaged();
        }
        Optional<Long> hz = hz(payload, 1);
        return hz.isPresent() ? new FrequencyIs(hz.get()) : new Damaged();
    }
}
