package org.slewd;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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

    /** With the start of a process it stays below the three seconds within which motors have to stand. */
    private static final long PATIENCE_MS = 1_800;

    /**
     * What became of one wire.
     *
     * @param failure why no stop was sent; empty when it was
     */
    public record Result(LinkAddress address, Optional<String> failure) {

        /** For people. */
        public String sentence() {
            return failure.map(why -> "No stop was sent to " + address + ": " + why
                            + ". If anything moves, stop it at the controller or cut its power.")
                    .orElse("Stop was sent to " + address + '.');
        }
    }

    /** One wire, and what became of it; the port is shared so that it can be closed over the head of a stuck write. */
    private record Attempt(
            MotorWire wire, AtomicReference<BytePort> port, CompletableFuture<Optional<String>> failure) {}

    private MotorStop() {}

    /** Sends a stop by each of {@code wires}, side by side: a dead one must not keep the others waiting. Takes two seconds at most. */
    public static List<Result> send(List<MotorWire> wires, Clock clock) {
        List<Attempt> attempts = wires.stream().map(MotorStop::begin).toList();
        long deadlineNanos = clock.nanos() + PATIENCE_MS * 1_000_000;
        return attempts.stream()
                .map(attempt -> new Result(attempt.wire().address(), outcome(attempt, deadlineNanos - clock.nanos())))
                .toList();
    }

    private static Attempt begin(MotorWire wire) {
        Attempt attempt = new Attempt(wire, new AtomicReference<>(), new CompletableFuture<>());
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
            }
            attempt.failure().complete(Optional.empty());
        } catch (IOException e) {
            attempt.failure().complete(Optional.of(e.getMessage()));
        } catch (InterruptedException | RuntimeException e) {
            attempt.failure().complete(Optional.of("slewd failed: " + e));
        }
    }

    private static Optional<String> outcome(Attempt attempt, long leftNanos) {
        try {
            return attempt.failure().get(Math.max(0, leftNanos), TimeUnit.NANOSECONDS);
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
}
