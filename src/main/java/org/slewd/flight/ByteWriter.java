package org.slewd.flight;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/** Values as bytes: small numbers take little room. One thread. */
final class ByteWriter {

    private static final int MORE = 0x80;
    private static final int SEVEN_BITS = 0x7f;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** Whether it is for a mark: texts are left out, and numbers are cut to what another processor gets too. */
    private final boolean coarse;

    private final UnaryOperator<String> texts;

    ByteWriter() {
        this(UnaryOperator.identity());
    }

    /** One that writes what {@code texts} makes of each text. */
    ByteWriter(UnaryOperator<String> texts) {
        this(false, texts);
    }

    private ByteWriter(boolean coarse, UnaryOperator<String> texts) {
        this.coarse = coarse;
        this.texts = texts;
    }

    static ByteWriter coarse() {
        return new ByteWriter(true, UnaryOperator.identity());
    }

    void octet(int value) {
        bytes.write(value);
    }

    /** A number that is rarely negative or large: seven bits in a byte, the sign in the lowest. */
    void number(long value) {
        long left = value << 1 ^ value >> 63;
        while ((left & ~SEVEN_BITS) != 0) {
            bytes.write((int) (left & SEVEN_BITS) | MORE);
            left >>>= 7;
        }
        bytes.write((int) left);
    }

    void decimal(double value) {
        if (coarse) {
            number(Float.floatToIntBits((float) value));
            return;
        }
        long bits = Double.doubleToLongBits(value);
        for (int shift = 56; shift >= 0; shift -= 8) {
            bytes.write((int) (bits >>> shift));
        }
    }

    void block(byte[] block) {
        number(block.length);
        bytes.writeBytes(block);
    }

    void text(String text) {
        if (!coarse) {
            block(texts.apply(text).getBytes(StandardCharsets.UTF_8));
        }
    }

    /** The first {@code count} bytes of {@code part} as they are. */
    void append(byte[] part, int count) {
        bytes.write(part, 0, count);
    }

    int size() {
        return bytes.size();
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }

    void clear() {
        bytes.reset();
    }
}
