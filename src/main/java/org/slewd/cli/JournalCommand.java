package org.slewd.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code slewd journal}: what the station has written down. */
@Command(
        name = "journal",
        description =
                "Shows what the station has written down: the passes that it followed and how well, what happened, or who asked"
                        + " for what. Asks the running slewd, or reads the file in the data directory when none runs.",
        mixinStandardHelpOptions = true)
final class JournalCommand implements Callable<Integer> {

    /** What a person wants to see when nothing else is said. */
    private static final int USUAL_ROWS = 100;

    @Spec
    private CommandSpec spec;

    @Mixin
    private DaemonOptions daemon;

    @ArgGroup
    private What what = new What();

    /** One of them. */
    static final class What {
        private JournalSheet sheet = JournalSheet.PASSES;

        @Option(names = "--passes", description = "Passes and their quality; this is usual.")
        void passes(boolean wanted) {
            sheet = JournalSheet.PASSES;
        }

        @Option(names = "--events", description = "What happened.")
        void events(boolean wanted) {
            sheet = JournalSheet.EVENTS;
        }

        @Option(names = "--audit", description = "Who asked for what, and what became of it.")
        void audit(boolean wanted) {
            sheet = JournalSheet.AUDIT;
        }
    }

    @Option(
            names = "--from",
            paramLabel = "UTC",
            converter = Arguments.Utc.class,
            description = "Not before this, such as 2026-11-24T18:30:00Z; of a pass its rise.")
    private Optional<Instant> from = Optional.empty();

    @Option(names = "--to", paramLabel = "UTC", converter = Arguments.Utc.class, description = "Before this.")
    private Optional<Instant> to = Optional.empty();

    @Option(
            names = "--object",
            paramLabel = "N",
            converter = Arguments.CatalogNumber.class,
            description = "Only what is about the object of this catalogue number.")
    private Optional<Integer> object = Optional.empty();

    @Option(
            names = "--kind",
            paramLabel = "WORD",
            description = "Only events of this kind, actions of this name, or passes that ended so.")
    private Optional<String> kind = Optional.empty();

    @Option(
            names = "--limit",
            paramLabel = "ROWS",
            description = "Only the newest rows; a table shows 100 if nothing is said, csv and json have all.")
    private Optional<Integer> limit = Optional.empty();

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "table", description = "table, csv or json.")
    private Format format;

    @Override
    public Integer call() {
        if (format == Format.ICS) {
            throw new ParameterException(spec.commandLine(), "--format is table, csv or json here");
        }
        if (limit.filter(rows -> rows < 1 || rows > 1_000_000).isPresent()) {
            throw new ParameterException(spec.commandLine(), "--limit is 1 to 1000000");
        }
        JournalSheet sheet = what.sheet;
        if (sheet == JournalSheet.AUDIT && object.isPresent()) {
            throw new ParameterException(spec.commandLine(), "--object does not go with --audit");
        }
        JournalQuestion question = new JournalQuestion(sheet, from, to, object, kind);
        JournalSource source = daemon.isServed()
                ? JournalSource.running(daemon, question)
                : JournalSource.saved(daemon.data(), question);
        Optional<Integer> newest = limit.or(() -> format == Format.TABLE ? Optional.of(USUAL_ROWS) : Optional.empty());
        PrintWriter out = spec.commandLine().getOut();
        JournalWriter.of(sheet)
                .write(
                        format,
                        newest.map(rows -> newest(source, rows)).orElseGet(() -> new JournalRowIterator(source)),
                        out);
        return ExitCode.OK;
    }

    /** The newest rows, the oldest of them first. */
    private Iterator<Map<?, ?>> newest(JournalSource source, int most) {
        List<Map<?, ?>> rows = new ArrayList<>();
        boolean more = true;
        while (more && rows.size() < most) {
            JournalSource.Page page = source.page(JournalRowIterator.last(rows), true, most - rows.size());
            rows.addAll(page.rows());
            more = page.more() && !page.rows().isEmpty();
        }
        if (more && limit.isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println("only the newest " + most + "; --limit ROWS shows more, --from and --to others.");
        }
        Collections.reverse(rows);
        return rows.iterator();
    }
}
