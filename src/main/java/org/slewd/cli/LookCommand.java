package org.slewd.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slewd.config.ConfigException;
import org.slewd.illuminator.Illuminator;
import org.slewd.orbit.ElementSet;
import org.slewd.orbit.Sgp4;
import org.slewd.pass.TimingError;
import org.slewd.pass.TimingError.Timing;
import org.slewd.sky.SiteFrame;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code slewd look}: where an object stands over time. */
@Command(
        name = "look",
        description =
                "Lists where a satellite stands over a site, above or below the horizon. Elevations are geometric.",
        mixinStandardHelpOptions = true)
final class LookCommand implements Callable<Integer> {

    /** Most rows: eleven days by the second. It keeps a slip in --step from filling a disk. */
    private static final long MAX_ROWS = 1_000_000;

    private static final Duration USUAL_LENGTH = Duration.ofHours(1);

    @Spec
    private CommandSpec spec;

    @Mixin
    private SkyOptions sky;

    @Mixin
    private ObjectOption object;

    @Option(
            names = "--from",
            paramLabel = "UTC",
            converter = Arguments.Utc.class,
            description = "First moment, such as 2026-11-24T18:30:00Z (default: now).")
    private Optional<Instant> first = Optional.empty();

    @Option(
            names = "--to",
            paramLabel = "UTC",
            converter = Arguments.Utc.class,
            description = "Last moment; listed when it falls on a step (default: an hour after the first).")
    private Optional<Instant> last = Optional.empty();

    @Option(
            names = "--step",
            paramLabel = "SECONDS",
            defaultValue = "60",
            converter = Arguments.Decimal.class,
            description = "Time between rows, 0.001 or more (default: 60).")
    private double stepSeconds;

    @Option(
            names = "--downlink-hz",
            paramLabel = "F",
            converter = Arguments.Hertz.class,
            description = "What the object transmits on; adds its Doppler shift.")
    private Optional<Long> downlinkHz = Optional.empty();

    @Option(
            names = "--uplink-hz",
            paramLabel = "F",
            converter = Arguments.Hertz.class,
            description = "What the object has to hear; adds how much higher a station would have to send.")
    private Optional<Long> uplinkHz = Optional.empty();

    @Mixin
    private IlluminatorOption illuminator;

    @Mixin
    private SheetFormat sheet;

    @Override
    public Integer call() throws ConfigException {
        Format format = sheet.format();
        if (!(stepSeconds >= 0.001 && stepSeconds <= 86_400)) {
            throw wrong("--step must be from 0.001 to 86400 seconds");
        }
        Instant from = first.orElseGet(
                () -> SlewdCommand.of(spec.commandLine()).clock().utc().truncatedTo(ChronoUnit.SECONDS));
        Instant to = last.orElseGet(() -> from.plus(USUAL_LENGTH));
        if (to.isBefore(from)) {
            throw wrong("--to must not lie before --from");
        }
        Duration step = Duration.ofNanos(Math.round(stepSeconds * 1e9));
        long rows = Duration.between(from, to).dividedBy(step) + 1;
        if (rows > MAX_ROWS) {
            throw wrong("--step " + Text.fixed(stepSeconds, 3) + " would give " + rows + " rows, and at most "
                    + MAX_ROWS + " are written");
        }
        SkyOptions.Sky given = sky.read(illuminator.needsConfig());
        Optional<Illuminator> lit = illuminator.in(given.settings());
        ElementSet elements = object.in(given.catalogue(), from);
        if (format == Format.TABLE) {
            spec.commandLine().getErr().println(sureness(elements, from));
        }
        LookRows looks = new LookRows(
                Sgp4.of(elements),
                new SiteFrame(given.site()),
                lit.map(by -> IlluminatorOption.way(by, elements, given.site())),
                from,
                step,
                rows);
        new LookWriter(downlinkHz, uplinkHz, lit)
                .write(format, looks, spec.commandLine().getOut());
        if (looks.failedAt().isPresent()) {
            throw new Failure("the model has no position for " + object.number() + " from "
                    + Text.utc(looks.failedAt().get())
                    + " on: the orbit has decayed, or the elements are far too old.");
        }
        return ExitCode.OK;
    }

    /** How old the elements are and what that makes of the times, for who reads the table. */
    private static String sureness(ElementSet elements, Instant from) {
        Timing timing = TimingError.of(elements).at(from);
        String age =
                Text.fixed(Math.abs(timing.ageDays()), 1) + (timing.ageDays() < 0 ? " days before" : " days after");
        String sigma = Double.isFinite(timing.sigmaS())
                ? "times are good to \u00b1 " + Text.fixed(timing.sigmaS(), 1) + " s then"
                : "nothing can be said about its times";
        return Text.printable(elements.name()) + " (" + elements.catalogNumber() + "): the start is " + age
                + " the epoch of the elements, and " + sigma + (timing.trusted() ? "." : ", too little to rely on.");
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
