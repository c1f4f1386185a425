package org.slewd.cli;

import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Function;
import org.slewd.demo.MadeUpCatalogue;
import org.slewd.orbit.ElementSet;
import org.slewd.orbit.Propagator;
import org.slewd.orbit.Sgp4;
import org.slewd.pass.CatalogueSearch;
import org.slewd.sky.HorizonMask;
import org.slewd.sky.LocalState;
import org.slewd.sky.Site;
import org.slewd.sky.SiteFrame;
import org.slewd.sky.TemeState;
import org.slewd.time.Clock;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code slewd bench predict}: how long the passes of many objects take to find. */
@Command(
        name = "predict",
        description =
                "Finds the passes of a made-up cloud of 1500 fragments and of a made-up catalogue of 26000 objects,"
                        + " and of each file that is named, and tells how long that took.",
        mixinStandardHelpOptions = true)
final class BenchPredictCommand implements Callable<Integer> {

    private static final long SEED = 1408;
    private static final int CLOUD = 1_500;
    private static final int CATALOGUE = 26_000;
    private static final Site SITE = new Site(52, 13, 30);

    /** Objects and looks at each for the speed of the models alone: a second of work. */
    private static final int MODEL_LOOKS = 1_000;

    private static final int MODEL_ROUNDS = 5;

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "Print one JSON object instead of tables.")
    private boolean json;

    @Option(
            names = "--elements",
            paramLabel = "FILE",
            arity = "1..*",
            parameterConsumer = Arguments.Files.class,
            description = "Files with element sets, each measured by itself.")
    private List<Path> elements = new ArrayList<>();

    @Option(
            names = "--from",
            paramLabel = "UTC",
            converter = Arguments.Utc.class,
            description = "Start of the window; for files else the newest of their epochs but one in ten.")
    private Optional<Instant> from = Optional.empty();

    @Option(
            names = "--hours",
            paramLabel = "H",
            defaultValue = "48",
            converter = Arguments.Decimal.class,
            description = "Length of the window in hours (default: 48).")
    private double hours;

    @Option(
            names = "--site",
            paramLabel = "LAT,LON,ALT_M",
            converter = Arguments.SiteArgument.class,
            description = "Where the antenna stands (default: 52,13,30).")
    private Site site = SITE;

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "10",
            converter = Arguments.Runs.class,
            description = "Warm runs of each search, 1 to 1000, of which the median is told (default: 10).")
    private int runs;

    private Clock clock;

    @Override
    public Integer call() {
        if (!(hours > 0 && hours <= 240)) {
            throw new picocli.CommandLine.ParameterException(
                    spec.commandLine(), "--hours must be above 0 and at most 240");
        }
        clock = SlewdCommand.of(spec.commandLine()).clock();
        Instant epoch = Instant.parse("2022-01-22T00:00:00Z");
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("threads", ForkJoinPool.commonPool().getParallelism() + 1);
        figures.put("window_hours", hours);
        List<ElementSet> cloud = MadeUpCatalogue.cloud(CLOUD, SEED, site, epoch);
        List<Map<String, Object>> searches = new ArrayList<>();
        searches.add(search("made-up cloud", cloud, from.orElse(epoch)));
        for (Path file : elements) {
            Collection<ElementSet> sets = ElementFiles.read(
                            List.of(file),
                            clock.utc(),
                            problem -> spec.commandLine().getErr().println(Text.printable(problem)))
                    .sets();
            searches.add(search(file.toString(), List.copyOf(sets), from.orElseGet(() -> lateEpoch(sets))));
        }
        searches.add(
                search("made-up catalogue", MadeUpCatalogue.everything(CATALOGUE, SEED, epoch), from.orElse(epoch)));
        figures.put("searches", searches);
        figures.put("models", models(cloud.subList(0, 500)));
        write(figures);
        return ExitCode.OK;
    }

    /** An epoch that nine in ten sets are not newer than: when the file was made, whatever a few say. */
    private static Instant lateEpoch(Collection<ElementSet> sets) {
        List<Instant> epochs = sets.stream().map(ElementSet::epoch).sorted().toList();
        return epochs.isEmpty() ? Instant.EPOCH : epochs.get((int) (epochs.size() * 0.9));
    }

    private Map<String, Object> search(String name, List<ElementSet> sets, Instant start) {
        Instant end = start.plus(Duration.ofNanos(Math.round(hours * 3_600e9)));
        CatalogueSearch search = new CatalogueSearch(new SiteFrame(site), HorizonMask.FLAT);
        resetPeak();
        long begun = clock.nanos();
        CatalogueSearch.Found found = search.find(sets, start, end, CatalogueSearch.Watch.NONE);
        double firstS = (clock.nanos() - begun) * 1e-9;
        double[] warmS = new double[runs];
        for (int i = 0; i < runs; i++) {
            begun = clock.nanos();
            found = search.find(sets, start, end, CatalogueSearch.Watch.NONE);
            warmS[i] = (clock.nanos() - begun) * 1e-9;
        }
        Arrays.sort(warmS);
        double medianS = warmS[runs / 2];
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("name", name);
        row.put("objects", sets.size());
        row.put("passes", found.passes().size());
        row.put("propagations", found.looks());
        row.put(
                "propagations_per_pass",
                found.looks() / Math.max(1.0, found.passes().size()));
        row.put("first_s", firstS);
        row.put("warm_median_s", medianS);
        row.put("warm_best_s", warmS[0]);
        row.put("objects_per_s", sets.size() / medianS);
        row.put("heap_peak_mb", peakBytes() / 1e6);
        return row;
    }

    /** States a second on one thread: our models, to a look angle as a search takes it, and Orekit's. */
    private Map<String, Object> models(List<ElementSet> sets) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("states_per_s", statesPerS(sets, Sgp4::of, false));
        row.put("look_angles_per_s", statesPerS(sets, Sgp4::of, true));
        row.put("orekit_states_per_s", statesPerS(sets, Sgp4::reference, false));
        return row;
    }

    private double statesPerS(List<ElementSet> sets, Function<ElementSet, Propagator> model, boolean look) {
        List<Propagator> propagators = sets.stream().map(model).toList();
        SiteFrame frame = new SiteFrame(site);
        TemeState state = new TemeState();
        LocalState local = new LocalState();
        double best = 0;
        double sum = 0;
        for (int round = 0; round < MODEL_ROUNDS; round++) {
            long begun = clock.nanos();
            for (Propagator propagator : propagators) {
                for (int i = 0; i < MODEL_LOOKS; i++) {
                    if (propagator.propagate(60.0 * i, state)) {
                        sum += state.zM;
                        if (look) {
                            frame.toLocal(state, 0.004 * i, local);
                            sum += local.upM / local.rangeM() + local.rangeRateMps();
                        }
                    }
                }
            }
            best = Math.max(best, sets.size() * (double) MODEL_LOOKS / ((clock.nanos() - begun) * 1e-9));
        }
        return Double.isNaN(sum) ? Double.NaN : best;
    }

    private static void resetPeak() {
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
    }

    private static long peakBytes() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }

    private void write(Map<String, Object> figures) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.write(figures));
        } else {
            Table table = new Table(
                    "search", ">objects", ">passes", ">propagations", ">per pass", ">first s", ">warm s", ">heap MB");
            for (Object each : (List<?>) figures.get("searches")) {
                Map<?, ?> row = (Map<?, ?>) each;
                table.row(
                        row.get("name").toString(),
                        row.get("objects").toString(),
                        row.get("passes").toString(),
                        row.get("propagations").toString(),
                        fixed(row, "propagations_per_pass", 1),
                        fixed(row, "first_s", 3),
                        fixed(row, "warm_median_s", 3),
                        fixed(row, "heap_peak_mb", 0));
            }
            table.write(out);
            Map<?, ?> models = (Map<?, ?>) figures.get("models");
            out.println();
            models.forEach(
                    (name, value) -> out.println(name + "  " + Text.fixed((Double) value / 1e6, 2) + " million"));
        }
        out.flush();
    }

    private static String fixed(Map<?, ?> row, String name, int decimals) {
        return Text.fixed((Double) row.get(name), decimals);
    }
}
