package org.slewd.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slewd.Diagnosis;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code slewd diag}: a report of what went wrong, as one file. */
@Command(
        name = "diag",
        description =
                "Writes one file for a report of a fault: the recording of the flight recorder, the configuration, an outline"
                        + " of the journal and the versions, without secrets, people and exact coordinates. It is sent nowhere.",
        mixinStandardHelpOptions = true)
final class DiagCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The data directory (default: ./" + DataFolders.STATION + ", or ./"
                    + DataFolders.DEMONSTRATION + " while only the demonstration runs); slewd may be running.")
    private Optional<Path> named = Optional.empty();

    @Option(names = "--config", paramLabel = "FILE", description = "The configuration, to be in it in outline.")
    private Optional<Path> config = Optional.empty();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            defaultValue = "slewd-diag.zip",
            description = "What to write; it must not be there yet (default: slewd-diag.zip).")
    private Path out;

    @Option(
            names = "--exact-site",
            description =
                    "Leave the site as exact as it is, so that a replay decides what was decided; it is rounded to a tenth"
                            + " of a degree if this is not given.")
    private boolean exactSite;

    @Override
    public Integer call() throws IOException {
        Path data = named.orElseGet(DataFolders::ofRunning);
        if (!Files.isDirectory(data)) {
            throw new Failure("there is no data directory at " + data + "; say --data DIR.");
        }
        try {
            new Diagnosis(data, exactSite)
                    .write(
                            out,
                            config,
                            SlewdCommand.version(),
                            SlewdCommand.of(spec.commandLine()).clock().utc());
        } catch (FileAlreadyExistsException e) {
            throw new Failure(out + " is there already; choose another name with --out.");
        }
        PrintWriter to = spec.commandLine().getOut();
        to.println(out + " is written, readable by you alone; look into it before you give it away.");
        to.flush();
        return ExitCode.OK;
    }
}
