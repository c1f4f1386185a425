package org.slewd.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.slewd.Settings;
import org.slewd.StationHost;
import org.slewd.config.ConfigException;
import org.slewd.time.Clock;
import org.slewd.time.OffsetClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code slewd run}: the daemon. */
@Command(
        name = "run",
        description =
                "Runs the station of a configuration until it is interrupted. The antenna is stopped first and last.",
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger("slewd");

    @Spec
    private CommandSpec spec;

    @Option(names = "--config", required = true, paramLabel = "FILE", description = "The configuration.")
    private Path config;

    @Mixin
    private StateFolder data;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            converter = Arguments.Port.class,
            description = "Port of the web page instead of the configured one; 0 takes a free one.")
    private Optional<Integer> port = Optional.empty();

    @Option(
            names = "--at",
            paramLabel = "UTC",
            converter = Arguments.Utc.class,
            description = "Live at another time, from here on: for rehearsals with elements of that time.")
    private Optional<Instant> at = Optional.empty();

    @Option(
            names = "--stay",
            description =
                    "Stay up in safe mode, where nothing moves and the page says why, when the configuration cannot be"
                            + " used or slewd has died again and again; as under a service manager.")
    private boolean stay;

    @Option(
            names = "--setup",
            description =
                    "Where there is no configuration yet, come up in safe mode all the same, which says how one is made;"
                            + " otherwise as --stay.")
    private boolean setup;

    @Override
    public Integer call() throws ConfigException {
        SlewdCommand root = SlewdCommand.of(spec.commandLine());
        Clock system = root.clock();
        Clock clock = at.<Clock>map(utc -> new OffsetClock(utc, system)).orElse(system);
        at.ifPresent(utc -> LOG.warn(
                "the clock is stated: the station lives at {} UTC; what is shown is a simulation",
                Text.utcSeconds(clock.utc())));
        StationHost.Plan plan = new StationHost.Plan(
                config,
                text -> withPort(root.settings(text, config)),
                port.map(OptionalInt::of).orElse(OptionalInt.empty()),
                clock,
                at.isPresent(),
                data.path(),
                SlewdCommand.version(),
                stay || setup || isService());
        return Foreground.run(plan, host -> {
            host.daemon()
                    .ifPresent(
                            daemon -> ElementFiles.warnOfAge(daemon.catalogue().sets(), clock.utc(), LOG::warn));
            announce(host);
        });
    }

    private Settings withPort(Settings settings) {
        return port.map(settings::withHttpPort).orElse(settings);
    }

    /** Nobody looks at the terminal of a service. */
    private static boolean isService() {
        return !System.getenv().getOrDefault("NOTIFY_SOCKET", "").isEmpty();
    }

    private void announce(StationHost host) {
        PrintWriter out = spec.commandLine().getOut();
        out.println((host.view().safeMode() ? "slewd is in safe mode" : "slewd runs")
                + ". Its page, for one login within ten minutes: "
                + host.running().loginAddress());
        if (host.isWithoutAccounts()) {
            out.println("Nobody has an account yet: 'slewd user add NAME --role admin' makes one.");
        }
        out.flush();
    }
}
