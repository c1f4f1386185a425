package org.slewd.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slewd.Daemon;
import org.slewd.config.ConfigException;
import org.slewd.doppler.OffsetBook;
import org.slewd.doppler.OffsetHistory.Learned;
import org.slewd.receiver.Mode;
import org.slewd.storage.OffsetBookFile;
import org.slewd.transmitter.Band;
import org.slewd.transmitter.DemodulationWord;
import org.slewd.transmitter.Listed;
import org.slewd.transmitter.Policy;
import org.slewd.transmitter.Transmitter;
import org.slewd.transmitter.TransmitterFiles;
import org.slewd.transmitter.TransmitterFormatException;
import org.slewd.transmitter.Transmitters;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code slewd transmitters}: what objects send and hear, from files. */
@Command(
        name = "transmitters",
        description = "Lists what objects send and hear, and which of it slewd would listen to.",
        mixinStandardHelpOptions = true)
final class TransmittersCommand implements Callable<Integer> {

    private static final List<String> COLUMNS = List.of(
            "uuid",
            "catalog_number",
            "description",
            "downlink_low_hz",
            "downlink_high_hz",
            "uplink_low_hz",
            "uplink_high_hz",
            "mode",
            "uplink_mode",
            "inverting",
            "baud",
            "alive",
            "status",
            "receiver_mode",
            "frequency_offset_hz",
            "disabled",
            "chosen",
            "source",
            "learned_offset_hz",
            "learned_sigma_hz",
            "learned_passes");

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--file",
            paramLabel = "FILE",
            required = true,
            arity = "1..*",
            parameterConsumer = Arguments.Files.class,
            description = "Lists of transmitters: JSON as of the SatNOGS DB, packed or not; or a file of the station"
                    + " (.yaml) with own transmitters and corrections.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--object",
            paramLabel = "N",
            converter = Arguments.CatalogNumber.class,
            description = "Only those of this object.")
    private Optional<Integer> object = Optional.empty();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = DataFolders.STATION,
            description = "Data directory of a station, for what it has learned of their offsets (default: ./data).")
    private Path data;

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "table", description = "table, csv or json.")
    private Format format;

    @Override
    public Integer call() throws ConfigException {
        if (format == Format.ICS) {
            throw new ParameterException(spec.commandLine(), "--format is table, csv or json here");
        }
        Transmitters transmitters = read();
        List<Listed> listed = object.map(transmitters::of).orElseGet(transmitters::all);
        if (listed.isEmpty()) {
            throw new Failure(object.map(number -> "no transmitter of object " + number + " is in the files.")
                    .orElse("the files hold no sound transmitter."));
        }
        PrintWriter out = spec.commandLine().getOut();
        OffsetBook book = book();
        switch (format) {
            case TABLE -> table(listed, transmitters, book, out);
            case CSV -> {
                out.print(String.join(",", COLUMNS) + '\n');
                listed.forEach(one -> out.print(fields(one, transmitters, book).stream()
                                .map(Text::csv)
                                .collect(java.util.stream.Collectors.joining(","))
                        + '\n'));
            }
            case JSON ->
                Json.writeRows(out, listed.iterator(), (json, one) -> {
                    List<String> fields = fields(one, transmitters, book);
                    for (int i = 0; i < COLUMNS.size(); i++) {
                        String name = COLUMNS.get(i);
                        if (fields.get(i).isEmpty()) {
                            json.writeNullField(name);
                        } else if (name.endsWith("_hz")
                                || name.equals("baud")
                                || name.equals("learned_passes")
                                || name.equals("catalog_number")) {
                            json.writeFieldName(name);
                            json.writeNumber(fields.get(i));
                        } else if (List.of("inverting", "alive", "disabled", "chosen")
                                .contains(name)) {
                            json.writeBooleanField(name, fields.get(i).equals("true"));
                        } else {
                            json.writeStringField(name, fields.get(i));
                        }
                    }
                });
            case ICS -> throw new IllegalArgumentException("transmitters are no calendar");
        }
        out.flush();
        return ExitCode.OK;
    }

    private Transmitters read() throws ConfigException {
        TransmitterFiles read = new TransmitterFiles();
        for (Path file : files) {
            try {
                read.add(file)
                        .forEach(problem ->
                                spec.commandLine().getErr().println(file + ": " + problem + "; it was left out."));
            } catch (TransmitterFormatException e) {
                throw new Failure(e.getMessage());
            } catch (IOException e) {
                throw new Failure("cannot read " + file + "; check that it is there and may be read.");
            }
        }
        return read.with(List.of());
    }

    private OffsetBook book() {
        Path file = data.resolve(Daemon.OFFSETS);
        try {
            return OffsetBookFile.read(file);
        } catch (IOException e) {
            spec.commandLine()
                    .getErr()
                    .println("what was learned of offsets is not shown: " + file + " cannot be used (" + e.getMessage()
                            + ").");
            return OffsetBook.EMPTY;
        }
    }

    /** By the receiver that heard it last. */
    private static Optional<Learned> learned(Listed listed, OffsetBook book) {
        if (listed.downlinkHz().isEmpty()) {
            return Optional.empty();
        }
        long carrierHz = Math.round(listed.downlinkHz().getAsDouble());
        return book.of(listed.transmitter().catalogNumber(), carrierHz).stream()
                .findFirst()
                .flatMap(book::learned);
    }

    private static void table(List<Listed> listed, Transmitters transmitters, OffsetBook book, PrintWriter out) {
        Table table = new Table(
                "",
                ">object",
                ">downlink MHz",
                ">uplink MHz",
                "mode",
                ">baud",
                "status",
                "description",
                // A station that has learned nothing needs no column for it.
                listed.stream().anyMatch(one -> learned(one, book).isPresent()) ? "learned" : "");
        for (Listed one : listed) {
            Transmitter transmitter = one.transmitter();
            table.row(
                    isChosen(one, transmitters) ? "*" : "",
                    String.valueOf(transmitter.catalogNumber()),
                    megahertz(transmitter.downlink()),
                    megahertz(transmitter.uplink()),
                    Text.printable(transmitter.mode()) + (transmitter.inverting() ? " inverting" : ""),
                    baud(transmitter),
                    one.disabled() ? "disabled" : transmitter.isActive() ? "active" : "silent",
                    Text.printable(transmitter.description()),
                    learned(one, book).map(TransmittersCommand::words).orElse(""));
        }
        table.write(out);
        out.println();
        out.println("* what slewd listens to when nobody says, in bands that the receiver has");
    }

    private static String words(Learned learned) {
        return (learned.offsetHz() < 0 ? "" : "+") + Text.fixed(learned.offsetHz(), 0) + " \u00b1 "
                + Text.fixed(learned.sigmaHz(), 0) + " Hz, " + learned.passes()
                + (learned.passes() == 1 ? " pass" : " passes");
    }

    private static boolean isChosen(Listed one, Transmitters transmitters) {
        return transmitters
                .choose(one.transmitter().catalogNumber(), Policy.USUAL, hz -> true)
                .filter(one::equals)
                .isPresent();
    }

    private static String megahertz(Optional<Band> band) {
        return band.map(one -> Text.fixed(one.lowHz() / 1e6, 4)
                        + (one.isChannel() ? "" : "-" + Text.fixed(one.highHz() / 1e6, 4)))
                .orElse("-");
    }

    private static String baud(Transmitter transmitter) {
        return transmitter.baud().isPresent() ? Text.fixed(transmitter.baud().getAsDouble(), 0) : "";
    }

    private static List<String> fields(Listed one, Transmitters transmitters, OffsetBook book) {
        Transmitter transmitter = one.transmitter();
        Optional<Learned> learned = learned(one, book);
        return List.of(
                transmitter.uuid(),
                String.valueOf(transmitter.catalogNumber()),
                transmitter.description(),
                transmitter.downlink().map(band -> String.valueOf(band.lowHz())).orElse(""),
                transmitter
                        .downlink()
                        .map(band -> String.valueOf(band.highHz()))
                        .orElse(""),
                transmitter.uplink().map(band -> String.valueOf(band.lowHz())).orElse(""),
                transmitter.uplink().map(band -> String.valueOf(band.highHz())).orElse(""),
                transmitter.mode(),
                transmitter.uplinkMode(),
                String.valueOf(transmitter.inverting()),
                baud(transmitter),
                String.valueOf(transmitter.alive()),
                transmitter.status(),
                DemodulationWord.mode(transmitter.mode()).map(Mode::name).orElse(""),
                Text.fixed(one.frequencyOffsetHz(), 1),
                String.valueOf(one.disabled()),
                String.valueOf(isChosen(one, transmitters)),
                transmitter.source(),
                learned.map(known -> Text.fixed(known.offsetHz(), 1)).orElse(""),
                learned.map(known -> Text.fixed(known.sigmaHz(), 1)).orElse(""),
                learned.map(known -> String.valueOf(known.passes())).orElse(""));
    }
}
