package org.slewd.cli;

import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code slewd calendar}: lets calendar programs read the passes. */
@Command(
        name = "calendar",
        description =
                "Makes the address at which calendar programs find the passes, and prints it. It holds a secret that"
                        + " lets read the passes and nothing else, and is printed once: slewd keeps a hash of it.",
        mixinStandardHelpOptions = true)
final class CalendarCommand implements Callable<Integer> {

    /** What is to become of an address that there is. */
    private static final class Instead {
        @Option(names = "--renew", description = "Another address; the one before is not valid any more.")
        private boolean renew;

        @Option(names = "--revoke", description = "No address: whoever has one reads nothing any more.")
        private boolean revoke;
    }

    @Spec
    private CommandSpec spec;

    @Mixin
    private DaemonOptions daemon;

    @ArgGroup
    private Instead instead = new Instead();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (instead.revoke) {
            daemon.call("calendar.close", Map.of());
            out.println("The calendar has no address any more.");
        } else if (daemon.call("calendar.open", Map.of("renew", instead.renew)) instanceof Map<?, ?> answer) {
            out.println(answer.get("address"));
        }
        return ExitCode.OK;
    }
}
