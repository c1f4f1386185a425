package org.slewd.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.slewd.MotorWire;
import org.slewd.Settings;
import org.slewd.Wiring;
import org.slewd.config.ConfigException;
import org.slewd.link.BytePort;
import org.slewd.time.Clock;
import org.slewd.time.SystemClock;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code slewd silence}: the motors are stopped when there is no daemon that could. */
@Command(
        name = "silence",
        description =
                "Stops the motors of a configuration without a running slewd, by the stop of their controllers. The"
                        + " service does so whenever slewd has ended, however it ended.",
        footer = {"", "While slewd runs, use 'slewd stop'."},
        mixinStandardHelpOptions = true)
public final class SilenceCommand implements Callable<Integer> {

    /** The first one may be taken for the end of a line that the daemon had begun, and noise may hit the second. */
    private static final int STOPS = 3;

    /** As often as the daemon repeats a stop. */
    private static final long PAUSE_MS = 250;

    /** With the start of the process it stays below the three seconds within which motors have to stand. */
    private static final long PATIENCE_MS = 1_800;

    @Spec
    private CommandSpec spec;

    @Option(names = "--config", required = true, paramLabel = "FILE", description = "The configuration.")
    private Path config;

    /** One wire, and what became of it; the port is shared so that it can be closed over the head of a stuck write. */
    private record Attempt(
            MotorWire wire, AtomicReference<BytePort> port, CompletableFuture<Optional<String>> failure) {}

    @Override
    public Integer call() throws ConfigException {
        SlewdCommand root = SlewdCommand.of(spec.commandLine());
        return silence(
                Wiring.motorWires(root.settings(config), root.kinds().rotators()),
                root.clock(),
                spec.commandLine().getOut());
    }

    /**
     * Stops at once when {@code arguments} are the plain {@code silence --config FILE}, as the service gives them: setting up
     * the command line would cost the motors a third of a second.
     *
     * @return the exit code, or nothing when the arguments need a closer look
     */
    public static Optional<Integer> atOnce(String[] arguments, PrintStream out, PrintStream err) {
        if (arguments.length != 3 || !arguments[0].equals("silence") || !arguments[1].equals("--config")) {
            return Optional.empty();
        }
        try {
            List<MotorWire> wires = Wiring.motorWires(Settings.read(Path.of(arguments[2])), Wiring.ROTATORS);
            return Optional.of(silence(wires, new SystemClock(), new PrintWriter(out, false, StandardCharsets.UTF_8)));
        } catch (ConfigException e) {
            err.println(e.getMessage());
            return Optional.of(ExitCode.SOFTWARE);
        }
    }

    private static int silence(List<MotorWire> wires, Clock clock, PrintWriter out) {
        if (wires.isEmpty()) {
            out.println("The motors are simulated; there is nothing to stop.");
            out.flush();
            return ExitCode.OK;
        }
        // Side by side: a dead wire must not keep the stop of the other axis waiting.
        List<Attempt> attempts = wires.stream().map(SilenceCommand::begin).toList();
        long deadlineNanos = clock.nanos() + PATIENCE_MS * 1_000_000;
        boolean all = true;
        for (Attempt attempt : attempts) {
            Optional<String> failure = outcome(attempt, deadlineNanos - clock.nanos());
            all &= failure.isEmpty();
            out.println(
                    failure.map(why -> "No stop was sent to " + attempt.wire().address() + ": " + why
                                    + ". If anything moves, stop it at the controller or cut its power.")
                            .orElse("Stop was sent to " + attempt.wire().address() + '.'));
        }
        out.flush();
        return all ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private static Attempt begin(MotorWire wire) {
        Attempt attempt = new Attempt(wire, new AtomicReference<>(), new CompletableFuture<>());
        Thread thread = new Thread(() -> send(attempt), "silence " + wire.address());
        thread.setDaemon(true);
        thread.start();
        return attempt;
    }

    private static void send(Attempt attempt) {
        try (BytePort port = attempt.wire().opener().open()) {
            attempt.port().set(port);
            for (int i = 0; i < STOPS; i++) {
                if (i > 0) {
                    TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
                }
                port.write(attempt.wire().stop().clone());
            }
            attempt.failure().complete(Optional.empty());
        } catch (IOException e) {
            attempt.failure().complete(Optional.of(e.getMessage()));
        } catch (InterruptedException | RuntimeException e) {
            attempt.failure().complete(Optional.of("slewd failed: " + e));
        }
    }

    private static Optional<String> outcome(Attempt attempt, long leftNanos) {
        try {
            return attempt.failure().get(Math.max(0, leftNanos), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            BytePort stuck = attempt.port().get();
            if (stuck != null) {
                stuck.close();
            }
            return Optional.of(
                    stuck == null
                            ? "it could not be opened in time"
                            : "it takes no bytes; check that the controller is switched on");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("slewd was interrupted");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
