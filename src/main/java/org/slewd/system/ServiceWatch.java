package org.slewd.system;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the service manager informed: what the daemon is doing, whenever that changes, and a sign of life for as long as
 * everything that has to go on does. When one {@link Heartbeat} stands still, the sign is withheld, what its threads are doing
 * is logged once, and the manager ends and restarts the daemon if it lasts.
 *
 * <p>A thread of its own, so that neither the station loop nor an event loop can wait for it.
 */
public final class ServiceWatch implements AutoCloseable {

    /** A status that is older than this would be called stale. */
    private static final Duration SLOWEST_TURN = Duration.ofSeconds(1);

    /** Signs of life within the time that the manager waits: one may come late, and another one be lost. */
    private static final int SIGNS_PER_WATCHDOG = 4;

    /** A collection of garbage on a small machine is no reason to write a report. */
    private static final int TURNS_BEFORE_REPORT = 3;

    /** Deeper frames tell where a thread came from, not what it hangs in. */
    private static final int MAX_FRAMES = 30;

    private static final Logger LOG = LoggerFactory.getLogger(ServiceWatch.class);

    private final ServiceNotifier service;
    private final Supplier<String> status;
    private final List<Heartbeat> heartbeats;
    private final Duration period;
    private final CountDownLatch closed = new CountDownLatch(1);

    private final long[] beats;
    private int turnsWithoutSign;
    private String told = "";

    private ServiceWatch(ServiceNotifier service, Supplier<String> status, List<Heartbeat> heartbeats) {
        this.service = service;
        this.status = status;
        this.heartbeats = List.copyOf(heartbeats);
        this.beats = new long[heartbeats.size()];
        this.period = service.watchdog()
                .map(patience -> patience.dividedBy(SIGNS_PER_WATCHDOG))
                .filter(share -> share.compareTo(SLOWEST_TURN) < 0)
                .orElse(SLOWEST_TURN);
    }

    /**
     * Starts to watch; without a service manager this does nothing.
     *
     * @param status what the daemon is doing, one line; asked about once a second, on the thread of the watch
     */
    public static ServiceWatch start(ServiceNotifier service, Supplier<String> status, List<Heartbeat> heartbeats) {
        ServiceWatch watch = idle(service, status, heartbeats);
        if (service.isHeard()) {
            Thread thread = new Thread(watch::turnForEver, "service-watch");
            thread.setDaemon(true);
            thread.start();
        }
        return watch;
    }

    /** One that is turned by {@link #turn} alone. */
    static ServiceWatch idle(ServiceNotifier service, Supplier<String> status, List<Heartbeat> heartbeats) {
        return new ServiceWatch(service, status, heartbeats);
    }

    Duration period() {
        return period;
    }

    private void turnForEver() {
        try {
            do {
                safely();
            } while (!closed.await(period.toNanos(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            LOG.debug("the watch over slewd ends", e);
        }
    }

    private void safely() {
        try {
            turn();
        } catch (RuntimeException e) {
            LOG.error("the watch over slewd failed; it gives no sign of life for this turn", e);
        }
    }

    void turn() {
        String line = status.get();
        if (!line.equals(told)) {
            told = line;
            service.status(line);
        }
        List<Heartbeat> standing = new ArrayList<>();
        for (int i = 0; i < beats.length; i++) {
            long now = heartbeats.get(i).beats().getAsLong();
            if (now == beats[i]) {
                standing.add(heartbeats.get(i));
            }
            beats[i] = now;
        }
        if (standing.isEmpty()) {
            if (turnsWithoutSign >= TURNS_BEFORE_REPORT) {
                LOG.warn("everything in slewd goes on again");
            }
            turnsWithoutSign = 0;
            if (service.watchdog().isPresent()) {
                service.alive();
            }
        } else {
            turnsWithoutSign++;
            if (turnsWithoutSign == TURNS_BEFORE_REPORT) {
                standing.forEach(this::report);
            }
        }
    }

    private void report(Heartbeat heartbeat) {
        String consequence = service.watchdog()
                .map(patience -> "slewd gives no sign of life meanwhile; " + patience.toMillis() / 1000.0
                        + " s without one, and the service manager starts it anew")
                .orElse("no watchdog is set, so nobody will start slewd anew");
        LOG.error(
                "{} has not gone on for {} s; {}. Please report what it hangs in:{}",
                heartbeat.name(),
                period.multipliedBy(TURNS_BEFORE_REPORT).toMillis() / 1000.0,
                consequence,
                doings(heartbeat.threads()));
    }

    private static String doings(String threads) {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<Thread, StackTraceElement[]> entry :
                Thread.getAllStackTraces().entrySet()) {
            if (entry.getKey().getName().startsWith(threads)) {
                text.append(System.lineSeparator()).append("  ").append(entry.getKey());
                StackTraceElement[] frames = entry.getValue();
                for (int i = 0; i < Math.min(frames.length, MAX_FRAMES); i++) {
                    text.append(System.lineSeparator()).append("    at ").append(frames[i]);
                }
            }
        }
        return text.toString();
    }

    /** Ends the signs of life. */
    @Override
    public void close() {
        closed.countDown();
    }
}
