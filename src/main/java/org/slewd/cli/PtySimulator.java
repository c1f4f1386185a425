package org.slewd.cli;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slewd.link.SimulatedDevice;
import org.slewd.link.Transcript;
import org.slewd.link.WireFaults;
import org.slewd.link.pty.DeviceLink;
import org.slewd.link.pty.PseudoTerminal;
import org.slewd.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A simulated device that lives in real time at the end of a pseudo-terminal, with a symbolic link as its stable name.
 * One thread lets it live; everything else may be called from any thread.
 */
final class PtySimulator implements Closeable {

    /** Grain of the device's life: fine enough for its motors and for prompt answers. */
    private static final long STEP_NANOS = 5_000_000L;

    /** Life that is caught up with in small steps after the process stood still. */
    private static final long MAX_CATCH_UP_NANOS = 60_000_000_000L;

    /** For so long after the last byte the device is attended to at every step; later ten times less often. */
    private static final long ACTIVE_NANOS = 1_000_000_000L;

    private static final int ACTIVE_WAIT_MILLIS = 5;
    private static final int IDLE_WAIT_MILLIS = 50;

    /** Answers held back by a delay: a few seconds' worth. */
    private static final int MAX_DELAYED = 256;

    private static final Logger LOG = LoggerFactory.getLogger(PtySimulator.class);

    private final SimulatedDevice device;
    private final Path link;
    private final Clock clock;
    private final WireFaults faults = new WireFaults();
    private final Transcript transcript = new Transcript();
    private final CompletableFuture<Void> end = new CompletableFuture<>();

    // Fair, or the thread that lets the device live would take the lock again before anybody else gets it.
    private final ReentrantLock lock = new ReentrantLock(true);
    private final ArrayDeque<Delayed> delayed = new ArrayDeque<>();
    private Optional<Plug> plug = Optional.empty();
    private boolean deaf;
    private long livedNanos;
    private long lastByteNanos;

    private record Plug(PseudoTerminal line, DeviceLink link) {}

    private record Delayed(byte[] bytes, long dueNanos) {}

    PtySimulator(SimulatedDevice device, Path link, Clock clock) {
        this.device = device;
        this.link = link;
        this.clock = clock;
    }

    /**
     * Plugs the device in and lets it live.
     *
     * @return the name of the pseudo-terminal
     * @throws IOException with a sentence for an operator
     */
    Path start() throws IOException {
        livedNanos = clock.nanos();
        lastByteNanos = livedNanos;
        Path path = replug();
        Thread thread = new Thread(this::liveForEver, "simulator");
        thread.setDaemon(true);
        thread.start();
        return path;
    }

    /** Waits until it is closed. Throws what ended it otherwise. */
    void awaitEnd() throws InterruptedException, ExecutionException {
        end.get();
    }

    WireFaults faults() {
        return faults;
    }

    /** What has crossed the wire, seen from the station's side: sent is what the device has heard. */
    List<Transcript.Entry> transcript() {
        return ask(transcript::entries);
    }

    /** What {@code question} says while nothing else touches the device. */
    <T> T ask(Supplier<T> question) {
        lock.lock();
        try {
            return question.get();
        } finally {
            lock.unlock();
        }
    }

    /** Does {@code action} while nothing else touches the device. */
    void lock(Runnable action) {
        ask(() -> {
            action.run();
            return Boolean.TRUE;
        });
    }

    /** The time until which the device has lived; for what is done under {@link #lock}. */
    long livedNanos() {
        return livedNanos;
    }

    /** While {@code on}, the device does not read its end of the line, so that it fills up. */
    void deaf(boolean on) {
        lock(() -> deaf = on);
    }

    /** Takes the device away: its pseudo-terminal hangs up, its name goes. */
    void unplug() throws IOException {
        lock.lock();
        try {
            if (plug.isPresent()) {
                Plug old = plug.get();
                plug = Optional.empty();
                delayed.clear();
                // The name first: nobody shall open a line that is about to hang up.
                old.link().remove();
                old.line().close();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Brings the device back, at another pseudo-terminal under the same name; one that is there stays as it is. */
    Path replug() throws IOException {
        lock.lock();
        try {
            if (plug.isEmpty()) {
                PseudoTerminal line = PseudoTerminal.open();
                try {
                    plug = Optional.of(new Plug(line, DeviceLink.create(link, line.path())));
                } catch (IOException e) {
                    line.close();
                    throw e;
                }
            }
            return plug.get().line().path();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        end.complete(null);
        unplug();
    }

    private void liveForEver() {
        try {
            while (!end.isDone()) {
                if (!attend()) {
                    TimeUnit.MILLISECONDS.sleep(IDLE_WAIT_MILLIS);
                }
            }
        } catch (InterruptedException | IOException | RuntimeException e) {
            LOG.debug("the simulator ends", e);
            end.completeExceptionally(e);
        }
    }

    /**
     * Hears, lives and answers, once.
     *
     * @return whether a client has the line open; if not, the caller waits
     */
    private boolean attend() throws IOException {
        lock.lock();
        try {
            boolean active = clock.nanos() - lastByteNanos < ACTIVE_NANOS;
            byte[] heard = hear(active ? ACTIVE_WAIT_MILLIS : IDLE_WAIT_MILLIS);
            long nowNanos = clock.nanos();
            if (heard.length > 0) {
                lastByteNanos = nowNanos;
                transcript.add(nowNanos, true, heard);
                byte[] echo = faults.echoOf(heard);
                if (echo.length > 0) {
                    delayed.add(new Delayed(echo, nowNanos + faults.delayNanos()));
                }
                device.onBytes(heard, nowNanos);
            }
            live(nowNanos);
            while (!delayed.isEmpty() && delayed.getFirst().dueNanos() - nowNanos <= 0) {
                say(delayed.removeFirst().bytes(), nowNanos);
            }
            return !deaf && plug.isPresent() && plug.get().line().hasClient();
        } finally {
            lock.unlock();
        }
    }

    private byte[] hear(int timeoutMillis) throws IOException {
        if (plug.isEmpty() || deaf) {
            return new byte[0];
        }
        try {
            return plug.get().line().read(timeoutMillis);
        } catch (IOException e) {
            // A client that was killed can leave its line locked for ever; a fresh one under the same name is not.
            LOG.warn("{}; the simulator takes another one", e.getMessage());
            unplug();
            replug();
            return new byte[0];
        }
    }

    private void live(long nowNanos) {
        livedNanos = Math.max(livedNanos - nowNanos, -MAX_CATCH_UP_NANOS) + nowNanos;
        while (nowNanos - livedNanos > STEP_NANOS) {
            livedNanos += STEP_NANOS;
            step(livedNanos);
        }
        livedNanos = nowNanos;
        step(nowNanos);
    }

    private void step(long untilNanos) {
        device.step(untilNanos, answer -> {
            byte[] arriving = faults.apply(answer);
            if (arriving.length > 0 && delayed.size() < MAX_DELAYED) {
                delayed.add(new Delayed(arriving, untilNanos + faults.delayNanos()));
            }
        });
    }

    private void say(byte[] answer, long nowNanos) {
        if (plug.isPresent()) {
            try {
                int taken = plug.get().line().write(answer);
                transcript.add(nowNanos, false, Arrays.copyOf(answer, taken));
            } catch (IOException e) {
                LOG.warn("{}; an answer is lost", e.getMessage());
            }
        }
    }
}
