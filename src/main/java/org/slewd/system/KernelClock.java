package org.slewd.system;

import com.sun.jna.NativeLong;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * What the kernel knows of its clock, by {@code adjtimex(2)}: it is told by whatever keeps the time, and lets the error grow by
 * 500 millionths of the time that nobody told it anything. Asking needs no right and no program.
 *
 * @param synchronised whether somebody keeps it right
 * @param mostErrorS the error that it has at most, while it is synchronised
 */
record KernelClock(boolean synchronised, double mostErrorS) {

    /** A {@code struct timex} has 208 bytes at most. */
    private static final int TIMEX_BYTES = 256;

    /** Asks; empty where there is no such thing, or it is forbidden. */
    static Optional<KernelClock> ask() {
        if (!System.getProperty("os.name").equals("Linux")) {
            return Optional.empty();
        }
        try {
            byte[] timex = new byte[TIMEX_BYTES];
            return LibC.load().adjtimex(timex) < 0
                    ? Optional.empty()
                    : Optional.of(read(timex, NativeLong.SIZE, ByteOrder.nativeOrder()));
        } catch (LinkageError e) {
            return Optional.empty();
        }
    }

    /**
     * Reads a {@code struct timex}: int modes, then long offset, freq, maxerror, esterror, then int status.
     *
     * @param longBytes size of a long of the machine
     */
    static KernelClock read(byte[] timex, int longBytes, ByteOrder order) {
        ByteBuffer fields = ByteBuffer.wrap(timex).order(order);
        int maxErrorAt = 3 * longBytes;
        long maxErrorMicros = longBytes == Long.BYTES ? fields.getLong(maxErrorAt) : fields.getInt(maxErrorAt);
        int status = fields.getInt(5 * longBytes);
        return new KernelClock((status & LibC.STA_UNSYNC) == 0, Math.max(0, maxErrorMicros) / 1e6);
    }
}
