package org.slewd.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slewd.config.ConfigException;
import org.slewd.illuminator.Illuminator;
import org.slewd.illuminator.Illuminators;
import org.slewd.illuminator.Sector;
import org.slewd.illuminator.Sweep;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code slewd illuminators}: the transmitters on the ground that light objects. */
@Command(
        name = "illuminators",
        description =
                "Lists the transmitters on the ground whose echoes from objects can be predicted: those that slewd"
                        + " brings and those of a configuration. 'slewd echoes' and 'slewd look' with --illuminator NAME tell what comes back of one.",
        mixinStandardHelpOptions = true)
final class IlluminatorsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Configuration with illuminators of the station's own.")
    private Optional<Path> config = Optional.empty();

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "table", description = "table or json.")
    private Format format;

    @Override
    public Integer call() throws ConfigException {
        if (format != Format.TABLE && format != Format.JSON) {
            throw new ParameterException(spec.commandLine(), "--format is table or json here");
        }
        List<Illuminator> all = config.isPresent()
                ? SlewdCommand.of(spec.commandLine())
                        .settings(config.get())
                        .sky()
                        .illuminators()
                        .all()
                : Illuminators.BUILT_IN.all();
        PrintWriter out = spec.commandLine().getOut();
        if (format == Format.JSON) {
            out.println(Json.writeIndented(
                    all.stream().map(IlluminatorsCommand::members).toList()));
        } else {
            write(all, out);
        }
        out.flush();
        return ExitCode.OK;
    }

    private static void write(List<Illuminator> all, PrintWriter out) {
        Table table = new Table("name", ">carrier MHz", ">north deg", ">east deg", "azimuths", "elevations", "beams");
        for (Illuminator each : all) {
            Sector sector = each.sector();
            table.row(
                    each.name(),
                    Text.fixed(each.carrierHz() / 1e6, 6),
                    Text.fixed(each.site().latitudeDeg(), 4),
                    Text.fixed(each.site().longitudeDeg(), 4),
                    sector.widthDeg() == 360 ? "all" : span(sector.fromAzimuthDeg(), sector.toAzimuthDeg()),
                    span(sector.leastElevationDeg(), sector.greatestElevationDeg()),
                    each.sweep().map(IlluminatorsCommand::beams).orElse("-"));
        }
        table.write(out);
    }

    private static String span(double fromDeg, double toDeg) {
        return Text.fixed(fromDeg, 1) + " to " + Text.fixed(toDeg, 1);
    }

    private static String beams(Sweep sweep) {
        return sweep.beams() + ", each at " + sweep.positions() + " positions for " + Text.fixed(sweep.dwellS(), 3)
                + " s";
    }

    private static Map<String, Object> members(Illuminator each) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("name", each.name());
        members.put("carrier_hz", each.carrierHz());
        members.put("latitude_deg", each.site().latitudeDeg());
        members.put("longitude_deg", each.site().longitudeDeg());
        members.put("altitude_m", each.site().altitudeM());
        members.put("azimuth_from_deg", each.sector().fromAzimuthDeg());
        members.put("azimuth_width_deg", each.sector().widthDeg());
        members.put("elevation_from_deg", each.sector().leastElevationDeg());
        members.put("elevation_to_deg", each.sector().greatestElevationDeg());
        each.sweep().ifPresent(sweep -> {
            members.put("beams", sweep.beams());
            members.put("beam_positions", sweep.positions());
            members.put("dwell_s", sweep.dwellS());
        });
        return members;
    }
}
