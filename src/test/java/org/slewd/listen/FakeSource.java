package org.slewd.listen;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slewd.signal.IqBlock;
import org.slewd.signal.SampleFormat;
import org.slewd.signal.TestTone;

/** A source that does what a test hands it, in order, through however many connections that takes. */
final class FakeSource implements SampleSource {

    static final double RATE = 48_000;
    static final double CENTRE = 437.8e6;

    private static final String HANG_UP = "hang up";
    private static final String REFUSE = "refuse";
    private static final String END = "end";

    private final double rateHz;
    private final LinkedBlockingQueue<Object> script = new LinkedBlockingQueue<>();
    private volatile double tunedHz;
    private volatile Runnable whileOpening = () -> {};
    private final AtomicInteger opened = new AtomicInteger();

    FakeSource() {
        this(RATE);
    }

    /** @param rateHz that it claims to have; what it sends has {@link #RATE} */
    FakeSource(double rateHz) {
        this.rateHz = rateHz;
    }

    /** Blocks of 50 ms with a carrier 1 kHz above the middle, from {@code from} to before {@code to}. */
    void sendBlocks(int from, int to) {
        script.addAll(TestTone.blocks(RATE, CENTRE, to / 20.0, seconds -> 1_000, 0.2, 0.02)
                .subList(from, to));
    }

    void hangUp() {
        script.add(HANG_UP);
    }

    void refuseOnce() {
        script.add(REFUSE);
    }

    void end() {
        script.add(END);
    }

    /** Does {@code what} while it is being opened, as if that took its time. */
    void whileOpening(Runnable what) {
        whileOpening = what;
    }

    double tunedHz() {
        return tunedHz;
    }

    int opened() {
        return opened.get();
    }

    @Override
    public String address() {
        return "fake";
    }

    @Override
    public double rateHz() {
        return rateHz;
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
        tunedHz = centreHz;
        if (REFUSE.equals(script.peek())) {
            script.remove();
            throw new IOException("nothing listens on fake");
        }
        whileOpening.run();
        opened.incrementAndGet();
        return new Playing();
    }

    private final class Playing implements Stream {
        private volatile boolean closed;

        @Override
        public Optional<IqBlock> read(byte[] buffer) throws IOException {
            Object next = next();
            if (next instanceof IqBlock block) {
                System.arraycopy(block.bytes(), 0, buffer, 0, block.bytes().length);
                return Optional.of(new IqBlock(
                        block.format(),
                        buffer,
                        block.samples(),
                        block.index(),
                        block.rateHz(),
                        block.centreHz(),
                        block.utc(),
                        block.nanos()));
            }
            if (END.equals(next)) {
                return Optional.empty();
            }
            throw new IOException("fake has hung up");
        }

        private Object next() throws IOException {
            try {
                Object next = null;
                while (next == null) {
                    if (closed) {
                        throw new IOException("closed");
                    }
                    next = script.poll(2, TimeUnit.MILLISECONDS);
                }
                return next;
            } catch (InterruptedException e) {
                throw new IOException("interrupted", e);
            }
        }

        @Override
        public String title() {
            return "fake tuner";
        }

        @Override
        public long lost() {
            return 0;
        }

        @Override
        public void tune(double hz) {
            tunedHz = hz;
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
