package org.slewd.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.slewd.Daemon;
import org.slewd.api.RefusedToStartException;
import org.slewd.demo.DemoSky;
import org.slewd.orbit.Catalogue;
import org.slewd.receiver.civ.Civ;
import org.slewd.rotator.gs232.Gs232;
import org.slewd.station.LoopThread;
import org.slewd.station.PassQuestion;
import org.slewd.station.RadioChoice;
import org.slewd.station.Snapshot;
import org.slewd.station.StationControl;
import org.slewd.time.Clock;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code slewd bench loop}: how punctual the station loop is while a pass is tracked and passes are searched for. */
@Command(
        name = "loop",
        description = "Runs the station of the demonstration for 65 s, tracking, with one pass search after the other"
                + " beside it, and tells how late the ticks of the last minute were.",
        mixinStandardHelpOptions = true)
final class BenchLoopCommand implements Callable<Integer> {

    /** What is loaded, compiled and opened once is not what is measured. */
    private static final Duration WARM_UP = Duration.ofSeconds(5);

    /** The loop keeps its lateness for as long. */
    private static final Duration MEASURED = Duration.ofSeconds(60);

    private static final Duration SEARCHED = Duration.ofHours(24);

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "Print one JSON object instead of a table.")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Clock clock = SlewdCommand.of(spec.commandLine()).clock();
        Catalogue sky = DemoStation.sky(clock.utc());
        Path data = Files.createTempDirectory("slewd-bench");
        Daemon.Plan plan = new Daemon.Plan(
                DemoStation.settings(Gs232.KIND_B, Civ.IC_R8600, 0),
                Optional.of(sky),
                clock,
                false,
                data,
                SlewdCommand.version());
        try (Daemon daemon = Daemon.start(plan)) {
            write(measure(daemon.station(), clock, sky.size()));
            return ExitCode.OK;
        } catch (RefusedToStartException e) {
            throw new Failure(e.getMessage() + '.');
        } catch (ExecutionException | TimeoutException e) {
            throw new Failure("a pass search failed: " + e + '.');
        } finally {
            remove(data);
        }
    }

    private static Map<String, Object> measure(StationControl station, Clock clock, int objects)
            throws InterruptedException, ExecutionException, TimeoutException {
        search(station, clock, WARM_UP);
        station.track(DemoSky.ISS_LIKE, RadioChoice.OPEN, "the measurement");
        long cpuBefore = loopCpuNanos();
        long startNanos = clock.nanos();
        int searches = search(station, clock, MEASURED);
        double elapsedNanos = clock.nanos() - startNanos;
        Snapshot.Loop loop = station.snapshot().loop();
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("period_ms", loop.periodMs());
        figures.put("ticks", loop.ticks());
        figures.put("skipped_ticks", loop.skipped());
        figures.put("late_p50_us", loop.lateP50Us());
        figures.put("late_p99_us", loop.lateP99Us());
        figures.put("late_max_us", loop.lateMaxUs());
        figures.put("loop_cpu_percent", 100 * (loopCpuNanos() - cpuBefore) / elapsedNanos);
        figures.put("searches", searches);
        figures.put("objects_per_search", objects);
        figures.put("hours_per_search", SEARCHED.toHours());
        return figures;
    }

    /** Searches, one search after the other, for as long as {@code time}. */
    private static int search(StationControl station, Clock clock, Duration time)
            throws InterruptedException, ExecutionException, TimeoutException {
        long startNanos = clock.nanos();
        int searches = 0;
        while (clock.nanos() - startNanos < time.toNanos()) {
            Instant from = clock.utc();
            station.passes(new PassQuestion(
                            from,
                            from.plus(SEARCHED),
                            Optional.empty(),
                            OptionalInt.empty(),
                            0,
                            Set.of(),
                            0,
                            100,
                            true))
                    .toCompletableFuture()
                    .get(1, TimeUnit.MINUTES);
            searches++;
        }
        return searches;
    }

    private static long loopCpuNanos() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return Stream.of(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(thread -> thread != null && thread.getThreadName().equals(LoopThread.NAME))
                .mapToLong(ThreadInfo::getThreadId)
                .map(threads::getThreadCpuTime)
                .sum();
    }

    private void write(Map<String, Object> figures) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.write(figures));
        } else {
            Table table = new Table("figure", ">value");
            figures.forEach((name, value) ->
                    table.row(name, value instanceof Double number ? Text.fixed(number, 1) : value.toString()));
            table.write(out);
        }
        out.flush();
    }

    private static void remove(Path folder) throws IOException {
        List<Path> inside;
        try (Stream<Path> files = Files.walk(folder)) {
            inside = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : inside) {
            Files.delete(file);
        }
    }
}
