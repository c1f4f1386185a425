package org.slewd.system;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slewd.time.Clock;
import org.slewd.time.ClockTrust;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the machine again and again how far its clock can be trusted, on a thread of its own; the newest answer can be had from any. */
public final class ClockWatch implements Supplier<ClockTrust>, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ClockWatch.class);

    /** A time service that is lost costs 5 ms in this time. */
    private static final long EVERY_S = 10;

    /** Touched by systemd-timesyncd whenever it has set the clock. */
    private static final Path TIMESYNCD = Path.of("/run/systemd/timesync/synchronized");

    private final Clock clock;
    private final ScheduledExecutorService thread;
    private volatile ClockTrust newest;

    private ClockWatch(Clock clock) {
        this.clock = clock;
        this.newest = ask(clock);
        this.thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread asking = new Thread(work, "clock watch");
            asking.setDaemon(true);
            return asking;
        });
    }

    /** Asks once before it returns, which may take two seconds where the kernel is not content, and goes on every ten. */
    public static ClockWatch start(Clock clock) {
        ClockWatch watch = new ClockWatch(clock);
        ScheduledFuture<?> unused =
                watch.thread.scheduleWithFixedDelay(watch::askAgain, EVERY_S, EVERY_S, TimeUnit.SECONDS);
        return watch;
    }

    @Override
    public ClockTrust get() {
        return newest;
    }

    private void askAgain() {
        try {
            newest = ask(clock);
        } catch (RuntimeException e) {
            // Left to itself, the executor would never ask again, and what was said last grows old.
            LOG.warn("the system could not be asked about its clock; slewd asks again", e);
        }
    }

    private static ClockTrust ask(Clock clock) {
        KernelClock.Answer kernel = KernelClock.ask();
        boolean content = kernel.clock().filter(KernelClock::synchronised).isPresent();
        Optional<ChronyTracking> chrony = content ? Optional.empty() : ChronyTracking.ask();
        return new ClockAnswers(kernel, chrony, Files.exists(TIMESYNCD)).trust(clock.nanos());
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
