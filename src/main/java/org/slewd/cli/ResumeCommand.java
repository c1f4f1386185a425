package org.slewd.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code slewd resume}: the antenna goes back to its agenda. */
@Command(
        name = "resume",
        description = "Lets the agenda go on after somebody did something else with the antenna.",
        mixinStandardHelpOptions = true)
final class ResumeCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private DaemonOptions daemon;

    @Override
    public Integer call() {
        daemon.call("schedule.resume", Map.of());
        spec.commandLine().getOut().println("The agenda goes on.");
        return ExitCode.OK;
    }
}
