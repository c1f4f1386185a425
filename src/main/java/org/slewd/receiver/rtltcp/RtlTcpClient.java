package org.slewd.receiver.rtltcp;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import org.slewd.receiver.rtltcp.RtlTcpCodec.Header;
import org.slewd.receiver.rtltcp.RtlTcpCodec.Operation;

/**
 * The client's side of one connection: what to say, and where the samples begin. Knows no socket, thread or clock. One thread,
 * but for {@link #tuning}, which keeps nothing.
 */
public final class RtlTcpClient {

    private final RtlTcpSettings settings;
    private final byte[] head = new byte[RtlTcpCodec.HEADER_BYTES];
    private int headLength;
    private Optional<Header> header = Optional.empty();
    private boolean refused;

    public RtlTcpClient(RtlTcpSettings settings) {
        this.settings = settings;
    }

    /** What is said once the header was seen, in the order that {@code rtl_433} has: everything, since nothing can be read back. */
    public byte[] setUp(long centreHz) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(RtlTcpCodec.command(Operation.RATE_HZ, settings.rateHz()));
        if (settings.gainDb().isPresent()) {
            bytes.writeBytes(RtlTcpCodec.command(Operation.GAIN_MODE, 1));
            bytes.writeBytes(RtlTcpCodec.command(
                    Operation.GAIN_TENTHS, Math.round(settings.gainDb().getAsDouble() * 10)));
        } else {
            bytes.writeBytes(RtlTcpCodec.command(Operation.GAIN_MODE, 0));
        }
        settings.correctionPpm().ifPresent(ppm -> bytes.writeBytes(RtlTcpCodec.command(Operation.CORRECTION_PPM, ppm)));
        bytes.writeBytes(tuning(centreHz));
        return bytes.toByteArray();
    }

    /** Tunes to {@code centreHz}, 1 to 4294967295. */
    public static byte[] tuning(long centreHz) {
        return RtlTcpCodec.command(Operation.CENTRE_HZ, centreHz);
    }

    /**
     * Takes what arrived.
     *
     * @return the index in {@code bytes} from which on it is samples; {@code length} while the header is not complete, and for
     *     ever after a header that is none
     */
    public int onBytes(byte[] bytes, int length) {
        if (refused) {
            return length;
        }
        int taken = Math.min(length, head.length - headLength);
        System.arraycopy(bytes, 0, head, headLength, taken);
        headLength += taken;
        if (headLength == head.length && header.isEmpty()) {
            header = RtlTcpCodec.header(head);
            refused = header.isEmpty();
        }
        return refused || header.isEmpty() ? length : taken;
    }

    /** What the server said it has; empty before it has said so. */
    public Optional<Header> header() {
        return header;
    }

    /** Whether the other end began with something that no {@code rtl_tcp} says. */
    public boolean isRefused() {
        return refused;
    }
}
