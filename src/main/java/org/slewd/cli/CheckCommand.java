package org.slewd.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slewd.Admission;
import org.slewd.Settings;
import org.slewd.config.ConfigException;
import org.slewd.orbit.Catalogue;
import org.slewd.sky.Site;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = DataFolders.STATION,
            description = "Where the state of the station lives (default: ./data), for whether somebody has an account"
                    + " as an admin. Nothing is changed there.")
    private Path data;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try {
            SlewdCommand root = SlewdCommand.of(spec.commandLine());
            Settings settings = root.settings(file);
            Catalogue catalogue = ElementFiles.read(
                    settings.sky().elementFiles(), root.clock().utc(), problem -> out.println(Text.printable(problem)));
            if (!isAdmitted(settings, out)) {
                return ExitCode.SOFTWARE;
            }
            out.println(file + " is ok: " + describe(settings, catalogue) + '.');
            return ExitCode.OK;
        } catch (Failure e) {
            // The file names elements that cannot be read: slewd would not start with it.
            out.println(e.getMessage());
            out.println(count(1, "problem"));
            return ExitCode.SOFTWARE;
        } catch (ConfigException e) {
            e.problems().forEach(out::println);
            out.println(count(e.problems().size(), "problem"));
            return ExitCode.SOFTWARE;
        } finally {
            out.flush();
        }
    }

    /** Whom it lets in hangs on its accounts, which are in the data directory. */
    private boolean isAdmitted(Settings settings, PrintWriter out) {
        try {
            Optional<String> objection = Admission.objection(settings.http(), data);
            objection.ifPresent(why -> {
                out.println(why + '.');
                out.println(count(1, "problem"));
            });
            return objection.isEmpty();
        } catch (IOException e) {
            out.println(
                    "whether there is an admin, without whom slewd does not listen beyond this machine, cannot be seen: "
                            + Text.printable(String.valueOf(e.getMessage())) + ". Check it as the user slewd runs as");
            return true;
        }
    }

    private static String describe(Settings settings, Catalogue catalogue) {
        Site site = settings.station().site();
        String receiver = settings.receiver()
                .map(radio -> "receiver " + radio.kind() + " at " + radio.link())
                .orElse("no receiver");
        int files = settings.sky().elementFiles().size();
        String elements = files == 0
                ? "no element files"
                : count(files, "element file") + " with " + count(catalogue.size(), "object");
        if (files == 0 && settings.sky().elementSources().isEmpty()) {
            elements = "nothing under elements, so that nothing can be followed yet: name files or sources there";
        } else if (!settings.sky().elementSources().isEmpty()) {
            elements += ", " + count(settings.sky().elementSources().size(), "element source");
        }
        return "station " + settings.station().name() + " at "
                + Text.fixed(Math.abs(site.latitudeDeg()), 2) + (site.latitudeDeg() < 0 ? " S " : " N ")
                + Text.fixed(Math.abs(site.longitudeDeg()), 2) + (site.longitudeDeg() < 0 ? " W" : " E") + ", rotator "
                + settings.antenna().rotator().kind() + " at "
                + settings.antenna().rotator().link() + ", " + receiver + ", " + elements;
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
