package org.slewd.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slewd.Rehearsal;
import org.slewd.Settings;
import org.slewd.config.ConfigException;
import org.slewd.schedule.Appointment;
import org.slewd.station.PassReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code slewd rehearse}: the agenda of a night, played through with simulated devices. */
@Command(
        name = "rehearse",
        description =
                "Plays the agenda of the next hours in virtual time with simulated devices, and reports what became of"
                        + " each pass. Nothing real moves.",
        mixinStandardHelpOptions = true)
final class RehearseCommand implements Callable<Integer> {

    private static final double MAX_HOURS = 24;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ElementOptions elements;

    @Option(
            names = "--from",
            paramLabel = "UTC",
            converter = Arguments.Utc.class,
            description = "Begin, such as 2026-11-24T18:30:00Z; now if it is not given.")
    private Optional<Instant> from = Optional.empty();

    @Option(
            names = "--hours",
            paramLabel = "H",
            defaultValue = "12",
            converter = Arguments.Decimal.class,
            description = "How much is played, at most 24 hours (default: 12).")
    private double hours;

    @Override
    public Integer call() throws ConfigException {
        if (!(hours > 0 && hours <= MAX_HOURS)) {
            throw new ParameterException(
                    spec.commandLine(), "--hours must be above 0 and at most " + Text.fixed(MAX_HOURS, 0));
        }
        ElementOptions.Elements read = elements.read(true);
        Settings settings =
                read.settings().orElseThrow(() -> elements.missing("--config FILE", "a rotator and wishes"));
        if (settings.upkeep().schedule().wishes().isEmpty()) {
            throw new Failure("the configuration wishes for nothing; add a section schedule with wishes.");
        }
        Instant start = from.orElse(SlewdCommand.of(spec.commandLine()).clock().utc());
        Instant end = start.plus(Duration.ofNanos(Math.round(hours * 3_600e9)));
        if (!settings.upkeep().conditions().isEmpty()) {
            spec.commandLine()
                    .getOut()
                    .println("The safety inputs under conditions are left out: taken as safe all night.");
        }
        try (Progress progress = Progress.on(spec.commandLine(), "minutes played", (int) Math.ceil(hours * 60))) {
            Rehearsal.Night night = new Rehearsal()
                    .play(
                            settings,
                            read.catalogue(),
                            start,
                            end,
                            utc -> progress.at(
                                    (int) Duration.between(start, utc).toMinutes()));
            return report(night, end);
        }
    }

    private int report(Rehearsal.Night night, Instant end) {
        PrintWriter out = spec.commandLine().getOut();
        Table table = new Table("begun (UTC)", "ended", "object", "ending", ">p95 deg", ">worst", ">off beam s");
        for (PassReport report : night.reports()) {
            table.row(
                    Text.utcSeconds(report.begun()),
                    Text.utcSeconds(report.ended()).substring(11),
                    Text.printable(report.pass().pass().name()),
                    report.ending().name().toLowerCase(Locale.ROOT),
                    report.pointing().map(one -> Text.fixed(one.p95Deg(), 2)).orElse("-"),
                    report.pointing().map(one -> Text.fixed(one.worstDeg(), 2)).orElse("-"),
                    report.pointing()
                            .map(one -> Text.fixed(one.offBeamSeconds(), 1))
                            .orElse("-"));
        }
        table.write(out);
        long due = night.agenda().appointments().stream()
                .map(Appointment::end)
                .filter(one -> one.isBefore(end))
                .count();
        out.println(due + " passes were on the agenda, " + night.reports().size() + " were followed.");
        night.urgent().forEach(message -> out.println(Text.printable(message)));
        out.flush();
        return night.urgent().isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
