package org.slewd;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.slewd.link.BytePort;
import org.slewd.link.LinkAddress;
import org.slewd.time.Clock;

/** Stops motors by their wires where no station holds them: each is opened, told to stop, and closed. */
public final class MotorStop {

    /** The first one may be taken for the end of a line that the daemon had begun, and noise may hit the second. */
    private static final int STOPS = 3;

    /** As often as the daemon repeats a stop. */
    private static final long PAUSE_MS = 250;

    /** For the first stop, which counts: with the start of a process it stays below the three seconds within which motors have to stand. */
    private static final long PATIENCE_MS = 1_800;

    /** For the others, on a machine that has much to do. */
    private static final long PATIENCE_TO_REPEAT_MS = 2_000;

    /**
     * What became of one wire.
     *
     * @param sent how many stops were sent, of {@value #STOPS}
     * @param failure why they are not all; empty when they are
     */
    public record Result(LinkAddress address, int sent, Optional<String> failure) {

        /** For people. */
        public String sentence() {
            String what = sent == 0
                    ? "No stop was sent to " + address
                    : "Stop was sent to " + address + " only " + sent + " of " + STOPS + " times";
            return failure.map(why ->
                            what + ": " + why + ". If anything moves, stop it at the controller or cut its power.")
                    .orElse("Stop was sent to " + address + '.');
        }
    }

    /** One wire, and what became of it; the port is shared so that it can be closed over the head of a stuck write. */
    private record Attempt(
            MotorWire wire,
            AtomicReference<BytePort> port,
            AtomicInteger sent,
            CompletableFuture<Optional<String>> failure) {}

    private MotorStop() {}

    /** Sends a stop by each of {@code wires}, side by side: a dead one must not keep the others waiting. Takes four seconds at most. */
    public static List<Result> send(List<MotorWire> wires, Clock clock) {
        return send(wires, clock, PATIENCE_MS, PATIENCE_TO_REPEAT_MS);
    }

    static List<Result> send(List<MotorWire> wires, Clock clock, long patienceMs, long patienceToRepeatMs) {
        List<Attempt> attempts = wires.stream().map(MotorStop::begin).toList();
        long deadlineNanos = clock.nanos() + patienceMs * 1_000_000;
        List<Result> results = new ArrayList<>();
        for (Attempt attempt : attempts) {
            Optional<String> failure = outcome(attempt, deadlineNanos, patienceToRepeatMs * 1_000_000, clock);
            results.add(new Result(attempt.wire().address(), attempt.sent().get(), failure));
        }
        return results;
    }

    private static Attempt begin(MotorWire wire) {
        Attempt attempt = new Attempt(wire, new AtomicReference<>(), new AtomicInteger(), new CompletableFuture<>());
        Thread thread = new Thread(() -> send(attempt), "silence " + wire.address());
        thread.setDaemon(true);
        thread.start();
        return attempt;
    }

    private static void send(Attempt attempt) {
        try (BytePort port = attempt.wire().opener().open()) {
            attempt.port().set(port);
            for (int i = 0; i < STOPS; i++) {
                if (i > 0) {
                    TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
                }
                port.write(attempt.wire().stop().clone());
                attempt.sent().incrementAndGet();
            }
            attempt.failure().complete(Optional.empty());
        } catch (IOException e) {
            attempt.failure().complete(Optional.of(String.valueOf(e.getMessage())));
        } catch (InterruptedException | RuntimeException e) {
            attempt.failure().complete(Optional.of("slewd failed: " + e));
        }
    }

    private static Optional<String> outcome(Attempt attempt, long deadlineNanos, long toRepeatNanos, Clock clock) {
        try {
            try {
                return end(attempt, deadlineNanos, clock);
            } catch (TimeoutException e) {
                if (attempt.sent().get() > 0) {
                    return end(attempt, deadlineNanos + toRepeatNanos, clock);
                }
                throw e;
            }
        } catch (TimeoutException e) {
            BytePort stuck = attempt.port().get();
            if (stuck != null) {
                stuck.close();
            }
            return Optional.of(
                    stuck == null
                            ? "it could not be opened in time"
                            : "it takes no bytes; check that the controller is switched on");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("slewd was interrupted");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<String> end(Attempt attempt, long deadlineNanos, Clock clock)
            throws InterruptedException, ExecutionException, TimeoutException {
        return attempt.failure().get(Math.max(0, deadlineNanos - clock.nanos()), TimeUnit.NANOSECONDS);
    }
}
