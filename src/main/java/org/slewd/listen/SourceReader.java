package org.slewd.listen;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slewd.link.Backoff;
import org.slewd.listen.SourceStatus.State;
import org.slewd.signal.IqBlock;
import org.slewd.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that reads a source for ever: connects, fills the ring, drops what finds no room, and connects again when the other end is gone or
 * was found to be stalled. The log hears of each change once.
 */
final class SourceReader {

    /** Samples come twenty times a second; a network that holds them back for longer than this is as good as none. */
    static final long STALE_NANOS = 2_000_000_000L;

    /** What has sent for so long may fail again as if for the first time. */
    private static final long RECOVERED_NANOS = 10_000_000_000L;

    private static final Logger LOG = LoggerFactory.getLogger(SourceReader.class);

    private final SampleSource source;
    private final BlockRing ring;
    private final Clock clock;
    private final Backoff backoff;
    private final Thread thread;
    private volatile double centreHz;
    private volatile boolean closed;
    private volatile boolean stalled;
    private volatile Optional<SampleSource.Stream> stream = Optional.empty();
    private volatile SourceStatus status;
    private volatile long attentionNanos;
    private String said = "";

    SourceReader(SampleSource source, BlockRing ring, Clock clock, Backoff backoff, double centreHz) {
        this.source = source;
        this.ring = ring;
        this.clock = clock;
        this.backoff = backoff;
        this.centreHz = centreHz;
        this.status = new SourceStatus(State.CONNECTING, "", "", 0, 0, 0, 0, clock.nanos());
        this.attentionNanos = clock.nanos();
        this.thread = new Thread(this::run, "samples-" + source.address());
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    SourceStatus status() {
        return status;
    }

    /** As if more were to come. */
    SourceStatus beforeTheEnd() {
        return with(State.UP, "");
    }

    /** Moves the middle of the band, soon and after each reconnection. Any thread. */
    void tune(double hz) {
        centreHz = hz;
        stream.ifPresent(open -> open.tune(hz));
    }

    /** Hangs up on a source that is connected and silent; the reading thread then begins anew. Called now and then by another thread. */
    void checkStalled(long nowNanos) {
        if (stream.isPresent() && !source.canWait() && nowNanos - attentionNanos > STALE_NANOS) {
            attentionNanos = nowNanos;
            stalled = true;
            stream.ifPresent(SampleSource.Stream::close);
        }
    }

    void close() {
        closed = true;
        thread.interrupt();
        stream.ifPresent(SampleSource.Stream::close);
        try {
            thread.join(1_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        status = with(State.CLOSED, "");
    }

    private void run() {
        try {
            while (!closed && status.state() != State.ENDED) {
                connectAndRead();
                if (!closed && status.state() != State.ENDED) {
                    TimeUnit.NANOSECONDS.sleep(backoff.nextNanos());
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("{}: the reader ends", source.address());
        }
    }

    private void connectAndRead() throws InterruptedException {
        long upNanos = clock.nanos();
        try (SampleSource.Stream open = source.open(centreHz)) {
            attentionNanos = clock.nanos();
            stalled = false;
            stream = Optional.of(open);
            // Opening takes seconds, in which another thread may have wanted another frequency and found no stream to
            // tell.
            open.tune(centreHz);
            if (!closed) {
                fill(open);
            }
        } catch (IOException e) {
            down(stalled ? silent() : String.valueOf(e.getMessage()), stalled);
        } catch (RuntimeException e) {
            String detail = "reading failed for a reason that slewd does not know; it tries again: " + e;
            if (!detail.equals(said)) {
                LOG.warn("{}: {}", source.address(), detail, e);
                said = detail;
            }
            down(detail, false);
        } finally {
            stream = Optional.empty();
            if (clock.nanos() - upNanos > RECOVERED_NANOS) {
                backoff.reset();
            }
        }
    }

    private void fill(SampleSource.Stream open) throws IOException, InterruptedException {
        byte[] spare = new byte[source.canWait() ? 0 : ring.bufferBytes()];
        boolean first = true;
        while (!closed) {
            Optional<byte[]> room = source.canWait() ? Optional.of(ring.awaitBuffer()) : ring.buffer();
            boolean handedOver = false;
            try {
                Optional<IqBlock> read = open.read(room.orElse(spare));
                if (read.isEmpty()) {
                    status = with(State.ENDED, "");
                    return;
                }
                attentionNanos = clock.nanos();
                up(open, read.get(), room.isEmpty(), first);
                first = false;
                if (room.isPresent()) {
                    ring.put(read.get());
                    handedOver = true;
                }
            } finally {
                if (room.isPresent() && !handedOver) {
                    ring.giveBack(room.get());
                }
            }
        }
    }

    private void up(SampleSource.Stream open, IqBlock block, boolean isDropped, boolean isFirst) {
        SourceStatus before = status;
        status = new SourceStatus(
                State.UP,
                "",
                open.title(),
                before.connects() + (isFirst ? 1 : 0),
                before.received() + block.samples(),
                before.dropped() + (isDropped ? block.samples() : 0),
                open.lost(),
                attentionNanos);
        if (isFirst) {
            say("up");
        }
    }

    private void down(String detail, boolean isSilent) {
        if (!closed) {
            status = with(isSilent ? State.STALE : State.CONNECTING, detail);
            say(detail);
        }
    }

    private String silent() {
        return source.address()
                + " sends no samples; slewd connects again. Check the dongle and the program that serves it";
    }

    private void say(String what) {
        if (what.equals(said)) {
            LOG.debug("{}: {}", source.address(), what);
        } else if (what.equals("up")) {
            LOG.info("{}: samples come", source.address());
        } else {
            LOG.warn("{}: {}", source.address(), what);
        }
        said = what;
    }

    private SourceStatus with(State state, String detail) {
        SourceStatus now = status;
        return new SourceStatus(
                state, detail, now.title(), now.connects(), now.received(), now.dropped(), now.lost(), now.lastNanos());
    }
}
