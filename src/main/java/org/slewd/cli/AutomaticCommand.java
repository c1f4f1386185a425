package org.slewd.cli;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code slewd automatic}: whether the antenna follows the agenda by itself. */
@Command(
        name = "automatic",
        description =
                "Says whether the antenna follows the agenda by itself; counts until it is said otherwise, over restarts.",
        mixinStandardHelpOptions = true)
final class AutomaticCommand implements Callable<Integer> {

    enum Wanted {
        ON,
        OFF;

        /** As it is written on a command line. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "on|off", description = "on or off.")
    private Wanted wanted;

    @Mixin
    private DaemonOptions daemon;

    @Override
    public Integer call() {
        daemon.call("schedule.setPolicy", Map.of("automatic", wanted == Wanted.ON));
        spec.commandLine()
                .getOut()
                .println(
                        wanted == Wanted.ON
                                ? "The antenna follows the agenda by itself; 'slewd agenda' shows it."
                                : "Nothing is followed by itself. What is followed now goes on; 'slewd stop' ends it.");
        return ExitCode.OK;
    }
}
