package org.slewd.receiver.rtltcp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The bytes of {@code rtl_tcp}. */
public final class RtlTcpCodec {

    public static final int HEADER_BYTES = 12;
    public static final int COMMAND_BYTES = 5;

    private static final byte[] MAGIC = "RTL0".getBytes(StandardCharsets.US_ASCII);

    /** What can be asked for. */
    public enum Operation {
        CENTRE_HZ(0x01),
        RATE_HZ(0x02),
        /** 1 for a gain that is set, 0 for one that the tuner chooses. */
        GAIN_MODE(0x03),
        /** In tenths of a decibel. */
        GAIN_TENTHS(0x04),
        /** What the crystal is off by, in millionths, signed. */
        CORRECTION_PPM(0x05),
        /** Stage in the upper, tenths of a decibel in the lower 16 bits. */
        IF_GAIN(0x06),
        /** 1 for a counter in the place of samples. */
        TEST_MODE(0x07),
        /** 1 for the gain control of the RTL2832U. */
        AGC(0x08),
        /** 0 off, 1 the I input, 2 the Q input. */
        DIRECT_SAMPLING(0x09),
        OFFSET_TUNING(0x0A),
        RTL_CRYSTAL_HZ(0x0B),
        TUNER_CRYSTAL_HZ(0x0C),
        GAIN_INDEX(0x0D),
        BIAS_TEE(0x0E);

        private final int code;

        Operation(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }
    }

    /** What the server says first. */
    public record Header(RtlTuner tuner, int gains) {}

    /** A command as it is read; the value is the 32 bits as they came. */
    public record Command(int code, int value) {

        /** What it asks for; empty when the server would ignore it. */
        public Optional<Operation> operation() {
            return Arrays.stream(Operation.values())
                    .filter(operation -> operation.code() == code)
                    .findFirst();
        }
    }

    private RtlTcpCodec() {}

    /** {@code value} counts as unsigned for frequencies and rates, as signed for the correction. */
    public static byte[] command(Operation operation, long value) {
        if (value < Integer.MIN_VALUE || value > 0xFFFF_FFFFL) {
            throw new IllegalArgumentException(operation + " " + value + " does not fit into 32 bits");
        }
        return ByteBuffer.allocate(COMMAND_BYTES)
                .put((byte) operation.code())
                .putInt((int) value)
                .array();
    }

    /** Reads the command at the start of {@code bytes}. */
    static Command command(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new Command(buffer.get() & 0xFF, buffer.getInt());
    }

    static byte[] header(Header header) {
        return ByteBuffer.allocate(HEADER_BYTES)
                .put(MAGIC)
                .putInt(header.tuner().number())
                .putInt(header.gains())
                .array();
    }

    /** Reads the first twelve bytes; empty when no {@code rtl_tcp} says them. */
    static Optional<Header> header(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        byte[] magic = new byte[MAGIC.length];
        buffer.get(magic);
        if (!Arrays.equals(magic, MAGIC)) {
            return Optional.empty();
        }
        return Optional.of(new Header(RtlTuner.of(buffer.getInt()), Math.max(0, buffer.getInt())));
    }
}
