package org.slewd.cli;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slewd.PeerWire;
import org.slewd.time.SystemClock;

/** A slewd in a process of its own, in a folder of its own; to be killed. */
final class OwnProcess implements AutoCloseable {

    private final Path folder;
    private final Path config;
    private final DaemonClient client;
    private Process process;

    /** @param config whose configuration, in {@code folder} */
    OwnProcess(Path folder, Path config) {
        this.folder = folder;
        this.config = config;
        this.client = new DaemonClient(folder.resolve("data"), new SystemClock());
    }

    /** Starts the daemon and waits until it answers. */
    void start(String... more) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(
                List.of("run", "--config", config.toString(), "--port", "0", "--data", data().toString()));
        arguments.addAll(List.of(more));
        process = slewd(arguments);
        PeerWire.await("the daemon answers", client::isServed);
    }

    /** As a power cut does it. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** A command in yet another process, under way. */
    Process slewd(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "org.slewd.Main"));
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                .start();
    }

    /** The last lines of all that its processes have said. */
    String saidLast() throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve("log"));
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
    }

    /** How long the thread of {@code process} that waited longest for a processor has waited for one; 0 where nobody says. */
    static long waitedMs(Process process) {
        long longest = 0;
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(Path.of("/proc/" + process.pid() + "/task"))) {
            for (Path thread : threads) {
                String[] nanos = Files.readString(thread.resolve("schedstat")).split(" ", -1);
                longest = Math.max(longest, TimeUnit.NANOSECONDS.toMillis(Long.parseLong(nanos[1])));
            }
        } catch (IOException | RuntimeException e) {
            return longest; // it has ended, or the system keeps no such book
        }
        return longest;
    }

    Path data() {
        return folder.resolve("data");
    }

    Object call(String method, Map<String, Object> params) {
        return client.call(method, params);
    }

    String state() {
        return text("state.state");
    }

    String text(String path) {
        return String.valueOf(value(path));
    }

    double number(String path) {
        return ((Number) value(path)).doubleValue();
    }

    /** A part of the snapshot; null where there is none. */
    Object value(String path) {
        Object at = call("station.snapshot", Map.of());
        for (String name : path.split("\\.", -1)) {
            at = at instanceof Map<?, ?> members ? members.get(name) : null;
        }
        return at;
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly();
        }
    }
}
