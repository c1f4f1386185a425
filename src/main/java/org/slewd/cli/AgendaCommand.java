package org.slewd.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slewd.config.ConfigException;
import org.slewd.schedule.Agenda;
import org.slewd.schedule.Wish;
import org.slewd.sky.SiteFrame;
import org.slewd.station.AgendaMaker;
import org.slewd.time.SystemClock;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code slewd agenda}: which passes are followed, and why the others are not. */
@Command(
        name = "agenda",
        description =
                "Shows the agenda of the running slewd. While none runs, or with any option that says of what, one is made "
                        + "of the wishes in the section schedule of a configuration; nothing moves by it.",
        mixinStandardHelpOptions = true)
final class AgendaCommand implements Callable<Integer> {

    /** What else is said than how to write it asks for an agenda of one's own. */
    private static final List<String> OF_ONES_OWN =
            List.of("--elements", "--config", "--site", "--from", "--hours", "--group");

    /** Longest agenda: the most that a list of passes spans. */
    private static final double MAX_HOURS = 240;

    @Spec
    private CommandSpec spec;

    @Mixin
    private SkyOptions sky;

    @Option(
            names = "--group",
            paramLabel = "GROUP",
            description =
                    "Objects to follow, such as 'stations or NOAA*', in place of the wishes of the configuration.")
    private Optional<String> group = Optional.empty();

    @Option(
            names = "--from",
            paramLabel = "UTC",
            converter = Arguments.Utc.class,
            description = "Begin of the agenda, such as 2026-11-24T18:30:00Z; now if it is not given.")
    private Optional<Instant> from = Optional.empty();

    @Option(
            names = "--hours",
            paramLabel = "H",
            defaultValue = "24",
            converter = Arguments.Decimal.class,
            description = "Length of the agenda in hours, at most 240 (default: 24).")
    private double hours;

    @Option(
            names = "--explain",
            description = "Lists the passes that are not followed as well, and says of each why not.")
    private boolean explain;

    @Mixin
    private SheetFormat sheet;

    @Override
    public Integer call() throws ConfigException {
        Format format = sheet.format();
        if (!(hours > 0 && hours <= MAX_HOURS)) {
            throw new ParameterException(
                    spec.commandLine(), "--hours must be above 0 and at most " + Text.fixed(MAX_HOURS, 0));
        }
        boolean own = OF_ONES_OWN.stream()
                .anyMatch(option -> spec.commandLine().getParseResult().hasMatchedOption(option));
        DaemonClient daemon = new DaemonClient(sky.data(), new SystemClock());
        Optional<Object> running =
                !own && daemon.isServed() ? Optional.of(daemon.call("schedule.list", Map.of())) : Optional.empty();
        List<AgendaRow> rows = running.isPresent() ? AgendaRow.read(running.get()) : AgendaRow.of(made());
        new AgendaWriter(rows, explain).write(format, spec.commandLine().getOut());
        running.ifPresent(answer -> spec.commandLine().getErr().println(Following.sentence(answer)));
        if (rows.stream().noneMatch(AgendaRow::isFollowed)) {
            spec.commandLine()
                    .getErr()
                    .println(
                            rows.isEmpty()
                                    ? "No object that is wished for rises."
                                    : "None of " + rows.size() + " passes is followed; --explain says why.");
        }
        return ExitCode.OK;
    }

    private Agenda made() throws ConfigException {
        SkyOptions.Sky given = sky.read();
        List<Wish> wishes = wishes(given);
        Instant start = from.orElse(SlewdCommand.of(spec.commandLine()).clock().utc());
        ElementFiles.warnOfAge(
                given.catalogue().sets(), start, spec.commandLine().getErr()::println);
        return new AgendaMaker(
                        new SiteFrame(given.site()),
                        given::horizonFor,
                        given.settings().map(known -> known.antenna().rotator()))
                .make(
                        given.catalogue(),
                        wishes,
                        start.plus(Duration.ofNanos(Math.round(hours * 3_600e9))),
                        AgendaMaker.Circumstances.plain(start));
    }

    private List<Wish> wishes(SkyOptions.Sky given) {
        if (group.isPresent()) {
            return List.of(Wish.of("asked-for", group.get(), sky.group(group.get(), given.groups())));
        }
        List<Wish> wishes = given.settings()
                .map(known -> known.upkeep().schedule().wishes())
                .orElse(List.of());
        if (wishes.isEmpty()) {
            throw sky.missing("--group GROUP", "schedule.wishes");
        }
        return wishes;
    }
}
