package org.slewd.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.slewd.config.ConfigException;
import org.slewd.orbit.Catalogue;
import org.slewd.orbit.ElementSet;
import org.slewd.orbit.Propagator;
import org.slewd.orbit.Sgp4;
import org.slewd.pass.PassSearch;
import org.slewd.sky.HorizonMask;
import org.slewd.sky.SiteFrame;
import org.slewd.sky.TemeState;
import org.slewd.track.DescribedPass;
import org.slewd.track.PassTeller;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code slewd passes}: what comes over the horizon, and when. */
@Command(
        name = "passes",
        description = "Lists the passes of satellites over a site, by rise. Elevations are geometric.",
        mixinStandardHelpOptions = true)
final class PassesCommand implements Callable<Integer> {

    /** Longest window. Element sets say nothing about next year. */
    private static final double MAX_HOURS = 366 * 24;

    @Spec
    private CommandSpec spec;

    @Mixin
    private SkyOptions sky;

    @Mixin
    private OlderElements older;

    @Option(
            names = "--from",
            paramLabel = "UTC",
            converter = Arguments.Utc.class,
            description = "Start of the window, such as 2026-11-24T18:30:00Z; now if it is not given.")
    private Optional<Instant> from = Optional.empty();

    @Option(
            names = "--hours",
            paramLabel = "H",
            defaultValue = "24",
            converter = Arguments.Decimal.class,
            description = "Length of the window in hours (default: 24).")
    private double hours;

    @Option(
            names = "--min-elevation",
            paramLabel = "DEG",
            converter = Arguments.Decimal.class,
            description = "Elevation above which an object counts as up (default: the configuration's, or 0).")
    private Optional<Double> minElevationDeg = Optional.empty();

    @Option(
            names = "--horizon",
            paramLabel = "FILE",
            description = "What stands in the way, as lines of azimuth and elevation in degrees; in place of the "
                    + "configuration's. Where --min-elevation is higher, that counts.")
    private Optional<Path> horizon = Optional.empty();

    @Option(
            names = "--downlink-hz",
            paramLabel = "F",
            converter = Arguments.Hertz.class,
            description = "What the objects transmit on, for the greatest and least Doppler shift (default: the "
                    + "configuration's for each object).")
    private Optional<Long> downlinkHz = Optional.empty();

    @Option(
            names = "--object",
            paramLabel = "N",
            converter = Arguments.CatalogNumber.class,
            description = "Catalogue number of an object; may be repeated. All objects if it is not given.")
    private List<Integer> objects = List.of();

