package org.slewd.cli;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
                "Shows or says whether the antenna follows the agenda by itself; counts until it is said otherwise, over restarts.",
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

    @Parameters(arity = "0..1", paramLabel = "on|off", description = "on or off; what holds now when it is left out.")
    private Optional<Wanted> wanted = Optional.empty();

    @Mixin
    private DaemonOptions daemon;

    @Override
    public Integer call() {
        wanted.ifPresent(policy -> daemon.call("schedule.setPolicy", Map.of("automatic", policy == Wanted.ON)));
        spec.commandLine()
                .getOut()
                .println(wanted.map(AutomaticCommand::done)
                        .orElseGet(() -> Following.sentence(daemon.call("schedule.list", Map.of()))));
        return ExitCode.OK;
    }

    private static String done(Wanted policy) {
        return policy == Wanted.ON
                ? "The antenna follows the agenda by itself; 'slewd agenda' shows it."
                : "Nothing is followed by itself. What is followed now goes on; 'slewd stop' ends it.";
    }
}
