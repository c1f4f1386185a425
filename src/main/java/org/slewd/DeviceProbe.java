package org.slewd;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.slewd.link.BytePort;
import org.slewd.link.Link;
import org.slewd.link.PumpedLink;
import org.slewd.rotator.RotatorKind;
import org.slewd.setup.Device;
import org.slewd.setup.Finding;
import org.slewd.setup.Probe;
import org.slewd.time.Clock;

/**
 * Asks one controller at a time whether it is there, each on a thread of its own, for {@link Probe#MOST_NANOS} at most. Moves
 * nothing. Any thread.
 */
public final class DeviceProbe {

    private static final long STEP_NANOS = 20_000_000L;

    /** A wire grants half a second to what waits to be written; a STOP has no time for one that is still being connected. */
    private static final long END_MS = 700;

    private final Clock clock;
    private final AtomicReference<Run> running = new AtomicReference<>();

    /** One probe: whether it shall end, and whether its wire is closed. */
    private static final class Run {
        private final CountDownLatch over = new CountDownLatch(1);
        private volatile boolean ends;
    }

    public DeviceProbe(Clock clock) {
        this.clock = clock;
    }

    /** Begins to ask; empty, with nothing done, while another probe is under way. */
    public Optional<CompletableFuture<Finding>> begin(Device device) {
        Run run = new Run();
        if (!running.compareAndSet(null, run)) {
            return Optional.empty();
        }
        CompletableFuture<Finding> answer = new CompletableFuture<>();
        Thread thread = new Thread(() -> run(run, device, answer), "probe " + device.link());
        thread.setDaemon(true);
        thread.start();
        return Optional.of(answer);
    }

    private void run(Run run, Device device, CompletableFuture<Finding> answer) {
        try {
            Finding finding = ask(device, clock, () -> run.ends);
            release(run);
            answer.complete(finding);
        } catch (RuntimeException e) {
            release(run);
            answer.completeExceptionally(e);
        }
    }

    private void release(Run run) {
        running.set(null);
        run.over.countDown();
    }

    /** Ends what is under way, and waits, for {@value #END_MS} ms at most, until its wire is closed. Whoever needs the device calls this first. */
    public void end() {
        Run run = running.get();
        if (run != null) {
            run.ends = true;
            try {
                var unused = run.over.await(END_MS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Opens the wire, asks, and closes it again; the caller waits. */
    public static Finding ask(Device device, Clock clock) {
        return ask(device, clock, () -> false);
    }

    private static Finding ask(Device device, Clock clock, BooleanSupplier ends) {
        AtomicReference<String> refusal = new AtomicReference<>();
        return Wiring.opener(device)
                .map(opener -> ask(
                        device.kind(),
                        PumpedLink.passing(device.link().toString(), noting(opener, refusal), clock),
                        () -> Optional.ofNullable(refusal.get()),
                        new Pace(clock, DeviceProbe::pause, ends)))
                .orElseGet(Finding::simulated);
    }

    /** Why it cannot be opened is known at the first try; a wire of a station would go on trying. */
    private static BytePort.Opener noting(BytePort.Opener opener, AtomicReference<String> refusal) {
        return () -> {
            try {
                return opener.open();
            } catch (IOException e) {
                refusal.set(String.valueOf(e.getMessage()));
                throw e;
            }
        };
    }

    private static void pause(long nanos) {
        try {
            TimeUnit.NANOSECONDS.sleep(nanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * How time passes.
     *
     * @param pause lets so many nanoseconds pass
     * @param ends whether somebody wants it to end
     */
    record Pace(Clock clock, LongConsumer pause, BooleanSupplier ends) {}

    /** @param refusal why the wire cannot be opened, once that is known */
    static Finding ask(RotatorKind kind, Link link, Supplier<Optional<String>> refusal, Pace pace) {
        try (link) {
            Probe probe = new Probe(kind, link, pace.clock().nanos());
            link.open(() -> {});
            while (!pace.ends().getAsBoolean() && !Thread.currentThread().isInterrupted()) {
                Optional<Finding> found = probe.step(pace.clock().nanos())
                        .or(() -> refusal.get().map(why -> Finding.unopened(link.address(), why)));
                if (found.isPresent()) {
                    return found.get();
                }
                pace.pause().accept(STEP_NANOS);
            }
            return Finding.ended();
        }
    }
}
