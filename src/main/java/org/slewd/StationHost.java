package org.slewd;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slewd.api.ConfigurationDesk;
import org.slewd.api.HttpConfig;
import org.slewd.api.RefusedToStartException;
import org.slewd.config.ConfigException;
import org.slewd.config.Configuration;
import org.slewd.config.Problem;
import org.slewd.files.AtomicFile;
import org.slewd.people.People;
import org.slewd.setup.Device;
import org.slewd.setup.Finding;
import org.slewd.setup.Setup;
import org.slewd.setup.SetupAnswers;
import org.slewd.station.Outcome;
import org.slewd.station.SafeStation;
import org.slewd.station.Snapshot;
import org.slewd.system.SerialDevice;
import org.slewd.system.SerialDevices;
import org.slewd.system.ServiceNotifier;
import org.slewd.system.ServiceWatch;
import org.slewd.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a station running over changes of its configuration, and safe mode in its place while it cannot run. One thread builds and
 * takes down; the rest may be called from any.
 */
public final class StationHost implements ConfigurationDesk, AutoCloseable {

    static final String THREAD = "station-host";

    private static final Logger LOG = LoggerFactory.getLogger(StationHost.class);

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);

    /** So that the answer is out before the socket closes that it goes by. */
    private static final Duration ANSWERED_WITHIN = Duration.ofMillis(100);

    private final Plan plan;
    private final LastGood lastGood;
    private final StartRecord starts;
    private final Premises premises;
    private final ScheduledExecutorService builder =
            Executors.newSingleThreadScheduledExecutor(work -> Daemon.worker(work, THREAD));
    private final DeviceProbe probes;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    private volatile Running running;
    private volatile View view;

    /** By which the station runs; empty in safe mode. */
    private volatile Optional<Sound> current = Optional.empty();

    /** Whether safe mode is for want of a configuration. */
    private volatile boolean withoutFile;

    private boolean changing;
    private boolean closed;

    /**
     * What to run.
     *
     * @param config the file
     * @param reader makes settings of its text
     * @param httpPort in place of that of the configuration, where nobody knows that
     * @param stays whether there is nobody who would read why slewd did not start: then it goes on in safe mode
     */
    public record Plan(
            Path config,
            LastGood.Reader reader,
            OptionalInt httpPort,
            Clock clock,
            boolean statedClock,
            Path dataDirectory,
            String version,
            boolean stays) {}

    /** A configuration that was checked. */
    private record Sound(String text, Settings settings) {}

    private StationHost(Plan plan) throws ConfigException, RefusedToStartException {
        this.plan = plan;
        this.lastGood = new LastGood(plan.dataDirectory());
        this.probes = new DeviceProbe(plan.clock());
        this.view = new View(Optional.of(plan.config()), false, plan.clock().utc(), 0, Optional.empty());
        this.starts = new StartRecord(plan.dataDirectory());
        Optional<Sound> sound = Optional.empty();
        Optional<SafeStation.Why> why = Optional.empty();
        try {
            sound = Optional.of(read());
        } catch (ConfigException e) {
            if (!plan.stays()) {
                throw e;
            }
            withoutFile = isWithoutFile();
            why = Optional.of(withoutFile ? WhySafe.noneYet(plan.config()) : WhySafe.unusable(plan.config(), e));
        }
        this.premises = Premises.claim(plan.dataDirectory(), plan.clock(), this);
        if (plan.stays() && why.isEmpty() && starts.isTooMany(plan.clock().utc())) {
            why = Optional.of(WhySafe.diedTooOften());
        }
        if (plan.stays() && why.isEmpty()) {
            why = sound.flatMap(this::objection).map(WhySafe::notAdmitted);
        }
        try {
            begin(why, sound);
        } catch (RefusedToStartException | RuntimeException e) {
            premises.close();
            builder.shutdownNow();
            throw e;
        }
    }

    /** On the thread that builds, so that whoever asks for a change while this goes on is heard after it. */
    private void begin(Optional<SafeStation.Why> why, Optional<Sound> sound) throws RefusedToStartException {
        try {
            builder.submit(() -> {
                        if (why.isPresent()) {
                            beginSafeMode(why.get(), sound);
                        } else {
                            beginStation(sound.orElseThrow());
                        }
                        premises.complain(running);
                        return running;
                    })
                    .get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RefusedToStartException refusal) {
                throw refusal;
            }
            throw new IllegalStateException("the station could not be built", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the station was built", e);
        }
    }

    /**
     * Starts the station of a configuration; safe mode, where it has to stay, when that cannot be used or when the starts before have
     * ended in disorder again and again.
     *
     * @throws ConfigException with all that is wrong, where it need not stay
     * @throws RefusedToStartException with a sentence for an operator; nothing is left running
     */
    public static StationHost start(Plan plan) throws ConfigException, RefusedToStartException {
        return new StationHost(plan);
    }

    private Sound read() throws ConfigException {
        String text = Configuration.text(plan.config());
        return new Sound(text, plan.reader().read(text));
    }

    private void beginStation(Sound sound) throws RefusedToStartException {
        Instant now = plan.clock().utc();
        starts.begin(now);
        try {
            Daemon.Plan of = new Daemon.Plan(
                    sound.settings(),
                    Optional.empty(),
                    plan.clock(),
                    plan.statedClock(),
                    plan.dataDirectory(),
                    plan.version());
            running = Daemon.start(of, premises);
        } catch (RefusedToStartException | RuntimeException e) {
            starts.withdraw(now);
            throw e;
        }
        current = Optional.of(sound);
        withoutFile = false;
        lastGood.keep(sound.text());
        use(false);
    }

    /** @param sound what was to be run, where that is known */
    private void beginSafeMode(SafeStation.Why why, Optional<Sound> sound) throws RefusedToStartException {
        Optional<Settings> known = lastGood.recall(plan.reader());
        HttpConfig wanted = sound.map(Sound::settings)
                .or(() -> known)
                .map(Settings::http)
                .orElseGet(() -> plan.httpPort().isPresent()
                        ? HttpConfig.loopback(plan.httpPort().getAsInt())
                        : HttpConfig.USUAL);
        People people = premises.access().people();
        HttpConfig http =
                Admission.objection(wanted, people).isPresent() ? wanted.onLoopback() : Admission.doors(wanted, people);
        running = SafeMode.start(
                new SafeMode.Plan(
                        why,
                        known,
                        http.orInTheClear(),
                        who -> reload(true, who),
                        probes::end,
                        plan.clock(),
                        plan.version()),
                premises);
        current = Optional.empty();
        withoutFile = withoutFile && isWithoutFile();
        use(true);
    }

    private void use(boolean safeMode) {
        view = new View(view.file(), withoutFile, safeMode, plan.clock().utc(), view.changes(), view.last());
    }

    /** A link that leads nowhere is no want of a file; somebody meant one. */
    private boolean isWithoutFile() {
        return !Files.exists(plan.config(), LinkOption.NOFOLLOW_LINKS);
    }

    private Optional<String> objection(Sound sound) {
        return Admission.objection(sound.settings().http(), premises.access().people());
    }

    @Override
    public View view() {
        return view;
    }

    /** Whether nobody has an account yet. */
    public boolean isWithoutAccounts() {
        return premises.access().people().register().accounts().isEmpty();
    }

    @Override
    public CompletionStage<Outcome> reload(boolean now, String who) {
        return CompletableFuture.supplyAsync(() -> begin(now, who), builder);
    }

    @Override
    public <T> CompletionStage<T> setup(Function<Setup, T> work) {
        return CompletableFuture.supplyAsync(() -> work.apply(setup()), builder);
    }

    private Setup setup() {
        return new Setup(
                Wiring.ROTATORS,
                Wiring.RECEIVERS,
                new SerialDevices(Path.of("/"))
                        .list().stream().map(SerialDevice::node).toList(),
                this::problems);
    }

    private List<String> problems(String text) {
        try {
            plan.reader().read(text);
            return List.of();
        } catch (ConfigException e) {
            return e.problems().stream().map(Problem::what).toList();
        }
    }

    @Override
    public CompletionStage<Probing> probe(SetupAnswers device, String who) {
        return CompletableFuture.supplyAsync(() -> beginProbe(device, who), builder)
                .thenCompose(Function.identity());
    }

    /** On the thread that builds, which does not wait for it. */
    private CompletionStage<Probing> beginProbe(SetupAnswers answers, String who) {
        if (!withoutFile || changing || closed || !isWithoutFile()) {
            return refused(new Outcome.Refused(
                    "not-ready",
                    "there is a configuration " + plan.config() + ", and its station speaks to the devices itself",
                    "'slewd status' tells whether they answer"));
        }
        Setup setup = setup();
        Optional<Device> device = setup.device(answers);
        if (device.isEmpty()) {
            return refused(new Outcome.Refused(
                    "invalid",
                    "that names no device that could be asked",
                    String.join("\n", setup.objectionsToDevice(answers))));
        }
        Optional<CompletableFuture<Finding>> finding = probes.begin(device.get());
        if (finding.isEmpty()) {
            return refused(new Outcome.Refused(
                    "busy", "another device is being asked", "that takes some seconds; try again then"));
        }
        LOG.info("{} has {} asked where it is", who, device.get().link());
        return finding.get().thenApply(Probing.Made::new);
    }

    private static CompletionStage<Probing> refused(Outcome.Refused why) {
        return CompletableFuture.completedFuture(new Probing.Refused(why));
    }

    @Override
    public CompletionStage<Outcome> writeFirst(SetupAnswers answers, String who) {
        return CompletableFuture.supplyAsync(() -> write(answers, who), builder);
    }

    /** On the thread that builds. */
    private Outcome write(SetupAnswers answers, String who) {
        if (!withoutFile || changing || !isWithoutFile()) {
            return new Outcome.Refused(
                    "not-ready",
                    "there is a configuration " + plan.config() + " already; nothing was written",
                    "change that file on the machine of the station and run 'slewd reload'");
        }
        Setup.Verdict verdict = setup().check(answers);
        if (!verdict.isSound()) {
            return new Outcome.Refused(
                    "invalid",
                    "the answers make no configuration; nothing was written",
                    Stream.concat(verdict.problems().values().stream().sorted(), verdict.others().stream())
                            .collect(Collectors.joining("\n")));
        }
        try {
            AtomicFile.write(
                    plan.config().toAbsolutePath(), verdict.text().orElseThrow().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            LOG.warn("the first configuration cannot be written", e);
            return new Outcome.Refused(
                    "not-ready",
                    plan.config() + " cannot be written (" + e.getClass().getSimpleName() + ')',
                    "make the file on the machine of the station: 'slewd setup --config " + plan.config() + "'");
        }
        LOG.info("{} has made the first configuration {}", who, plan.config());
        return begin(true, who);
    }

    /** On the thread that builds: checks, and has the change made after the answer. */
    private Outcome begin(boolean now, String who) {
        if (changing) {
            return new Outcome.Refused(
                    "busy", "the configuration is read anew already", "'slewd status' tells when the station is back");
        }
        Optional<Outcome> busy = now ? Optional.empty() : busy(running.station().snapshot());
        if (busy.isPresent()) {
            return busy.get();
        }
        try {
            Sound sound = read();
            Optional<String> objection = objection(sound);
            if (objection.isPresent()) {
                return new Outcome.Refused("invalid", objection.get(), "nothing has changed; correct it and ask again");
            }
            changing = true;
            var unused = builder.schedule(() -> change(sound, who), ANSWERED_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
            return new Outcome.Accepted();
        } catch (ConfigException e) {
            SafeStation.Why why = WhySafe.unusable(plan.config(), e);
            running.tell(
                    true, who + " asked for the configuration to be read anew; nothing has changed: " + why.sentence());
            return new Outcome.Refused(
                    "invalid",
                    why.sentence(),
                    "nothing has changed; correct it and ask again:\n" + String.join("\n", why.details()));
        }
    }

    private static Optional<Outcome> busy(Snapshot snapshot) {
        String hint = "ask again then, or say --when-idle to wait for it, or --now to end it";
        if (snapshot.target().isPresent()) {
            Snapshot.Target target = snapshot.target().get();
            return Optional.of(new Outcome.Refused(
                    "busy",
                    target.name() + " is followed until "
                            + TIME.format(target.pass().los().utc())
                            + " UTC, and a new configuration stops the antenna",
                    hint));
        }
        return switch (snapshot.state()) {
            case POINTING, PREPOSITIONING, TRACKING, PARKING, CALIBRATING, STOPPING ->
                Optional.of(new Outcome.Refused("busy", "the antenna moves, and a new configuration stops it", hint));
            case UNKNOWN, IDLE, FAULTED -> Optional.empty();
        };
    }

    private void change(Sound sound, String who) {
        if (closed) {
            return;
        }
        LOG.info("{} has the configuration {} read anew; the station is taken down", who, plan.config());
        ServiceWatch watch = ServiceStatus.watchChange(ServiceNotifier.fromEnvironment());
        try {
            Optional<Sound> before = current;
            probes.end(); // the station wants the wire
            running.makeWay();
            // A person has looked; and what is taken down here has ended in order.
            starts.clear();
            Change outcome = exchange(sound, before, who);
            view = new View(
                    view.file(),
                    withoutFile,
                    current.isEmpty(),
                    view.sinceUtc(),
                    view.changes() + 1,
                    Optional.of(outcome));
            running.tell(!outcome.applied(), outcome.message());
        } catch (RefusedToStartException | RuntimeException e) {
            // Not even safe mode: the service manager is the last to help.
            ended.completeExceptionally(e);
        } finally {
            watch.close();
            changing = false;
        }
    }

    private Change exchange(Sound sound, Optional<Sound> before, String who) throws RefusedToStartException {
        try {
            beginStation(sound);
            return told(
                    who, true, "the configuration " + plan.config() + " was read anew by " + who + " and is in use");
        } catch (RefusedToStartException | RuntimeException e) {
            LOG.error("the station does not start by the new configuration", e);
            String failure = "by the new configuration slewd does not start: " + e.getMessage();
            if (before.isEmpty()) {
                beginSafeMode(
                        new SafeStation.Why(failure, "correct that and run 'slewd reload'", List.of()),
                        Optional.of(sound));
                return told(who, false, failure + "; it is in safe mode as before");
            }
            return told(who, false, failure + "; " + goBack(before.get(), failure));
        }
    }

    private String goBack(Sound before, String failure) throws RefusedToStartException {
        try {
            beginStation(before);
            return "it runs by the one before";
        } catch (RefusedToStartException | RuntimeException e) {
            LOG.error("nor does it start by the configuration before", e);
            beginSafeMode(
                    new SafeStation.Why(
                            failure + "; and by the one before neither: " + e.getMessage(),
                            "correct that and run 'slewd reload'",
                            List.of()),
                    Optional.of(before));
            return "by the one before neither, so it is in safe mode: " + e.getMessage();
        }
    }

    private Change told(String who, boolean applied, String message) {
        return new Change(plan.clock().utc(), who, applied, message);
    }

    /** What runs now. */
    public Running running() {
        return running;
    }

    /** The daemon, where it is no safe mode that runs. */
    public Optional<Daemon> daemon() {
        return running instanceof Daemon daemon ? Optional.of(daemon) : Optional.empty();
    }

    /** Completed, exceptionally, when nothing runs any more that could be helped. */
    public CompletableFuture<Void> ended() {
        return ended;
    }

    /** Stops the motors and ends everything, in order. Safe to repeat, from any thread. */
    @Override
    public void close() {
        CompletableFuture.runAsync(this::end, builder).join();
    }

    private void end() {
        if (!closed) {
            closed = true;
            probes.end();
            running.close();
            starts.clear();
            premises.close();
        }
    }
}
