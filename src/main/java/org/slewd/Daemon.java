package org.slewd;

import io.vertx.core.Deployable;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slewd.api.Access;
import org.slewd.api.ApiConfig;
import org.slewd.api.ApiVerticle;
import org.slewd.api.ConfigurationDesk;
import org.slewd.api.DataDirectory;
import org.slewd.api.Desks;
import org.slewd.api.HttpConfig;
import org.slewd.api.LeaseTrail;
import org.slewd.api.LocalSocket;
import org.slewd.api.Monitoring;
import org.slewd.api.RefusedToStartException;
import org.slewd.condition.source.ConditionSources;
import org.slewd.feeds.ElementFeeds;
import org.slewd.feeds.FeedsVerticle;
import org.slewd.hook.Hooks;
import org.slewd.interop.DoorTakenException;
import org.slewd.interop.HamlibServer;
import org.slewd.interop.InteropConfig;
import org.slewd.interop.mqtt.MqttPublisher;
import org.slewd.lease.Holder;
import org.slewd.lease.LeaseBook;
import org.slewd.lease.LeaseEvent;
import org.slewd.lease.Part;
import org.slewd.listen.ListeningDesk;
import org.slewd.metrics.SourceFigures;
import org.slewd.metrics.StationMetrics;
import org.slewd.orbit.Catalogue;
import org.slewd.orbit.ElementSupply;
import org.slewd.sky.SiteFrame;
import org.slewd.station.AgendaKeeper;
import org.slewd.station.AgendaMaker;
import org.slewd.station.Predictions;
import org.slewd.station.Station;
import org.slewd.station.StationControl;
import org.slewd.station.Timekeeping;
import org.slewd.storage.OffsetBookFile;
import org.slewd.storage.ScheduleFile;
import org.slewd.storage.SqliteJournal;
import org.slewd.system.ClockWatch;
import org.slewd.system.ServiceNotifier;
import org.slewd.system.ServiceWatch;
import org.slewd.time.Clock;
import org.slewd.time.SystemClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One running station: the loop with its devices, the predictions, the local socket and the network, started in this
 * order and stopped in the other. Vert.x owns start and stop of the parts.
 */
public final class Daemon implements Running {

    private static final Logger LOG = LoggerFactory.getLogger(Daemon.class);

    /** In the data directory: what passes taught of the frequencies of transmitters. */
    public static final String OFFSETS = "offsets.state";

    /** Likewise: what people have asked of the agenda. */
    private static final String SCHEDULE = "schedule.state";

    /** Programs of the owner that run at the same time. */
    private static final int MOST_PROGRAMS = 16;

    /** What was started, the newest first: it is closed in this order. */
    private final Deque<Runnable> parts = new ArrayDeque<>();

    private final AtomicBoolean closed = new AtomicBoolean();

    /** Whether slewd ends with it. */
    private volatile boolean ends = true;

    private final ServiceNotifier service = ServiceNotifier.fromEnvironment();
    private final Station station;
    private final ApiVerticle api;
    private volatile Catalogue catalogue = Catalogue.empty();

    /** Told of new elements. */
    private volatile Runnable agendaOutdated = () -> {};

    /**
     * What a daemon needs to know.
     *
     * @param madeUpSky in place of all sources of elements; empty for a real station
     * @param clock the time it lives in
     * @param statedClock whether that is another time than the system's
     * @param dataDirectory where its state lives; made when it is not there
     * @param version of slewd, as clients are told
     */
    public record Plan(
            Settings settings,
            Optional<Catalogue> madeUpSky,
            Clock clock,
            boolean statedClock,
            Path dataDirectory,
            String version) {}

