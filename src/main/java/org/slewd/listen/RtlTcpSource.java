package org.slewd.listen;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.slewd.link.BytePort;
import org.slewd.receiver.rtltcp.RtlTcpClient;
import org.slewd.receiver.rtltcp.RtlTcpSettings;
import org.slewd.signal.IqBlock;
import org.slewd.signal.SampleClock;
import org.slewd.signal.SampleFormat;
import org.slewd.time.Clock;

/** A dongle behind {@code rtl_tcp}. */
public final class RtlTcpSource implements SampleSource {

    /** What the buffers of the dongle, its server and the network hold. */
    private static final long SETTLING_NANOS = 200_000_000L;

    /** What fits into the 32 bits of a command. */
    private static final double MOST_CENTRE_HZ = 4_294_967_295.0;

    private final String address;
    private final BytePort.Opener opener;
    private final RtlTcpSettings settings;
    private final Clock clock;

    /** When the first sample of the first connection was taken: the indexes of all connections count from there. Reading thread. */
    private OptionalLong originNanos = OptionalLong.empty();

    /** @param opener connects to the server */
    public RtlTcpSource(String address, BytePort.Opener opener, RtlTcpSettings settings, Clock clock) {
        this.address = address;
        this.opener = opener;
        this.settings = settings;
        this.clock = clock;
    }

    /** Whether the protocol has a word for {@code hz}; most tuners reach from 24 MHz to 1.7 GHz. */
    public static boolean canBeTunedTo(double hz) {
        return hz >= 1 && hz <= MOST_CENTRE_HZ;
    }

    @Override
    public String address() {
        return address;
    }

    @Override
    public double rateHz() {
        return settings.rateHz();
    }

    @Override
    public SampleFormat format() {
        return SampleFormat.CU8;
    }

    @Override
    public boolean canWait() {
        return false;
    }

    @Override
    public Stream open(double centreHz) throws IOException {
        wholeHz(centreHz);
        return new Connection(opener.open(), centreHz);
    }

    private long wholeHz(double hz) throws IOException {
        if (!canBeTunedTo(hz)) {
            throw new IOException(
                    address + " cannot be tuned to " + Math.round(hz)
                            + " Hz, only to 1 to 4294967295; slewd tries again. Check what is transmitted, and follow another downlink");
        }
        return Math.round(hz);
    }

    private final class Connection implements Stream {
        private final BytePort port;
        private final RtlTcpClient client = new RtlTcpClient(settings);
        private final SampleClock dates = new SampleClock(settings.rateHz());
        private final byte[] piece = new byte[1 << 16];
        private int pieceFrom;
        private int pieceTo;
        private boolean begun;
        private OptionalLong baseIndex = OptionalLong.empty();
        private long centreHz;
        private volatile double wantedHz;
        private volatile String title = "";
        private volatile long lost;

        Connection(BytePort port, double centreHz) {
            this.port = port;
            this.wantedHz = centreHz;
        }

        @Override
        public Optional<IqBlock> read(byte[] buffer) throws IOException {
            if (!begun) {
                begin();
            } else if (Math.round(wantedHz) != centreHz) {
                retune();
            }
            int filled = 0;
            while (filled < buffer.length) {
                if (pieceFrom == pieceTo) {
                    pieceTo = port.read(piece);
                    pieceFrom = 0;
                }
                int count = Math.min(buffer.length - filled, pieceTo - pieceFrom);
                System.arraycopy(piece, pieceFrom, buffer, filled, count);
                pieceFrom += count;
                filled += count;
            }
            return Optional.of(dated(buffer));
        }

        private void begin() throws IOException {
            while (client.header().isEmpty()) {
                pieceTo = port.read(piece);
                pieceFrom = client.onBytes(piece, pieceTo);
                if (client.isRefused()) {
                    throw new IOException("something answers at " + address
                            + ", but not as rtl_tcp does; check the port and the program there");
                }
            }
            title = client.header().orElseThrow().tuner().title();
            centreHz = wholeHz(wantedHz);
            port.write(client.setUp(centreHz));
            settle();
            begun = true;
        }

        private void retune() throws IOException {
            centreHz = wholeHz(wantedHz);
            port.write(RtlTcpClient.tuning(centreHz));
            int samples = settle() / format().bytesPerSample();
            // They were taken, so they count, or the dates of those behind them were wrong.
            if (samples > 0) {
                dates.arrived(samples, clock.nanos());
            }
        }

        /**
         * Leaves out what was on its way at the rate and place that was wanted before; whole samples, or I and Q would be exchanged.
         *
         * @return how many bytes
         */
        private int settle() throws IOException {
            long startNanos = clock.nanos();
            int bytes = pieceTo - pieceFrom;
            while (clock.nanos() - startNanos < SETTLING_NANOS || bytes % 2 != 0) {
                pieceTo = port.read(piece);
                pieceFrom = 0;
                bytes += pieceTo;
            }
            pieceFrom = pieceTo;
            return bytes;
        }

        private IqBlock dated(byte[] buffer) {
            int samples = buffer.length / format().bytesPerSample();
            long nowNanos = clock.nanos();
            Instant nowUtc = clock.utc();
            long index = dates.arrived(samples, nowNanos);
            lost = dates.lost();
            long nanos = dates.nanosOf(index);
            if (originNanos.isEmpty()) {
                originNanos = OptionalLong.of(nanos);
            }
            if (baseIndex.isEmpty()) {
                long sinceNanos = Math.max(0, nanos - originNanos.getAsLong());
                baseIndex = OptionalLong.of(Math.round(sinceNanos * (settings.rateHz() / 1e9)) - index);
            }
            return new IqBlock(
                    format(),
                    buffer,
                    samples,
                    baseIndex.getAsLong() + index,
                    settings.rateHz(),
                    (double) centreHz,
                    nowUtc.minusNanos(nowNanos - nanos),
                    nanos);
        }

        @Override
        public String title() {
            return title;
        }

        @Override
        public long lost() {
            return lost;
        }

        @Override
        public void tune(double hz) {
            wantedHz = hz;
        }

        @Override
        public void close() {
            port.close();
        }
    }
}
