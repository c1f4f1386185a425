package org.slewd.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code slewd lock}: nothing moves while somebody works at the antenna. */
@Command(
        name = "lock",
        description = "Stops the antenna and keeps it still, over restarts too, until 'slewd unlock' at the station.",
        mixinStandardHelpOptions = true)
final class LockCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private DaemonOptions daemon;

    @Parameters(paramLabel = "REASON", arity = "0..1", defaultValue = "maintenance", description = "Why, for others.")
    private String reason;

    @Override
    public Integer call() {
        daemon.call("station.lock", Map.of("reason", reason));
        spec.commandLine().getOut().println("Locked. Nothing moves until 'slewd unlock'.");
        return ExitCode.OK;
    }
}