    private Daemon(Plan plan, Premises premises, Runnable atEnd) throws RefusedToStartException {
        try {
            parts.push(atEnd);
            DataDirectory directory = premises.directory();
            Access access = premises.access();
            HttpConfig http = doors(plan, access);
            // Among the first, so that it is among the last to end and hears of all that the others do.
            SqliteJournal journal = SqliteJournal.start(
                    plan.dataDirectory(), plan.settings().upkeep().journal(), plan.clock());
            parts.push(journal::close);
            // A thread each: whoever asks for an antenna must not wait for a list of passes.
            ExecutorService planner = Executors.newSingleThreadExecutor(work -> worker(work, "planner"));
            parts.push(planner::shutdownNow);
            ExecutorService searcher = Executors.newSingleThreadExecutor(work -> worker(work, "searcher"));
            parts.push(searcher::shutdownNow);
            Predictions predictions = Wiring.predictions(plan.settings(), planner, searcher);
            ElementSupply supply = supply(plan, predictions);
            Memories memories = Memories.open(
                    plan.settings(), plan.dataDirectory(), plan.clock().utc(), parts);
            Timekeeping time = time(plan);
            station = Wiring.station(plan.settings(), predictions, memories, time, plan.statedClock());
            FlightDeck.record(station, plan, memories, time).ifPresent(recorder -> parts.push(recorder::close));
            JournalFeed feed = JournalFeed.begin(journal, station::subscribeEvents);
            parts.push(feed::close);
            StationMetrics metrics = new StationMetrics(station, plan.clock());
            parts.push(metrics::close);
            LeaseBook leases = leases(plan, journal);
            AgendaKeeper agenda = agenda(plan, leases);
            agendaOutdated = agenda::elementsChanged;
            station.use(agenda);
            ListeningDesk listening = plan.settings()
                    .samples()
                    .<ListeningDesk>map(samples -> listening(plan, samples, feed))
                    .orElseGet(ListeningDesk::none);
            Desks desks =
                    new Desks(station, supply, listening, journal, plan.clock(), premises.configuration(), leases);
            api = new ApiVerticle(
                    new ApiConfig(
                            http,
                            plan.version(),
                            plan.settings().upkeep().calendar(),
                            plan.settings().upkeep().operatorsAreTrusted()),
                    access,
                    desks,
                    new Monitoring(
                            metrics::scrape, plan.settings().upkeep().watch().metricsOpen()),
                    this::tell);
            hooks(plan);
            metrics.watchClients(api::clients);
            metrics.watchSources(new SourceFigures(supply));
            metrics.watchJournal(journal::state);
            metrics.watchLeases(leases);
            Vertx vertx = vertx();
            parts.push(() ->
                    vertx.close().toCompletionStage().toCompletableFuture().join());
            deploy(vertx, new StationVerticle(station, plan.clock()));
            if (!plan.settings().upkeep().conditions().isEmpty()) {
                deploy(
                        vertx,
                        new ConditionSources(
                                plan.settings().upkeep().conditions(),
                                station,
                                line -> Wiring.gauge(line, plan.clock()),
                                plan.statedClock() ? new SystemClock() : plan.clock(),
                                plan.version()));
            }
            LocalSocket socket = LocalSocket.start(directory, access, desks);
            parts.push(socket::close);
            deploy(vertx, api);
            neighbours(plan, leases, journal, vertx);
            if (supply instanceof ElementFeeds feeds) {
                deploy(vertx, new FeedsVerticle(feeds, true, plan.version()));
            }
            parts.push(() -> station.stop(StationControl.itself(ends ? "which ends" : "for another configuration")));
            if (plan.settings().antenna().rest().atShutdown()) {
                parts.push(() -> {
                    if (ends) {
                        ShutdownPark.bringToRest(station, service);
                    }
                });
            }
            if (!http.equals(plan.settings().http())) {
                tell(
                        true,
                        "slewd listens on this machine only, because no account is left that may let others in. Make one with"
                                + " 'slewd user add NAME --role admin', or put people.state back, and restart slewd");
            }
            service.ready();
            String name = plan.settings().station().name();
            ServiceWatch watch = ServiceStatus.watch(service, station, vertx, name, api.address());
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
     * Starts a station.
     *
     * @throws RefusedToStartException with a sentence for an operator; nothing is left running
     */
    public static Daemon start(Plan plan) throws RefusedToStartException {
        Premises own = Premises.claim(
                plan.dataDirectory(),
                plan.clock(),
                ConfigurationDesk.none(plan.clock().utc()));
        Daemon daemon = new Daemon(plan, own, own::close);
        own.complain(daemon);
        return daemon;
    }

    /** As {@link #start(Plan)}, on premises that outlive it. */
    static Daemon start(Plan plan, Premises premises) throws RefusedToStartException {
        return new Daemon(plan, premises, () -> {});
    }

    private static HttpConfig doors(Plan plan, Access access) throws RefusedToStartException {
        HttpConfig wanted = plan.settings().http();
        Optional<String> objection = Admission.objection(wanted, access.people());
        if (objection.isPresent()) {
            throw new RefusedToStartException(objection.get() + "; slewd did not start");
        }
        return Admission.doors(wanted, access.people());
    }

    /** From here on the programs of the configuration are run. */
    private void hooks(Plan plan) {
        if (plan.settings().upkeep().hooks().isEmpty()) {
            return;
        }
        // A thread is there while a program runs. One more than so many at once is refused, and that is told.
        ExecutorService runners = new ThreadPoolExecutor(
                0, MOST_PROGRAMS, 1, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> worker(work, "hook"));
        parts.push(runners::shutdownNow);
        Hooks hooks = new Hooks(
                plan.settings().upkeep().hooks(),
                plan.settings().station().name(),
                plan.dataDirectory(),
                runners,
                plan.clock());
        Runnable end = station.subscribeEvents(hooks::happened);
        parts.push(end);
    }

    /** Lets programs of others in, and tells them what the station does, as far as the configuration wants that. */
    private void neighbours(Plan plan, LeaseBook leases, SqliteJournal journal, Vertx vertx)
            throws RefusedToStartException {
        Settings settings = plan.settings();
        InteropConfig interop = settings.upkeep().interop();
        if (interop.rotctld().isPresent()) {
            deploy(
                    vertx,
                    HamlibServer.rotctld(
                            interop.rotctld().get(),
                            station,
                            leases,
                            journal,
                            settings.antenna().rotator(),
                            settings.antenna().mount().mount(),
                            plan.clock(),
                            plan.version()));
        }
        if (interop.rigctld().isPresent() && settings.receiver().isPresent()) {
            deploy(
                    vertx,
                    HamlibServer.rigctld(
                            interop.rigctld().get(),
                            station,
                            leases,
                            journal,
                            Wiring.traits(settings.receiver().get()),
                            plan.clock(),
                            plan.version()));
        }
        if (interop.mqtt().isPresent()) {
            deploy(
                    vertx,
                    MqttPublisher.of(
                            interop.mqtt().get(),
                            station,
                            leases,
                            settings.antenna().mount().mount(),
                            settings.station().name(),
                            settings.receiver().isPresent(),
                            plan.clock(),
                            plan.version()));
        }
    }

    /** What is to be followed; wishes of people survive a restart. */
    private AgendaKeeper agenda(Plan plan, LeaseBook leases) {
        Settings settings = plan.settings();
        ExecutorService writer = Memories.writer("schedule", parts);
        ExecutorService orders = Executors.newSingleThreadExecutor(work -> worker(work, "schedule orders"));
        parts.push(orders::shutdown);
        return new AgendaKeeper(
                station,
                new AgendaMaker(
                        new SiteFrame(settings.station().site()),
                        settings.station()::horizonFor,
                        Optional.of(settings.antenna().rotator())),
                settings.upkeep().schedule(),
                new ScheduleFile(
                        plan.dataDirectory().resolve(SCHEDULE),
                        settings.station().groups(),
                        plan.clock().utc()),
                new AgendaKeeper.Workers(writer, orders),
                leases,
                plan.clock());
    }

    /** Who may give orders to which part, at first nobody. */
    private LeaseBook leases(Plan plan, SqliteJournal journal) {
        boolean hasReceiver = plan.settings().receiver().isPresent();
        LeaseBook leases =
                new LeaseBook(hasReceiver ? EnumSet.allOf(Part.class) : EnumSet.of(Part.ROTATOR), plan.clock());
        leases.listen(new LeaseTrail(journal));
        leases.listen(event -> {
            // What the agenda takes was given back by everybody else; what they have asked for stands.
            if (event.what() == LeaseEvent.What.GRANTED
                    && event.part() == Part.ROTATOR
                    && !event.holder().equals(Holder.SCHEDULE)) {
                station.handedOver();
            }
        });
        return leases;
    }

    /** From here on passes are listened to. */
    private PassListening listening(Plan plan, SamplesConfig samples, JournalFeed feed) {
        PassListening listening = new PassListening(
                Wiring.sampleSources(samples, plan.clock()),
                samples,
                plan.settings().station(),
                plan.dataDirectory().resolve(samples.recordings().folder()),
                this::catalogue,
                new SignalWatch(
                        station::hear,
                        new OffsetBookFile(
                                plan.dataDirectory().resolve(OFFSETS),
                                plan.clock().utc()),
                        plan.clock()),
                feed::left,
                plan.clock());
        parts.push(listening::close);
        Runnable end = station.subscribe(listening::onSnapshot);
        parts.push(end);
        return listening;
    }

    /** A clock that was set to a stated time is right; that of the machine is as good as the machine says. */
    private Timekeeping time(Plan plan) {
        if (plan.statedClock()) {
            return Timekeeping.stated(plan.clock());
        }
        ClockWatch watch = ClockWatch.start(plan.clock());
        parts.push(watch::close);
        return new Timekeeping(
                plan.clock(), watch, plan.settings().upkeep().watch().clock());
    }

    private ElementSupply supply(Plan plan, Predictions predictions) throws RefusedToStartException {
        if (plan.madeUpSky().isPresent()) {
            catalogue = plan.madeUpSky().get();
            predictions.use(catalogue);
            return new NoElementSupply();
        }
        ExecutorService thread = Executors.newSingleThreadExecutor(work -> worker(work, "feeds"));
        parts.push(thread::shutdownNow);
        TransmittersOfStation transmitters =
                TransmittersOfStation.begin(plan.settings().sky().transmitterFiles(), predictions::use);
        ElementsOfStation elements = ElementsOfStation.begin(
                plan.settings(),
                plan.dataDirectory(),
                plan.clock(),
                !plan.statedClock(),
                thread,
                merged -> {
                    catalogue = merged;
                    predictions.use(merged);
                    agendaOutdated.run();
                },
                transmitters::take);
        LOG.info(
                "{} objects with elements from {} sources",
                catalogue.size(),
                elements.feeds().sources().size());
        String hopelessness = elements.hopelessness();
        if (!hopelessness.isEmpty()) {
            throw new RefusedToStartException(
                    "no source has any elements, and none can be asked: " + hopelessness + " slewd did not start");
        }
        return elements.feeds();
    }

    static Vertx vertx() {
        // Nothing is unpacked into a temporary folder; the page is read from the jar.
        return Vertx.vertx(new VertxOptions()
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
    }

    static Thread worker(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    static void deploy(Vertx vertx, Deployable part) throws RefusedToStartException {
        try {
            vertx.deployVerticle(part).toCompletionStage().toCompletableFuture().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RefusedToStartException refusal) {
                throw refusal;
            }
            if (e.getCause() instanceof DoorTakenException taken) {
                throw new RefusedToStartException(taken.getMessage(), taken);
            }
            throw e;
        }
    }

    @Override
    public StationControl station() {
        return station;
    }

    /** The element sets in use now. */
    public Catalogue catalogue() {
        return catalogue;
    }

    @Override
    public void tell(boolean urgent, String message) {
        // Nobody waits for it.
        var unused = station.tell(urgent, message);
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

    /** Sends a stop to the rotator and ends everything. Safe to repeat, from any thread. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            parts.forEach(Daemon::end);
        }
    }

    /** One part that does not end in order must not keep the others from it. */
    static void end(Runnable part) {
        try {
            part.run();
        } catch (RuntimeException e) {
            LOG.error("a part of slewd did not end in order; slewd ends the others", e);
        }
    }
}
