package org.slewd.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slewd.time.SystemClock;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code slewd stop}: stops all motion and ends tracking. */
@Command(
        name = "stop",
        description = "Stops all motion and ends tracking. Works when the web page does not; needs no login.",
        mixinStandardHelpOptions = true)
public final class StopCommand implements Callable<Integer> {

    private static final String DONE = "Stop was sent.";
    private static final String LAST_RESORT = " If anything moves, stop it at the controller or cut its power.";

    @Spec
    private CommandSpec spec;

    @Mixin
    private DaemonOptions daemon;

    @Override
    public Integer call() {
        try {
            new DaemonClient(daemon.data(), new SystemClock()).stop();
        } catch (Failure e) {
            throw new Failure(e.getMessage() + LAST_RESORT);
        }
        spec.commandLine().getOut().println(DONE);
        spec.commandLine().getOut().flush();
        return ExitCode.OK;
    }

    /**
     * Stops at once when {@code arguments} are the plain {@code stop} or {@code stop --data DIR}: setting up the command
     * line costs more time than everything else here.
     *
     * @return the exit code, or nothing when the arguments need a closer look
     */
    public static Optional<Integer> atOnce(String[] arguments, PrintStream out, PrintStream err) {
        List<String> given = List.of(arguments);
        if (given.isEmpty() || !given.get(0).equals("stop")) {
            return Optional.empty();
        }
        Path data;
        if (given.size() == 1) {
            data = DataFolders.ofRunning();
        } else if (given.size() == 2 && given.get(1).startsWith("--data=")) {
            data = Path.of(given.get(1).substring("--data=".length()));
        } else if (given.size() == 3 && given.get(1).equals("--data")) {
            data = Path.of(given.get(2));
        } else {
            return Optional.empty();
        }
        try {
            new DaemonClient(data, new SystemClock()).stop();
            out.println(DONE);
            return Optional.of(ExitCode.OK);
        } catch (Failure e) {
            err.println("slewd stop: " + e.getMessage() + LAST_RESORT);
            return Optional.of(ExitCode.SOFTWARE);
        }
    }
}
