package org.slewd.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.slewd.Settings;
import org.slewd.config.ConfigException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code slewd check}: whether a configuration can be started. */
@Command(
        name = "check",
        description = "Checks a configuration and lists all that is wrong with it, with line and key.",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The configuration.")
    private Path file;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try {
            Settings settings = SlewdCommand.of(spec.commandLine()).settings(file);
            out.println(file + " is ok: " + describe(settings) + '.');
            return ExitCode.OK;
        } catch (ConfigException e) {
            e.problems().forEach(out::println);
            out.println(e.problems().size() == 1 ? "1 problem" : e.problems().size() + " problems");
            return ExitCode.SOFTWARE;
        } finally {
            out.flush();
        }
    }

    private static String describe(Settings settings) {
        String receiver = settings.receiver()
                .map(radio -> "receiver " + radio.kind() + " at " + radio.link())
                .orElse("no receiver");
        String elements = switch (settings.elementFiles().size()) {
            case 0 -> "no element files";
            case 1 -> "1 element file";
            default -> settings.elementFiles().size() + " element files";
        };
        return "station " + settings.station().name() + ", rotator "
                + settings.rotator().kind() + " at " + settings.rotator().link() + ", " + receiver + ", " + elements;
    }
}
