package org.slewd;

import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.slewd.api.ApiConfig;
import org.slewd.api.ApiVerticle;
import org.slewd.api.Desks;
import org.slewd.api.HttpConfig;
import org.slewd.api.LocalSocket;
import org.slewd.api.Monitoring;
import org.slewd.api.RefusedToStartException;
import org.slewd.listen.ListeningDesk;
import org.slewd.metrics.StationMetrics;
import org.slewd.station.LockOutMemory;
import org.slewd.station.Outcome;
import org.slewd.station.SafeStation;
import org.slewd.station.StationControl;
import org.slewd.storage.JournalLimits;
import org.slewd.storage.SqliteJournal;
import org.slewd.system.ServiceNotifier;
import org.slewd.system.ServiceWatch;
import org.slewd.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What runs in place of a station that cannot be trusted to start: the doors by which people come, with a {@link SafeStation}
 * behind them. It opens no device, but to send a stop when somebody asks for one.
 */
final class SafeMode implements Running {

    private static final Logger LOG = LoggerFactory.getLogger(SafeMode.class);

    private static final String NOBODY_KNOWS = "none";

    private final Deque<Runnable> parts = new ArrayDeque<>();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final ServiceNotifier service = ServiceNotifier.fromEnvironment();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final SafeStation station;
    private final ApiVerticle api;
    private volatile boolean ends = true;

    /**
     * What it needs to know.
     *
     * @param lastGood by which configuration the motors were moved last; empty when that is not known
     * @param http by which doors people come in
     * @param leave has somebody try to leave it
     * @param endProbe takes the wire from whoever asks a device where it is, and waits for that
     */
    record Plan(
            SafeStation.Why why,
            Optional<Settings> lastGood,
            HttpConfig http,
            Function<String, CompletionStage<Outcome>> leave,
            Runnable endProbe,
            Clock clock,
            String version) {}

    private SafeMode(Plan plan, Premises premises) throws RefusedToStartException {
        try {
            Clock clock = plan.clock();
            SqliteJournal journal = SqliteJournal.start(
                    premises.path(),
                    plan.lastGood().map(settings -> settings.upkeep().journal()).orElse(JournalLimits.USUAL),
                    clock);
            parts.push(journal::close);
            LockOutMemory lockOuts = Memories.lockOuts(premises.path(), clock.utc(), parts);
            List<MotorWire> wires = plan.lastGood()
                    .map(settings -> Wiring.motorWires(settings, Wiring.ROTATORS))
                    .orElse(List.of());
            ExecutorService stopper = Executors.newSingleThreadExecutor(work -> Daemon.worker(work, "safe-mode stop"));
            parts.push(stopper::shutdown);
            station = new SafeStation(
                    plan.why(),
                    plan.lastGood()
                            .map(settings -> settings.antenna().rotator().kind())
                            .orElse(NOBODY_KNOWS),
                    plan.lastGood()
                            .map(settings -> settings.antenna().rotator().link().toString())
                            .orElse(NOBODY_KNOWS),
                    new SafeStation.Means(() -> stop(wires, stopper, plan.endProbe(), clock), plan.leave(), lockOuts),
                    clock);
            JournalFeed feed = JournalFeed.begin(journal, station::subscribeEvents);
            parts.push(feed::close);
            StationMetrics metrics = new StationMetrics(station, clock);
            parts.push(metrics::close);
            metrics.watchJournal(journal::state);
            Desks desks = new Desks(
                    station, new NoElementSupply(), ListeningDesk.none(), journal, clock, premises.configuration());
            api = new ApiVerticle(
                    new ApiConfig(plan.http(), plan.version()),
                    premises.access(),
                    desks,
                    new Monitoring(
                            metrics::scrape,
                            plan.lastGood()
                                    .filter(settings ->
                                            settings.upkeep().watch().metricsOpen())
                                    .isPresent()),
                    this::tell);
            LocalSocket socket = LocalSocket.start(premises.directory(), premises.access(), desks);
            parts.push(socket::close);
            Vertx vertx = Daemon.vertx();
            parts.push(() ->
                    vertx.close().toCompletionStage().toCompletableFuture().join());
            serve(vertx);
            ScheduledExecutorService ticker =
                    Executors.newSingleThreadScheduledExecutor(work -> Daemon.worker(work, "safe-mode tick"));
            parts.push(ticker::shutdownNow);
            var unused = ticker.scheduleAtFixedRate(this::tick, 0, 1, TimeUnit.SECONDS);
            station.begin();
            service.ready();
            ServiceWatch watch = ServiceStatus.watchSafeMode(
                    service,
                    vertx,
                    "safe mode, nothing moves: " + plan.why().sentence() + "; "
                            + plan.why().remedy());
            parts.push(watch::close);
            parts.push(() -> {
                if (ends) {
                    service.stopping();
                }
            });
        } catch (RefusedToStartException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * Begins it.
     *
     * @throws RefusedToStartException when not even its local socket can be had
     */
    static SafeMode start(Plan plan, Premises premises) throws RefusedToStartException {
        return new SafeMode(plan, premises);
    }

    private void tick() {
        try {
            station.tick();
        } catch (RuntimeException e) {
            // Left to itself, the executor would never tick again, and nobody would be shown anything any more.
            LOG.error("a tick of safe mode has failed; slewd goes on", e);
        }
    }

    /** Whoever is at the machine can go without a page. */
    private void serve(Vertx vertx) {
        try {
            Daemon.deploy(vertx, api);
        } catch (RefusedToStartException e) {
            station.tell(true, "safe mode has no page: " + e.getMessage());
        }
    }

    /** One after the other, lest two find the same port taken; who asks while one is under way has it already. */
    private boolean stop(List<MotorWire> wires, ExecutorService stopper, Runnable endProbe, Clock clock) {
        if (stopping.compareAndSet(false, true)) {
            stopper.execute(() -> {
                try {
                    endProbe.run();
                    MotorStop.send(wires, clock)
                            .forEach(result -> station.tell(result.failure().isPresent(), result.sentence()));
                } finally {
                    stopping.set(false);
                }
            });
        }
        return !wires.isEmpty();
    }

    @Override
    public StationControl station() {
        return station;
    }

    @Override
    public void tell(boolean urgent, String message) {
        station.tell(urgent, message);
    }

    @Override
    public String loginAddress() {
        return api.loginAddress();
    }

    @Override
    public void makeWay() {
        ends = false;
        close();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            parts.forEach(Daemon::end);
            LOG.info("safe mode ends");
        }
    }
}
