package org.slewd.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slewd.LastGood;
import org.slewd.MotorStop;
import org.slewd.MotorWire;
import org.slewd.Settings;
import org.slewd.Wiring;
import org.slewd.config.ConfigException;
import org.slewd.link.LinkAddress;
import org.slewd.time.Clock;
import org.slewd.time.SystemClock;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code slewd silence}: the motors are stopped when there is no daemon that could. */
@Command(
        name = "silence",
        description =
                "Stops the motors of a configuration without a running slewd, by the stop of their controllers. The"
                        + " service does so whenever slewd has ended, however it ended.",
        footer = {"", "While slewd runs, use 'slewd stop'."},
        mixinStandardHelpOptions = true)
public final class SilenceCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--config", required = true, paramLabel = "FILE", description = "The configuration.")
    private Path config;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "Also stop what slewd was running with, as its data directory knows, whatever the configuration says"
                            + " now.")
    private Optional<Path> data = Optional.empty();

    @Override
    public Integer call() throws ConfigException {
        SlewdCommand root = SlewdCommand.of(spec.commandLine());
        return silence(
                wires(config, data, root.kinds()),
                root.clock(),
                spec.commandLine().getOut());
    }

    /**
     * Stops at once when {@code arguments} are the plain {@code silence --config FILE} or {@code silence --config FILE --data
     * DIR}, as the service gives them: setting up the command line would cost the motors a third of a second.
     *
     * @return the exit code, or nothing when the arguments need a closer look
     */
    public static Optional<Integer> atOnce(String[] arguments, PrintStream out, PrintStream err) {
        boolean plain = arguments.length >= 3 && arguments[0].equals("silence") && arguments[1].equals("--config");
        boolean withData = plain && arguments.length == 5 && arguments[3].equals("--data");
        if (!withData && !(plain && arguments.length == 3)) {
            return Optional.empty();
        }
        Optional<Path> data = withData ? Optional.of(Path.of(arguments[4])) : Optional.empty();
        try {
            List<MotorWire> wires = wires(Path.of(arguments[2]), data, Kinds.ALL);
            return Optional.of(silence(wires, new SystemClock(), new PrintWriter(out, false, StandardCharsets.UTF_8)));
        } catch (ConfigException e) {
            err.println(e.getMessage());
            return Optional.of(ExitCode.SOFTWARE);
        }
    }

    /**
     * Those of the configuration, and before them those that slewd was running with, which may be others: somebody may have
     * changed the file since, or damaged it.
     *
     * @throws ConfigException when neither is known
     */
    private static List<MotorWire> wires(Path config, Optional<Path> data, Kinds kinds) throws ConfigException {
        Map<LinkAddress, MotorWire> wires = new LinkedHashMap<>();
        Optional<Settings> running = data.flatMap(folder -> new LastGood(folder)
                .recall(text -> Settings.readText(text, config, kinds.rotators(), kinds.receivers())));
        running.ifPresent(settings ->
                Wiring.motorWires(settings, kinds.rotators()).forEach(wire -> wires.put(wire.address(), wire)));
        try {
            Wiring.motorWires(read(config, kinds), kinds.rotators())
                    .forEach(wire -> wires.putIfAbsent(wire.address(), wire));
        } catch (ConfigException e) {
            if (running.isEmpty()) {
                throw e;
            }
        }
        return List.copyOf(wires.values());
    }

    /** A certificate that is not there any more is no reason to let motors run. */
    private static Settings read(Path config, Kinds kinds) throws ConfigException {
        try {
            return Settings.read(config, kinds.rotators(), kinds.receivers());
        } catch (ConfigException e) {
            Optional<Settings> settings = e.ofSoundText(Settings.class);
            if (settings.isEmpty()) {
                throw e;
            }
            return settings.get();
        }
    }

    private static int silence(List<MotorWire> wires, Clock clock, PrintWriter out) {
        if (wires.isEmpty()) {
            out.println("The motors are simulated; there is nothing to stop.");
            out.flush();
            return ExitCode.OK;
        }
        List<MotorStop.Result> results = MotorStop.send(wires, clock);
        results.forEach(result -> out.println(result.sentence()));
        out.flush();
        return results.stream().allMatch(result -> result.failure().isEmpty()) ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
