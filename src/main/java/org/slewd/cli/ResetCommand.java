package org.slewd.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code slewd reset}: clears a fault by hand. */
@Command(
        name = "reset",
        description = "Clears a fault that does not clear itself. Look at the antenna first.",
        mixinStandardHelpOptions = true)
final class ResetCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private DaemonOptions daemon;

    @Parameters(paramLabel = "KIND", description = "Kind of the fault, as 'slewd status' shows it.")
    private String kind;

    @Override
    public Integer call() {
        daemon.call("station.reset", Map.of("fault", kind));
        spec.commandLine().getOut().println("Fault " + Text.printable(kind) + " is reset.");
        return ExitCode.OK;
    }
}
