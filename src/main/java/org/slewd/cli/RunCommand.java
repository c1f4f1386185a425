package org.slewd.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slewd.Daemon;
import org.slewd.Settings;
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

    @Override
    public Integer call() throws ConfigException {
        SlewdCommand root = SlewdCommand.of(spec.commandLine());
        Settings read = root.settings(config);
        Settings settings = port.map(read::withHttpPort).orElse(read);
        Clock system = root.clock();
        Clock clock = at.<Clock>map(utc -> new OffsetClock(utc, system)).orElse(system);
        at.ifPresent(utc -> LOG.warn(
                "the clock is stated: the station lives at {} UTC; what is shown is a simulation",
                Text.utcSeconds(clock.utc())));
        return Foreground.run(
                new Daemon.Plan(settings, Optional.empty(), clock, at.isPresent(), data.path(), SlewdCommand.version()),
                daemon -> {
                    ElementFiles.warnOfAge(daemon.catalogue().sets(), clock.utc(), LOG::warn);
                    announce(daemon);
                });
    }

    private void announce(Daemon daemon) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("slewd runs. Its page, for one login within ten minutes: " + daemon.loginAddress());
        out.flush();
    }
}
