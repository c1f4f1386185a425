package org.slewd.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slewd.FlightDeck;
import org.slewd.FlightReplay;
import org.slewd.Logging;
import org.slewd.flight.Comparison;
import org.slewd.flight.Entry;
import org.slewd.flight.FlightReader;
import org.slewd.flight.Run;
import org.slewd.flight.Runs;
import org.slewd.flight.Story;
import org.slewd.station.Turn;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code slewd replay}: a recorded flight once more. */
@Command(
        name = "replay",
        description =
                "Runs the station loop once more through what the flight recorder has kept, in virtual time and without any"
                        + " device, prints what it decides, and says whether that is what was decided then.",
        mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "A file or a folder of the flight recorder instead of that of the data directory.")
    private Optional<Path> file = Optional.empty();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The data directory (default: ./" + DataFolders.STATION + ", or ./"
                    + DataFolders.DEMONSTRATION + " while only the demonstration runs).")
    private Optional<Path> data = Optional.empty();

    @Option(names = "--list", description = "Only list the runs that can be replayed.")
    private boolean list;

    @Option(names = "--run", paramLabel = "N", description = "Which run of the list; the newest if it is not given.")
    private Optional<Integer> number = Optional.empty();

    @Option(names = "--recorded", description = "Print what was recorded, without running anything.")
    private boolean recorded;

    @Option(names = "--bytes", description = "Print the bytes on the wires too.")
    private boolean bytes;

    @Option(names = "--quiet", description = "Print only whether it is the same.")
    private boolean quiet;

    @Override
    public Integer call() throws IOException {
        Path place = file.orElseGet(() -> data.orElseGet(DataFolders::ofRunning).resolve(FlightDeck.FOLDER));
        if (!Files.exists(place)) {
            throw new Failure(
                    "there is no recording at " + place + "; name the data directory of a station, or a file.");
        }
        Runs runs = Runs.of(place);
        PrintWriter out = spec.commandLine().getOut();
        if (list) {
            list(runs, out);
            return ExitCode.OK;
        }
        if (recorded && number.isEmpty()) {
            return print(place, out);
        }
        if (runs.all().isEmpty()) {
            throw new Failure(place + " has no run with its beginning; " + runs.loose()
                    + " turns of a run that began before can be read with --recorded only.");
        }
        int chosen = number.orElse(runs.all().size());
        if (chosen < 1 || chosen > runs.all().size()) {
            throw new Failure(
                    "there is no run " + chosen + "; --list shows " + runs.all().size() + '.');
        }
        Run run = runs.all().get(chosen - 1);
        return recorded ? print(place, run, out) : fly(place, run, out);
    }

    private static void list(Runs runs, PrintWriter out) {
        Table table = new Table(">run", "from (UTC)", "to", ">turns", "slewd", "ends because");
        List<Run> all = runs.all();
        for (int i = 0; i < all.size(); i++) {
            Run run = all.get(i);
            table.row(
                    String.valueOf(i + 1),
                    Text.utcSeconds(run.first().utc()),
                    Text.utcSeconds(run.last().utc()),
                    String.valueOf(run.turns()),
                    Text.printable(run.makeup().version()),
                    run.cut().orElse("-"));
        }
        table.write(out);
        if (runs.loose() > 0) {
            out.println(runs.loose() + " turns more belong to runs whose beginning is not there any more.");
        }
        out.flush();
    }

    private int print(Path place, Run run, PrintWriter out) throws IOException {
        Runs.ride(place, run, turn -> {
            tell(turn, out);
            return true;
        });
        out.flush();
        return ExitCode.OK;
    }

    /** All that there is, whole runs or not. */
    private int print(Path place, PrintWriter out) throws IOException {
        try (FlightReader reader = FlightReader.open(place)) {
            for (Optional<Entry> next = reader.next(); next.isPresent(); next = reader.next()) {
                Entry entry = next.get();
                if (entry instanceof Entry.Flown flown) {
                    tell(flown.turn(), out);
                } else if (entry instanceof Entry.Started started) {
                    out.println("a station of slewd "
                            + Text.printable(started.makeup().version()) + " starts");
                } else if (entry instanceof Entry.Lost lost) {
                    out.println(lost.turns() + " turns are missing here, which the disk did not take");
                } else if (entry instanceof Entry.Damaged damaged) {
                    out.println("the file is damaged here: " + damaged.why());
                }
            }
        }
        out.flush();
        return ExitCode.OK;
    }

    private void tell(Turn turn, PrintWriter out) {
        turn.notes()
                .forEach(note ->
                        Story.line(turn.utc(), note, bytes).ifPresent(line -> out.println(Text.printable(line))));
    }

    private int fly(Path place, Run run, PrintWriter out) throws IOException {
        warnOfVersion(run);
        Logging.hush();
        FlightReplay replay = new FlightReplay(run.makeup(), run.first());
        Difference difference = new Difference();
        Runs.ride(place, run, turn -> {
            if (turn.nanos() == run.first().nanos()
                    && turn.utc().equals(run.first().utc())) {
                return true;
            }
            FlightReplay.Flown flown = replay.fly(turn);
            if (!quiet) {
                tell(flown.turn(), out);
            }
            difference.first = flown.difference();
            return flown.difference().isEmpty();
        });
        Comparison comparison = replay.comparison();
        if (difference.first.isPresent()) {
            Comparison.Difference first = difference.first.get();
            out.println(
                    "different: turn " + first.number() + " at " + first.turn().utc());
            out.println("  recorded  " + words(first.expected()));
            out.println("  now       " + words(first.found()));
            out.flush();
            return ExitCode.SOFTWARE;
        }
        out.println("identical: " + comparison.turns() + " turns, " + comparison.decisions() + " decisions"
                + run.cut().map(why -> "; then " + why).orElse(""));
        out.flush();
        return ExitCode.OK;
    }

    private static final class Difference {
        private Optional<Comparison.Difference> first = Optional.empty();
    }

    private static String words(Optional<Turn.Note> note) {
        return note.map(one -> Text.printable(Story.words(one))).orElse("nothing more");
    }

    private void warnOfVersion(Run run) {
        if (!run.makeup().version().equals(SlewdCommand.version())) {
            spec.commandLine()
                    .getErr()
                    .println("recorded by slewd " + Text.printable(run.makeup().version()) + ", replayed by "
                            + SlewdCommand.version() + ": another version may decide otherwise, and read it wrongly.");
        }
    }
}
