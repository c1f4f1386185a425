package org.slewd.flight;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slewd.station.Turn;
import org.slewd.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the turns of a loop to the disk, on a thread of its own. {@link #accept} is for the loop and waits for nothing: turns
 * that the disk does not take in time are left out, and the recording says so. What was written is readable whatever becomes
 * of the process; about a second at most is not written yet.
 */
public final class FlightRecorder implements Consumer<Turn>, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FlightRecorder.class);

    /** A minute of a busy loop: more than a memory card stands still. */
    private static final int MOST_WAITING = 4_096;

    private static final long FLUSH_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(900);
    private static final long LOOK_EVERY_MS = 100;
    private static final int FLUSH_BYTES = 1 << 16;
    private static final long TRY_AGAIN_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long CLOSED_WITHIN_MS = 2_000;

    private final FlightLog log;
    private final Clock clock;
    private final ArrayBlockingQueue<Turn> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final AtomicLong lost = new AtomicLong();
    private final Thread thread;
    private volatile boolean closing;

    // Belongs to the thread.
    private long flushedNanos;
    private boolean failing;
    private long failedNanos;

    FlightRecorder(FlightLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
        this.flushedNanos = clock.nanos();
        this.thread = new Thread(this::run, "flight-recorder");
        thread.setDaemon(true);
    }

    /** Begins to write into {@code log}, which is its from now on. */
    public static FlightRecorder start(FlightLog log, Clock clock) {
        FlightRecorder recorder = new FlightRecorder(log, clock);
        recorder.thread.start();
        return recorder;
    }

    @Override
    public void accept(Turn turn) {
        if (!waiting.offer(turn)) {
            lost.incrementAndGet();
        }
    }

    /** What the thread does until the recorder is closed. */
    void run() {
        try {
            while (!closing || !waiting.isEmpty()) {
                turn(Optional.ofNullable(waiting.poll(LOOK_EVERY_MS, TimeUnit.MILLISECONDS)));
            }
            log.flush();
            log.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.debug("the last of the flight could not be written", e);
        }
    }

    void turn(Optional<Turn> next) {
        if (failing && clock.nanos() - failedNanos < TRY_AGAIN_NANOS) {
            next.ifPresent(turn -> log.leaveOut(1));
            return;
        }
        try {
            log.leaveOut(lost.getAndSet(0));
            if (next.isPresent()) {
                log.add(next.get());
            }
            if (clock.nanos() - flushedNanos >= FLUSH_EVERY_NANOS || log.waiting() >= FLUSH_BYTES) {
                flushedNanos = clock.nanos();
                log.flush();
                recovered();
            }
        } catch (IOException e) {
            failed(e);
        } catch (RuntimeException e) {
            // How many turns went with it nobody has counted: that something is missing is what has to be known.
            log.leaveOut(1);
            failed(e);
        }
    }

    private void recovered() {
        if (failing) {
            failing = false;
            LOG.info("the flight recorder writes again; what happened meanwhile is missing");
        }
    }

    private void failed(Exception why) {
        if (!failing) {
            failing = true;
            LOG.warn(
                    "the flight recorder cannot write ({}); the station goes on without it, and it tries again every"
                            + " 10 s. Make room on the disk of the data directory, or mend its rights",
                    why.toString());
        }
        failedNanos = clock.nanos();
        log.abandon();
    }

    /** Writes what is there, for two seconds at most. */
    @Override
    public void close() {
        closing = true;
        try {
            thread.join(CLOSED_WITHIN_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
