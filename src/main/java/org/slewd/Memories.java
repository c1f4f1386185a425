package org.slewd;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Deque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slewd.link.LinkAddress;
import org.slewd.station.AxisMemory;
import org.slewd.station.FaultMemory;
import org.slewd.station.LockOutMemory;
import org.slewd.storage.AxisMemoryFile;
import org.slewd.storage.FaultFile;
import org.slewd.storage.LockOutFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What of an antenna survives a restart, in files of the data directory.
 *
 * @param axes where they stand, and so in which turn the cable is
 * @param faults what waits for a person
 * @param lockOuts whether somebody works at the antenna: whoever does is not helped by a restart
 */
record Memories(AxisMemory axes, FaultMemory faults, LockOutMemory lockOuts) {

    private static final Logger LOG = LoggerFactory.getLogger(Memories.class);

    private static final String AXES = "rotator.state";
    private static final String FAULT = "fault.state";
    /** There while the antenna is locked. */
    private static final String LOCK_OUT = "lock-out.state";

    /** The last stop, and the last fault, are worth a moment. */
    private static final long CLOSING_S = 2;

    /** Of an antenna that is only simulated. */
    static final Memories NONE = new Memories(AxisMemory.none(), FaultMemory.none(), LockOutMemory.none());

    /**
     * Reads what was kept.
     *
     * @param parts takes what ends the writing
     */
    static Memories open(Settings settings, Path folder, Instant now, Deque<Runnable> parts) {
        LockOutMemory lockOuts = lockOuts(folder, now, parts);
        // A simulated antenna stands at its place of rest whenever it is switched on; nothing of it is worth keeping.
        if (settings.antenna().rotator().link() instanceof LinkAddress.Simulated) {
            return new Memories(AxisMemory.none(), FaultMemory.none(), lockOuts);
        }
        return new Memories(
                new AxisMemoryFile(folder.resolve(AXES), writer("axis memory", parts), now),
                new FaultFile(folder.resolve(FAULT), writer("fault memory", parts), now),
                lockOuts);
    }

    /** The lock-out alone. */
    static LockOutMemory lockOuts(Path folder, Instant now, Deque<Runnable> parts) {
        return new LockOutFile(folder.resolve(LOCK_OUT), writer("lock-out", parts), now);
    }

    /** One thread that may wait for the disk, and is waited for at the end. */
    static ExecutorService writer(String name, Deque<Runnable> parts) {
        ExecutorService writer = Executors.newSingleThreadExecutor(work -> Daemon.worker(work, name));
        parts.push(() -> end(writer, name));
        return writer;
    }

    private static void end(ExecutorService writer, String name) {
        writer.shutdown();
        try {
            if (!writer.awaitTermination(CLOSING_S, TimeUnit.SECONDS)) {
                LOG.warn(
                        "{} was not brought to the disk in time; the next start knows what was there before, and may ask",
                        name);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
