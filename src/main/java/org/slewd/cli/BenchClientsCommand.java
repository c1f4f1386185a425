package org.slewd.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slewd.time.Clock;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code slewd bench clients}: what a thousand clients cost the daemon, and whether some of them can hurt the others. */
@Command(
        name = "clients",
        description =
                "Runs the demonstration in a process of its own, tracking, and hears of it by many WebSockets once a second:"
                        + " nobody at first, then all of them, then some that never read beside them, then some that ask without end. Tells"
                        + " how old what they hear is, how long answers take, and how punctual the station loop is meanwhile. Takes six minutes.",
        mixinStandardHelpOptions = true)
final class BenchClientsCommand implements Callable<Integer> {

    /** What the daemon lets in. */
    private static final int MOST = 1000;

    /** What is loaded and compiled once is not what is measured. */
    private static final Duration WARM_UP = Duration.ofSeconds(10);

    /** So that they are served by different ticks, as people come. */
    private static final Duration ARRIVE_WITHIN = Duration.ofSeconds(10);

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "Print one JSON object instead of a table.")
    private boolean json;

    @Option(
            names = "--clients",
            paramLabel = "N",
            defaultValue = "1000",
            converter = Arguments.Runs.class,
            description = "WebSockets at once, 1 to 1000 (default: 1000).")
    private int clients;

    @Option(
            names = "--stuck",
            paramLabel = "N",
            converter = Arguments.Runs.class,
            description = "How many of them never read, in the third part (default: a fifth).")
    private Optional<Integer> stuckWanted = Optional.empty();

    @Option(
            names = "--flooding",
            paramLabel = "N",
            defaultValue = "4",
            converter = Arguments.Runs.class,
            description = "How many of them ask without end, in the fourth part (default: 4).")
    private int flooding;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "60",
            converter = Arguments.Decimal.class,
            description = "Length of each part, 1 to 120 (default: 60, for which the loop keeps its lateness).")
    private double seconds;

    private Clock clock;
    private int stuck;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!(seconds >= 1 && seconds <= 120)) {
            throw new ParameterException(spec.commandLine(), "--seconds must be from 1 to 120");
        }
        stuck = stuckWanted.orElse(clients / 5);
        if (stuck >= clients || flooding >= clients) {
            throw new ParameterException(spec.commandLine(), "--stuck and --flooding must be less than --clients");
        }
        clock = SlewdCommand.of(spec.commandLine()).clock();
        Path folder = Files.createTempDirectory("slewd-bench");
        try (ForeignDaemon daemon = ForeignDaemon.start(clock, folder)) {
            daemon.awaitTracking();
            TimeUnit.MILLISECONDS.sleep(WARM_UP.toMillis());
            write(measure(daemon));
            return ExitCode.OK;
        } finally {
            remove(folder);
        }
    }

    private Map<String, Object> measure(ForeignDaemon daemon) throws IOException, InterruptedException {
        Map<String, Object> figures = new LinkedHashMap<>();
        List<Object> parts = new ArrayList<>();
        try (Crowd crowd = new Crowd(clock, daemon.port(), daemon.token())) {
            parts.add(part("nobody", 0, daemon, crowd));
            crowd.listen(clients, ARRIVE_WITHIN);
            settle(crowd);
            parts.add(part("all listen", clients, daemon, crowd));
            figures.put("one_more", oneMore(daemon));
            crowd.dismiss(stuck);
            settle(crowd);
            if (stuck > 0) {
                crowd.stick(stuck);
            }
            parts.add(part("some never read", clients - stuck, daemon, crowd));
            crowd.unstick();
            settle(crowd);
            crowd.listen(clients - flooding - crowd.listening(), ARRIVE_WITHIN.dividedBy(5));
            settle(crowd);
            crowd.flood(flooding);
            long floodedBefore = crowd.flooded();
            parts.add(part("some flood", clients - flooding, daemon, crowd));
            figures.put("flood_requests_per_s", (crowd.flooded() - floodedBefore) / seconds);
            long startNanos = clock.nanos();
            daemon.stop();
            figures.put("stop_by_local_socket_in_flood_ms", (clock.nanos() - startNanos) / 1e6);
        }
        figures.put("daemon_log_lines", daemon.logLines());
        figures.put("load", ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        figures.put("parts", parts);
        return figures;
    }

    /** Lets the daemon find out who has gone, and those who are new hear what has waited for them. */
    private static void settle(Crowd crowd) throws IOException {
        crowd.hear(Duration.ofSeconds(3));
    }

    private String oneMore(ForeignDaemon daemon) throws IOException {
        if (clients < MOST) {
            return "welcome";
        }
        try {
            CrowdSocket.open(daemon.port(), daemon.token(), true).close();
            return "let in by mistake";
        } catch (Failure refused) {
            return refused.getMessage();
        }
    }

    private Map<String, Object> part(String name, int listening, ForeignDaemon daemon, Crowd crowd) throws IOException {
        Map<?, ?> loopBefore = daemon.loop();
        Duration cpuBefore = daemon.cpu();
        long startNanos = clock.nanos();
        Crowd.Heard heard = crowd.hear(Duration.ofNanos(Math.round(seconds * 1e9)));
        double elapsedS = (clock.nanos() - startNanos) / 1e9;
        Map<?, ?> loop = daemon.loop();
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("name", name);
        figures.put("listening", listening);
        figures.put("events_per_s", heard.events() / elapsedS);
        figures.put("left_out", heard.gaps());
        figures.put("cut_off", heard.ended());
        figures.put("age_p50_ms", quantile(heard.agesMs(), 0.5));
        figures.put("age_p99_ms", quantile(heard.agesMs(), 0.99));
        figures.put("age_max_ms", quantile(heard.agesMs(), 1));
        figures.put("answer_p50_ms", quantile(heard.roundTripsMs(), 0.5));
        figures.put("answer_p99_ms", quantile(heard.roundTripsMs(), 0.99));
        figures.put("loop_late_p50_us", number(loop, "lateP50Us"));
        figures.put("loop_late_p99_us", number(loop, "lateP99Us"));
        figures.put("loop_late_max_us", number(loop, "lateMaxUs"));
        figures.put("loop_skipped", number(loop, "skipped") - number(loopBefore, "skipped"));
        figures.put("cpu_percent", 100 * daemon.cpu().minus(cpuBefore).toNanos() / 1e9 / elapsedS);
        figures.put("resident_mb", daemon.residentMb());
        figures.put("socket_buffers_mb", socketBuffersMb());
        figures.put("tracking", daemon.isTracking());
        return figures;
    }

    private static double number(Map<?, ?> members, String name) {
        return members.get(name) instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    private static double quantile(double[] sorted, double part) {
        return sorted.length == 0
                ? Double.NaN
                : sorted[(int) Math.min(sorted.length - 1L, (long) (part * sorted.length))];
    }

    /** What the system keeps for all connections of this machine; NaN where it does not tell that in the way of Linux. */
    private static double socketBuffersMb() {
        try {
            return Files.readAllLines(Path.of("/proc/net/sockstat")).stream()
                    .filter(line -> line.startsWith("TCP:"))
                    .mapToDouble(line -> Long.parseLong(line.replaceAll(".* mem ", "")) * 4096 / 1e6)
                    .findFirst()
                    .orElse(Double.NaN);
        } catch (IOException e) {
            return Double.NaN;
        }
    }

    private void write(Map<String, Object> figures) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.write(figures));
        } else {
            Table table = new Table(
                    "part",
                    ">clients",
                    ">events/s",
                    ">left out",
                    ">cut off",
                    ">age p50 ms",
                    ">p99",
                    ">max",
                    ">answer p50 ms",
                    ">p99",
                    ">loop late p50 us",
                    ">p99",
                    ">max",
                    ">skipped",
                    ">CPU %",
                    ">resident MB",
                    ">sockets MB");
            for (Object each : (List<?>) figures.get("parts")) {
                Map<?, ?> row = (Map<?, ?>) each;
                table.row(
                        row.get("name").toString(),
                        row.get("listening").toString(),
                        fixed(row, "events_per_s", 0),
                        row.get("left_out").toString(),
                        row.get("cut_off").toString(),
                        fixed(row, "age_p50_ms", 1),
                        fixed(row, "age_p99_ms", 1),
                        fixed(row, "age_max_ms", 1),
                        fixed(row, "answer_p50_ms", 1),
                        fixed(row, "answer_p99_ms", 1),
                        fixed(row, "loop_late_p50_us", 0),
                        fixed(row, "loop_late_p99_us", 0),
                        fixed(row, "loop_late_max_us", 0),
                        fixed(row, "loop_skipped", 0),
                        fixed(row, "cpu_percent", 1),
                        fixed(row, "resident_mb", 0),
                        fixed(row, "socket_buffers_mb", 1));
            }
            table.write(out);
            out.println();
            figures.forEach((name, value) -> {
                if (!(value instanceof List)) {
                    out.println(name + "  " + (value instanceof Double number ? Text.fixed(number, 1) : value));
                }
            });
        }
        out.flush();
    }

    private static String fixed(Map<?, ?> row, String name, int decimals) {
        double value = (Double) row.get(name);
        return Double.isNaN(value) ? "-" : Text.fixed(value, decimals);
    }

    private static void remove(Path folder) throws IOException {
        List<Path> inside;
        try (Stream<Path> files = Files.walk(folder)) {
            inside = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : inside) {
            Files.deleteIfExists(file);
        }
    }
}
