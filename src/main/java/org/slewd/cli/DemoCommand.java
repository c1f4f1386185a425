package org.slewd.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slewd.Daemon;
import org.slewd.Settings;
import org.slewd.demo.DemoSky;
import org.slewd.orbit.Catalogue;
import org.slewd.pass.Pass;
import org.slewd.pass.PassSearch;
import org.slewd.receiver.ReceiverKind;
import org.slewd.receiver.civ.Civ;
import org.slewd.rotator.RotatorKind;
import org.slewd.rotator.gs232.Gs232;
import org.slewd.sky.SiteFrame;
import org.slewd.station.Outcome;
import org.slewd.station.RadioChoice;
import org.slewd.station.StationControl;
import org.slewd.station.StationState;
import org.slewd.time.Clock;
import org.slewd.time.OffsetClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code slewd demo}: the whole station without hardware and without a network, with a pass within a minute. */
@Command(
        name = "demo",
        description =
                "Runs a whole station with simulated hardware under a made-up sky; a pass begins within a minute.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger("slewd");

    /** Begins within a minute, and no low orbit is up for longer than half an hour. */
    private static final Duration FIRST_PASS_WITHIN = Duration.ofMinutes(40);

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8080",
            converter = Arguments.Port.class,
            description = "Port of the web page (default: 8080); 0 takes a free one.")
    private int port;

    @Option(
            names = "--at",
            paramLabel = "UTC",
            converter = Arguments.Utc.class,
            description = "The time that the demonstration begins at; now if it is not given.")
    private Optional<Instant> at = Optional.empty();

    @Option(
            names = "--hardware",
            paramLabel = "KIND",
            description = "Which controller or radio is simulated (default: gs232b and ic-r8600); may be repeated.")
    private List<String> hardware = List.of();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = DataFolders.DEMONSTRATION,
            description = "Where the state lives (default: ./" + DataFolders.DEMONSTRATION
                    + "); made when it is not there. Not that of a station: what is said to the agenda here would move its"
                    + " antenna.")
    private Path data;

    @Override
    public Integer call() {
        SlewdCommand root = SlewdCommand.of(spec.commandLine());
        Settings settings = settings(root);
        Clock system = root.clock();
        Clock clock = at.<Clock>map(utc -> new OffsetClock(utc, system)).orElse(system);
        Instant now = clock.utc();
        Catalogue sky = DemoStation.sky(now);
        return Foreground.run(
                new Daemon.Plan(settings, Optional.of(sky), clock, at.isPresent(), data, SlewdCommand.version()),
                daemon -> {
                    announce(daemon, firstPass(sky, now));
                    followWhenReady(daemon.station());
                });
    }

    private Settings settings(SlewdCommand root) {
        Kinds kinds = root.kinds();
        RotatorKind rotator = Gs232.KIND_B;
        ReceiverKind receiver = Civ.IC_R8600;
        for (String name : hardware) {
            Optional<RotatorKind> controller = kinds.rotator(name);
            Optional<ReceiverKind> radio = kinds.receiver(name);
            if (controller.isEmpty() && radio.isEmpty()) {
                throw new ParameterException(spec.commandLine(), kinds.noSimulatorOf(name));
            }
            rotator = controller.orElse(rotator);
            receiver = radio.orElse(receiver);
        }
        return DemoStation.settings(rotator, receiver, port);
    }

    private static Optional<Pass> firstPass(Catalogue sky, Instant now) {
        return new PassSearch(new SiteFrame(DemoStation.SITE), 0)
                .find(sky.find(DemoSky.ISS_LIKE).orElseThrow(), now, now.plus(FIRST_PASS_WITHIN)).stream()
                        .findFirst();
    }

    private void announce(Daemon daemon, Optional<Pass> first) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("SIMULATION: no antenna, no radio, and satellites that do not exist.");
        first.ifPresent(pass -> out.println(pass.name() + " rises at "
                + Text.utcSeconds(pass.aos().utc()) + " UTC, stands "
                + Text.fixed(pass.maxElevationDeg(), 0) + " degrees high at most and sets at "
                + Text.utcSeconds(pass.los().utc()) + "; the antenna follows it."));
        out.println("The page, for one login within ten minutes: " + daemon.loginAddress());
        out.println("In another terminal: slewd status, slewd stop, slewd track " + DemoSky.TIANGONG_LIKE
                + (data.equals(Path.of(DataFolders.DEMONSTRATION)) ? "" : ", each with --data " + data)
                + ". Ctrl-C ends it.");
        out.flush();
    }

    /** Asks for the first pass as soon as the controller has said where the antenna stands. */
    private static void followWhenReady(StationControl station) {
        AtomicBoolean asked = new AtomicBoolean();
        station.subscribe(snapshot -> {
            if (snapshot.state() == StationState.IDLE && asked.compareAndSet(false, true)) {
                station.track(DemoSky.ISS_LIKE, RadioChoice.OPEN, "the demonstration")
                        .thenAccept(DemoCommand::report);
            }
        });
    }

    private static void report(Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            LOG.warn("the first pass is not followed: {}; {}", refused.message(), refused.hint());
        }
    }
}
