package org.slewd.cli;

import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code slewd status}: what the running station is doing. */
@Command(name = "status", description = "Shows what the running station is doing.", mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private DaemonOptions daemon;

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "table", description = "table or json.")
    private Format format;

    @Override
    public Integer call() {
        if (format != Format.TABLE && format != Format.JSON) {
            throw new ParameterException(spec.commandLine(), "--format is table or json here");
        }
        Object snapshot = daemon.call("station.snapshot", Map.of());
        PrintWriter out = spec.commandLine().getOut();
        if (format == Format.JSON) {
            out.println(Json.writeIndented(snapshot));
        } else {
            boolean colour = spec.commandLine().getColorScheme().ansi().enabled();
            new StatusTable(snapshot, colour).write(out);
        }
        return ExitCode.OK;
    }
}
