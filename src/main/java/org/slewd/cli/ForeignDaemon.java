package org.slewd.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slewd.time.Clock;

/** The demonstration in a process of its own, as the service runs slewd, to be measured from outside. */
final class ForeignDaemon implements AutoCloseable {

    private static final Duration STARTED_WITHIN = Duration.ofMinutes(2);

    /** Its first pass begins within a minute. */
    private static final Duration TRACKING_WITHIN = Duration.ofSeconds(150);

    /** As the service is started, unless the same variable says otherwise. */
    private static final String JAVA_OPTIONS = "SLEWD_JAVA_OPTS";

    static final String AS_THE_SERVICE = "-Xms48m -Xmx256m -Xmn24m -XX:MetaspaceSize=48m -XX:MinHeapFreeRatio=20"
            + " -XX:MaxHeapFreeRatio=40 -XX:+ExitOnOutOfMemoryError";

    /** A variable of the C library, as the service sets it: memory for each thread that has ever asked for some is not given back. */
    static final Map.Entry<String, String> ARENAS = Map.entry("MALLOC_ARENA_MAX", "2");

    private static final Pattern PAGE = Pattern.compile("http://[^:]+:(\\d+)/");

    private final Clock clock;
    private final Process process;
    private final Path folder;
    private final DaemonClient client;
    private int port;

    private ForeignDaemon(Clock clock, Process process, Path folder) {
        this.clock = clock;
        this.process = process;
        this.folder = folder;
        this.client = new DaemonClient(data(folder), clock);
    }

    /**
     * Starts it.
     *
     * @param folder for its state and what it prints
     * @throws Failure when it does not start
     */
    static ForeignDaemon start(Clock clock, Path folder) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:+UseSerialGC");
        command.addAll(List.of(
                System.getenv().getOrDefault(JAVA_OPTIONS, AS_THE_SERVICE).split(" +", -1)));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "org.slewd.Main"));
        command.addAll(List.of("demo", "--port", "0", "--data", data(folder).toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile());
        builder.environment().putIfAbsent(ARENAS.getKey(), ARENAS.getValue());
        Process process = builder.start();
        ForeignDaemon daemon = new ForeignDaemon(clock, process, folder);
        try {
            daemon.await("the daemon did not start", STARTED_WITHIN, daemon::findPort);
            return daemon;
        } catch (Failure | InterruptedException e) {
            daemon.close();
            throw e;
        }
    }

    private static Path data(Path folder) {
        return folder.resolve("data");
    }

    private boolean findPort() {
        try {
            Matcher page = PAGE.matcher(Files.readString(folder.resolve("out")));
            if (page.find()) {
                port = Integer.parseInt(page.group(1));
            }
            return port > 0;
        } catch (IOException e) {
            return false;
        }
    }

    private void await(String otherwise, Duration within, BooleanSupplier isSo) throws InterruptedException {
        long startNanos = clock.nanos();
        while (!isSo.getAsBoolean()) {
            if (!process.isAlive() || clock.nanos() - startNanos > within.toNanos()) {
                throw new Failure(otherwise + "; it said: " + tail());
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private String tail() {
        try {
            String err = Files.readString(folder.resolve("err"), StandardCharsets.UTF_8);
            return Text.printableLines(err.substring(Math.max(0, err.length() - 1000)))
                    .strip();
        } catch (IOException e) {
            return "nothing";
        }
    }

    /** Waits until it follows a pass. */
    void awaitTracking() throws InterruptedException {
        await("the daemon follows no pass", TRACKING_WITHIN, this::isTracking);
    }

    boolean isTracking() {
        return "tracking".equals(value("state", "state"));
    }

    int port() {
        return port;
    }

    String token() throws IOException {
        return Files.readString(data(folder).resolve("admin.token")).strip();
    }

    /** How its loop has kept time in the last minute. */
    Map<?, ?> loop() {
        return value("state", "loop") instanceof Map<?, ?> loop ? loop : Map.of();
    }

    private Object value(String topic, String name) {
        return client.call("station.snapshot", Map.of()) instanceof Map<?, ?> snapshot
                        && snapshot.get(topic) instanceof Map<?, ?> members
                ? members.get(name)
                : null;
    }

    /** Stops the antenna by the local socket. */
    void stop() {
        client.stop();
    }

    /** What it has in memory; NaN on a system that does not tell it in the way of Linux. */
    double residentMb() {
        try {
            return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToDouble(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024 / 1e6)
                    .findFirst()
                    .orElse(Double.NaN);
        } catch (IOException e) {
            return Double.NaN;
        }
    }

    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Lines of its log up to now. */
    long logLines() throws IOException {
        try (var lines = Files.lines(folder.resolve("err"), StandardCharsets.UTF_8)) {
            return lines.count();
        }
    }

    /** Ends it; it stops its antenna first. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