    @Option(
            names = "--group",
            paramLabel = "GROUP",
            description = "Objects by name, designator, number or source, such as 'COSMOS 1408*', 1982-092*, stations; "
                    + "besides those of --object.")
    private Optional<String> group = Optional.empty();

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "table", description = "table, csv, json or ics.")
    private Format format;

    @Override
    public Integer call() throws ConfigException {
        if (!(hours > 0 && hours <= MAX_HOURS)) {
            throw wrong("--hours must be above 0 and at most " + Text.fixed(MAX_HOURS, 0));
        }
        if (minElevationDeg.isPresent() && !(minElevationDeg.get() >= -5 && minElevationDeg.get() < 90)) {
            throw wrong("--min-elevation must be at least -5 and below 90 degrees");
        }
        SkyOptions.Sky given = sky.read();
        Instant now = SlewdCommand.of(spec.commandLine()).clock().utc();
        Instant start = from.orElse(now);
        Instant end = start.plus(Duration.ofNanos(Math.round(hours * 3_600e9)));
        Optional<HorizonMask> asked = askedHorizon();
        IntFunction<HorizonMask> horizons = number -> asked.orElseGet(() -> raised(given.horizonFor(number)));
        Collection<ElementSet> sets = older.calibrate(chosen(given), given.catalogue(), start);
        ElementFiles.warnOfAge(sets, start, spec.commandLine().getErr()::println);
        List<DescribedPass> passes = find(given, horizons, sets, start, end);
        new PassWriter(given.site(), now)
                .write(format, passes, spec.commandLine().getOut());
        sayUnknown(sets, start, end);
        if (passes.isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println("No pass above " + above(sets, horizons) + " from " + Text.utcSeconds(start) + " to "
                            + Text.utcSeconds(end) + " UTC.");
        }
        return ExitCode.OK;
    }

    /** Names what the model has no position for; without that, it would look like an object that does not rise. */
    private void sayUnknown(Collection<ElementSet> sets, Instant start, Instant end) {
        TemeState state = new TemeState();
        List<ElementSet> unknown = sets.stream()
                .filter(set -> {
                    Propagator propagator = Sgp4.of(set);
                    return !propagator.propagate(start, state) && !propagator.propagate(end, state);
                })
                .toList();
        if (!unknown.isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println("The model has no position for " + unknown.size() + " of " + sets.size()
                            + " objects, the first of them " + unknown.get(0).catalogNumber()
                            + ": the orbit has decayed, or the elements are far too old.");
        }
    }

    private Collection<ElementSet> chosen(SkyOptions.Sky given) {
        Catalogue catalogue = given.catalogue();
        if (objects.isEmpty() && group.isEmpty()) {
            return catalogue.sets();
        }
        Map<Integer, ElementSet> chosen = new TreeMap<>();
        group.map(text -> sky.group(text, given.groups()))
                .map(catalogue::in)
                .ifPresent(members -> members.forEach(entry -> chosen.put(entry.catalogNumber(), entry.set())));
        if (group.isPresent() && chosen.isEmpty()) {
            say("No object is in the group " + group.get() + " among the " + catalogue.size()
                    + " of the element files.");
        }
        for (int number : new TreeSet<>(objects)) {
            catalogue
                    .find(number)
                    .ifPresentOrElse(
                            set -> chosen.put(number, set),
                            () -> say("Object " + number + " is not among the " + catalogue.size()
                                    + " of the element files."));
        }
        if (chosen.isEmpty()) {
            throw new Failure("none of the objects is in the element files; check the numbers.");
        }
        return chosen.values();
    }

    private void say(String sentence) {
        spec.commandLine().getErr().println(Text.printable(sentence));
    }

    /** The horizon that the command line draws, if it does. */
    private Optional<HorizonMask> askedHorizon() {
        return horizon.map(HorizonFile::read)
                .map(mask -> minElevationDeg.map(mask::atLeast).orElse(mask));
    }

    /** {@code configured} with the least elevation of the command line: what stands in the way stays there. */
    private HorizonMask raised(HorizonMask configured) {
        return minElevationDeg
                .map(deg -> configured.isConstant() ? HorizonMask.constant(deg) : configured.atLeast(deg))
                .orElse(configured);
    }

    /** {@code 10.0 degrees}, or that there are several horizons. */
    private static String above(Collection<ElementSet> sets, IntFunction<HorizonMask> horizons) {
        List<HorizonMask> all = sets.stream()
                .map(set -> horizons.apply(set.catalogNumber()))
                .distinct()
                .toList();
        return all.size() == 1 && all.get(0).isConstant()
                ? Text.fixed(all.get(0).leastDeg(), 1) + " degrees"
                : "the horizon";
    }

    private List<DescribedPass> find(
            SkyOptions.Sky given,
            IntFunction<HorizonMask> horizons,
            Collection<ElementSet> sets,
            Instant start,
            Instant end) {
        SiteFrame site = new SiteFrame(given.site());
        PassTeller teller = new PassTeller(
                site,
                given.settings().map(settings -> settings.antenna().rotator()),
                number -> downlinkHz.or(() -> given.downlinkHz(number)));
        try (Progress progress = Progress.on(spec.commandLine(), "objects searched", sets.size())) {
            AtomicInteger done = new AtomicInteger();
            return sets.parallelStream()
                    .flatMap(set -> {
                        HorizonMask mask = horizons.apply(set.catalogNumber());
                        List<DescribedPass> found = teller.tell(new PassSearch(site, mask).find(set, start, end), set);
                        progress.at(done.incrementAndGet());
                        return found.stream();
                    })
                    .sorted(Comparator.comparing(
                                    (DescribedPass found) -> found.pass().aos().utc())
                            .thenComparingInt(found -> found.pass().catalogNumber()))
                    .toList();
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
