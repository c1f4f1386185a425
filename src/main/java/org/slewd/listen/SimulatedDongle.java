package org.slewd.listen;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slewd.link.BytePort;
import org.slewd.receiver.rtltcp.RtlEmitter;
import org.slewd.receiver.rtltcp.RtlTcpSimulator;
import org.slewd.sky.LookAngle;
import org.slewd.time.Clock;

/**
 * A made-up dongle in memory that hears what is followed: its carrier with the Doppler shift that it has, the stronger the nearer it is, and
 * nothing while it is below the horizon. Each opening is another dongle.
 */
public final class SimulatedDongle implements BytePort.Opener {

    private static final long SEED = 145_800;

    /** Strong enough to be seen at once, and 20 dB below what would overdrive the converter. */
    private static final double NEAR_DBFS = -20;

    private static final double NEAR_M = 500_000;

    private static final long MAKE_MILLIS = 5;

    private final Followed followed;
    private final Clock clock;

    /** @param followed asked by the thread that reads, and by nobody else */
    public SimulatedDongle(Followed followed, Clock clock) {
        this.followed = followed;
        this.clock = clock;
    }

    @Override
    public BytePort open() {
        return new Port();
    }

    private double levelDbfs(Instant utc) {
        return followed.look(utc)
                .filter(look -> look.elevationDeg() > 0)
                .map(LookAngle::rangeM)
                .map(rangeM -> NEAR_DBFS - 20 * Math.log10(rangeM / NEAR_M))
                .orElse(Double.NEGATIVE_INFINITY);
    }

    private final class Port implements BytePort {
        private final RtlTcpSimulator simulator;
        private byte[] made = new byte[0];
        private int taken;
        private volatile boolean closed;

        Port() {
            Instant born = clock.utc();
            long bornNanos = clock.nanos();
            RtlEmitter emitter = new RtlEmitter(
                    seconds -> followed.receivedHz(after(born, seconds)).orElse(Double.NaN),
                    seconds -> levelDbfs(after(born, seconds)));
            simulator = new RtlTcpSimulator(List.of(emitter), SEED, bornNanos);
            simulator.connected(bornNanos);
        }

        private static Instant after(Instant born, double seconds) {
            return born.plusNanos(Math.round(seconds * 1e9));
        }

        @Override
        public int read(byte[] buffer) throws IOException {
            while (taken == made.length) {
                if (closed) {
                    throw new IOException("the simulated dongle was closed");
                }
                if (!make()) {
                    pause();
                }
            }
            int count = Math.min(buffer.length, made.length - taken);
            System.arraycopy(made, taken, buffer, 0, count);
            taken += count;
            return count;
        }

        /** Whether there was anything to be made. */
        private synchronized boolean make() {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            simulator.step(clock.nanos(), bytes::writeBytes);
            made = bytes.toByteArray();
            taken = 0;
            return made.length > 0;
        }

        private void pause() throws IOException {
            try {
                TimeUnit.MILLISECONDS.sleep(MAKE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("the simulated dongle was interrupted", e);
            }
        }

        @Override
        public synchronized void write(byte[] bytes) {
            simulator.onBytes(bytes, clock.nanos());
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
