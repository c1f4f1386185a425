package org.slewd.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code slewd unlock}: whoever worked at the antenna is done. */
@Command(
        name = "unlock",
        description = "Ends a lock-out. Make sure that nobody is at the antenna.",
        mixinStandardHelpOptions = true)
final class UnlockCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private DaemonOptions daemon;

    @Override
    public Integer call() {
        daemon.call("station.unlock", Map.of());
        spec.commandLine().getOut().println("Unlocked.");
        return ExitCode.OK;
    }
}
