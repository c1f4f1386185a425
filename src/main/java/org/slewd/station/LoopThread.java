package org.slewd.station;

import java.util.concurrent.locks.LockSupport;
import org.slewd.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread of the station loop: turns it when a tick is due, when bytes arrive and when a command is posted. */
public final class LoopThread implements AutoCloseable {

    /** Name of the thread. */
    public static final String NAME = "station-loop";

    private static final Logger LOG = LoggerFactory.getLogger(LoopThread.class);

    private final Station station;
    private final Clock clock;
    private final Thread thread;
    private volatile boolean closing;

    /** Logged at 1, 2, 4, 8 ... so that a bug at every tick does not fill the disk. */
    private long failures;

    /** @param onStart runs first on the new thread, for its priority */
    public LoopThread(Station station, Clock clock, Runnable onStart) {
        this.station = station;
        this.clock = clock;
        this.thread = new Thread(() -> run(onStart), NAME);
    }

    /** Opens the wires and starts to turn. */
    public void start() {
        station.open(() -> LockSupport.unpark(thread));
        thread.start();
    }

    private void run(Runnable onStart) {
        boolean started = false;
        while (!closing) {
            try {
                if (!started) {
                    started = true;
                    onStart.run();
                }
                station.step();
            } catch (RuntimeException | Error e) {
                // A bug must not leave an antenna turning without a loop: stop it, say so, and go on, a tick later.
                station.stop(StationControl.itself("after an internal error"));
                failures++;
                if (Long.bitCount(failures) == 1) {
                    LOG.error(
                            "internal error {} of the station loop; slewd sent stop and goes on; please report this",
                            failures,
                            e);
                }
                LockSupport.parkNanos(this, Station.PERIOD_NANOS);
            }
            long waitNanos = station.nextTickNanos() - clock.nanos();
            if (waitNanos > 0) {
                LockSupport.parkNanos(this, waitNanos);
            }
        }
        station.close();
    }

    /** Stops the antenna, closes the wires and ends the thread. */
    @Override
    public void close() {
        closing = true;
        LockSupport.unpark(thread);
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
