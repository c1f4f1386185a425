package org.slewd.system;

import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * What the kernel knows of its clock, by {@code adjtimex(2)}: it is told by whatever keeps the time, and lets the error grow by
 * 500 millionths of the time that nobody told it anything. Asking needs no right and no program, but a service can be kept from it.
 *
 * @param synchronised whether somebody keeps it right
 * @param mostErrorS the error that it has at most, while it is synchronised
 */
record KernelClock(boolean synchronised, double mostErrorS) {

    /** A {@code struct timex} has 208 bytes at most. */
    private static final int TIMEX_BYTES = 256;

    /**
     * What came of asking.
     *
     * @param clock empty where there is no such thing, or it is forbidden
     * @param refused whether it is forbidden
     */
    record Answer(Optional<KernelClock> clock, boolean refused) {

        static final Answer NONE = new Answer(Optional.empty(), false);

        static final Answer REFUSED = new Answer(Optional.empty(), true);

        static Answer of(KernelClock clock) {
            return new Answer(Optional.of(clock), false);
        }
    }

    /** Asks; changes nothing. */
    static Answer ask() {
        if (!System.getProperty("os.name").equals("Linux")) {
            return Answer.NONE;
        }
        try {
            byte[] timex = new byte[TIMEX_BYTES];
            return LibC.load().adjtimex(timex) < 0
                    ? unanswered(Native.getLastError())
                    : Answer.of(read(timex, NativeLong.SIZE, ByteOrder.nativeOrder()));
        } catch (LinkageError e) {
            return Answer.NONE;
        }
    }

    /** What an error of the call means. One who changes nothing lacks no right: a refusal is a filter of calls. */
    static Answer unanswered(int errno) {
        return errno == LibC.EPERM ? Answer.REFUSED : Answer.NONE;
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
