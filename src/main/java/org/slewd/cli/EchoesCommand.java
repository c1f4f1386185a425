package org.slewd.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slewd.config.ConfigException;
import org.slewd.illuminator.Bistatic;
import org.slewd.illuminator.Illuminator;
import org.slewd.illuminator.LitArc;
import org.slewd.illuminator.LitArcs;
import org.slewd.orbit.ElementSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code slewd echoes}: when an object sends the carrier of a transmitter on the ground back to the site. */
@Command(
        name = "echoes",
        description =
                "Lists when a satellite is lit by a transmitter on the ground while it stands over a site, and the"
                        + " shift of the carrier that comes back. Whether the echo is strong enough is another matter.",
        mixinStandardHelpOptions = true)
final class EchoesCommand implements Callable<Integer> {

    /** Ten days take a second or two. */
    private static final double MAX_HOURS = 240;

    private static final List<String> COLUMNS = List.of(
            "from_utc",
            "to_utc",
            "seconds",
            "from_azimuth_deg",
            "from_elevation_deg",
            "from_doppler_hz",
            "to_azimuth_deg",
            "to_elevation_deg",
            "to_doppler_hz");

    @Spec
    private CommandSpec spec;

    @Mixin
    private SkyOptions sky;

    @Mixin
    private ObjectOption object;

    @Mixin
    private IlluminatorOption illuminator;

    @Option(
            names = "--from",
            paramLabel = "UTC",
            converter = Arguments.Utc.class,
            description = "Begin of the window, such as 2026-11-24T18:30:00Z; now if it is not given.")
    private Optional<Instant> from = Optional.empty();

    @Option(
            names = "--hours",
            paramLabel = "H",
            defaultValue = "24",
            converter = Arguments.Decimal.class,
            description = "Length of the window, at most 240 (default: 24).")
    private double hours;

    @Mixin
    private SheetFormat sheet;

    /** The first and the last echo of an arc. */
    private record Heard(LitArc arc, Bistatic.Echo first, Bistatic.Echo last) {}

    @Override
    public Integer call() throws ConfigException {
        Format format = sheet.format();
        if (!(hours > 0 && hours <= MAX_HOURS)) {
            throw wrong("--hours must be above 0 and at most " + Text.fixed(MAX_HOURS, 0));
        }
        SkyOptions.Sky given = sky.read(illuminator.needsConfig());
        Illuminator lit = illuminator
                .in(given.settings())
                .orElseThrow(() -> wrong("--illuminator NAME is needed; 'slewd illuminators' lists them"));
        Instant start =
                from.orElseGet(() -> SlewdCommand.of(spec.commandLine()).clock().utc());
        Instant end = start.plus(Duration.ofNanos(Math.round(hours * 3_600e9)));
        ElementSet elements = object.in(given.catalogue(), start);
        Bistatic way = IlluminatorOption.way(lit, elements, given.site());
        double leastElevationDeg = given.horizonFor(elements.catalogNumber()).leastDeg();
        List<Heard> heard = LitArcs.find(way, leastElevationDeg, start, end).stream()
                .flatMap(arc -> heard(way, arc).stream())
                .toList();
        write(format, lit, heard);
        if (heard.isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println("No echo of " + lit.name() + " above " + Text.fixed(leastElevationDeg, 1)
                            + " degrees from " + Text.utcSeconds(start) + " to " + Text.utcSeconds(end) + " UTC.");
        }
        return ExitCode.OK;
    }

    private static Optional<Heard> heard(Bistatic way, LitArc arc) {
        return way.at(arc.from()).flatMap(first -> way.at(arc.to()).map(last -> new Heard(arc, first, last)));
    }

    private void write(Format format, Illuminator lit, List<Heard> heard) {
        PrintWriter out = spec.commandLine().getOut();
        switch (format) {
            case TABLE -> table(lit, heard, out);
            case CSV -> {
                out.print(String.join(",", COLUMNS) + '\n');
                heard.forEach(each -> out.print(String.join(",", fields(lit, each)) + '\n'));
            }
            case JSON ->
                Json.writeRows(out, heard.iterator(), (json, each) -> {
                    List<String> fields = fields(lit, each);
                    for (int i = 0; i < fields.size(); i++) {
                        json.writeFieldName(COLUMNS.get(i));
                        if (i < 2) {
                            json.writeString(fields.get(i));
                        } else {
                            json.writeNumber(fields.get(i));
                        }
                    }
                });
            case ICS -> throw new IllegalArgumentException("a list of echoes is no calendar");
        }
        out.flush();
    }

    private static void table(Illuminator lit, List<Heard> heard, PrintWriter out) {
        if (heard.isEmpty()) {
            return;
        }
        Table table = new Table("from (UTC)", "to", ">s", ">az from", ">el", ">Hz", ">az to", ">el", ">Hz");
        for (Heard each : heard) {
            table.row(
                    Text.utcSeconds(each.arc().from()),
                    Text.utcSeconds(each.arc().to()).substring(11),
                    Text.fixed(each.arc().length().toMillis() / 1e3, 0),
                    Text.azimuth(each.first().fromStation().azimuthDeg(), 0),
                    Text.fixed(each.first().fromStation().elevationDeg(), 1),
                    Text.fixed(each.first().shiftHz(lit.carrierHz()), 0),
                    Text.azimuth(each.last().fromStation().azimuthDeg(), 0),
                    Text.fixed(each.last().fromStation().elevationDeg(), 1),
                    Text.fixed(each.last().shiftHz(lit.carrierHz()), 0));
        }
        table.write(out);
    }

    private static List<String> fields(Illuminator lit, Heard each) {
        return List.of(
                Text.utc(each.arc().from()),
                Text.utc(each.arc().to()),
                Text.fixed(each.arc().length().toMillis() / 1e3, 3),
                Text.azimuth(each.first().fromStation().azimuthDeg(), 4),
                Text.fixed(each.first().fromStation().elevationDeg(), 4),
                Text.fixed(each.first().shiftHz(lit.carrierHz()), 3),
                Text.azimuth(each.last().fromStation().azimuthDeg(), 4),
                Text.fixed(each.last().fromStation().elevationDeg(), 4),
                Text.fixed(each.last().shiftHz(lit.carrierHz()), 3));
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
