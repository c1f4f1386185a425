package org.slewd.flight;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads what {@link ByteWriter} wrote, and trusts none of it. One thread. */
final class ByteReader {

    private static final int MORE = 0x80;
    private static final int SEVEN_BITS = 0x7f;
    private static final int LAST_SHIFT = 63;

    private final byte[] bytes;
    private int at;

    ByteReader(byte[] bytes) {
        this.bytes = bytes;
    }

    boolean isAtEnd() {
        return at >= bytes.length;
    }

    int octet() throws DamagedRecordingException {
        if (isAtEnd()) {
            throw new DamagedRecordingException("it ends in the middle of a value");
        }
        return bytes[at++] & 0xff;
    }

    long number() throws DamagedRecordingException {
        long value = 0;
        for (int shift = 0; shift <= LAST_SHIFT; shift += 7) {
            int octet = octet();
            value |= (long) (octet & SEVEN_BITS) << shift;
            if ((octet & MORE) == 0) {
                return value >>> 1 ^ -(value & 1);
            }
        }
        throw new DamagedRecordingException("a number has no end");
    }

    /** A number in [0, most]. */
    int count(int most) throws DamagedRecordingException {
        long value = number();
        if (value < 0 || value > most) {
            throw new DamagedRecordingException(value + " is outside 0 to " + most);
        }
        return (int) value;
    }

    double decimal() throws DamagedRecordingException {
        long bits = 0;
        for (int i = 0; i < Double.BYTES; i++) {
            bits = bits << 8 | octet();
        }
        return Double.longBitsToDouble(bits);
    }

    byte[] block() throws DamagedRecordingException {
        int length = count(bytes.length - at);
        at += length;
        if (at > bytes.length) {
            throw new DamagedRecordingException("it ends in the middle of a value");
        }
        return Arrays.copyOfRange(bytes, at - length, at);
    }

    String text() throws DamagedRecordingException {
        return new String(block(), StandardCharsets.UTF_8);
    }
}
