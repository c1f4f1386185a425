package org.slewd.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.slewd.ElementsByHand;
import org.slewd.feeds.ElementArchive;
import org.slewd.feeds.SourceConfig;
import org.slewd.orbit.ElementBatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code slewd elements import}: files of element sets into the data directory, where the daemon finds them. */
@Command(
        name = "import",
        description =
                "Checks files of element sets and copies them into the data directory, for a station without a network."
                        + " A running slewd takes them within half a minute.",
        mixinStandardHelpOptions = true)
final class ElementsImportCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private DaemonOptions daemon;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "OMM as JSON, CSV, XML or KVN, or TLE.")
    private List<Path> files;

    @Override
    public Integer call() {
        SlewdCommand root = SlewdCommand.of(spec.commandLine());
        PrintWriter err = spec.commandLine().getErr();
        // All are checked before the first is kept: a list of files is imported as a whole or not at all.
        Map<Path, byte[]> contents = new LinkedHashMap<>();
        Map<Path, Integer> counts = new LinkedHashMap<>();
        for (Path file : files) {
            byte[] content = ElementFiles.content(file);
            ElementBatch batch = batch(file, content);
            batch.problems().forEach(problem -> err.println(Text.printable(problem)));
            contents.put(file, content);
            counts.put(file, batch.sets().size());
        }
        err.flush();
        ElementArchive archive = new ElementArchive(ElementsByHand.archive(daemon.data()));
        PrintWriter out = spec.commandLine().getOut();
        contents.forEach((file, content) -> {
            keep(archive, root, content);
            out.println(file + ": " + counts.get(file) + (counts.get(file) == 1 ? " set" : " sets") + " imported.");
        });
        out.flush();
        return ExitCode.OK;
    }

    private void keep(ElementArchive archive, SlewdCommand root, byte[] content) {
        try {
            archive.keep(SourceConfig.IMPORTED, root.clock().utc(), content);
        } catch (IOException e) {
            throw new Failure("the data directory " + daemon.data() + " cannot be written (" + e.getMessage()
                    + "); check its owner and the disk.");
        }
    }

    private static ElementBatch batch(Path file, byte[] content) {
        ElementBatch batch = ElementFiles.batch(file, content);
        if (batch.sets().isEmpty()) {
            throw new Failure(file + " holds no sound element set; nothing was imported.");
        }
        return batch;
    }
}
