package org.slewd.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code slewd calibrate axis}: has the running station measure how its axes move. */
@Command(
        name = "axis",
        description = {
            "Has the running slewd measure how the axes move: small moves, slews of up to 90 degrees, smallest steps.",
            "The antenna moves. Stand where you see it. Ctrl-C stops it, and so does 'slewd stop'."
        },
        mixinStandardHelpOptions = true)
final class CalibrateAxisCommand implements Callable<Integer> {

    private static final List<String> AXES = List.of("azimuth", "elevation", "both");

    private static final long POLL_MS = 500;

    @Spec
    private CommandSpec spec;

    @Mixin
    private OrderOptions station;

    @Option(
            names = "--axis",
            paramLabel = "AXIS",
            defaultValue = "both",
            description = "azimuth, elevation or both (default: both).")
    private String axis;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Writes the lines for the configuration to a new file too.")
    private Path out;

    @Override
    public Integer call() {
        if (!AXES.contains(axis)) {
            throw new ParameterException(spec.commandLine(), "--axis is azimuth, elevation or both");
        }
        if (out != null && Files.exists(out)) {
            throw new Failure(out + " is there already; slewd does not write over it.");
        }
        PrintWriter terminal = spec.commandLine().getOut();
        Map<?, ?> end = follow(terminal);
        List<?> measures = (List<?>) end.get("measures");
        AxisSheet sheet = new AxisSheet(measures);
        if (!measures.isEmpty()) {
            sheet.writeTable(terminal);
            terminal.println();
            terminal.println("For the section rotator of the configuration, after review:");
            terminal.println();
            terminal.print(sheet.configuration());
            save(sheet.configuration());
        }
        if (!"done".equals(end.get("progress"))) {
            throw new Failure(end.get("message") + ".");
        }
        return ExitCode.OK;
    }

    /** From the start to the end of the calibration; whatever ends this command before that stops the antenna. */
    private Map<?, ?> follow(PrintWriter terminal) {
        Thread atExit = new Thread(this::stop, "slewd-stop");
        Runtime.getRuntime().addShutdownHook(atExit);
        boolean moves = false;
        try {
            station.order(OrderOptions.ROTATOR, "rotator.calibrate", Map.of("axis", axis));
            moves = true;
            Map<?, ?> now = calibration();
            terminal.println("The antenna moves for about " + Text.fixed(number(now, "expectedSeconds"), 0)
                    + " s. Ctrl-C stops it.");
            terminal.flush();
            try (Progress progress = Progress.on(spec.commandLine(), "percent", 100)) {
                while ("running".equals(now.get("progress"))) {
                    progress.at((int) (100 * number(now, "done")));
                    pause();
                    now = calibration();
                }
            }
            moves = false;
            return now;
        } finally {
            if (moves) {
                stop();
            }
            forget(atExit);
        }
    }

    private void stop() {
        try {
            station.daemon().client().stop();
        } catch (Failure nobodyLeft) {
            spec.commandLine()
                    .getErr()
                    .println("slewd calibrate axis: stop could not be sent; " + nobodyLeft.getMessage());
        }
    }

    private static void forget(Thread atExit) {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException alreadyExiting) {
            // then it is what stops the antenna
        }
    }

    private Map<?, ?> calibration() {
        Object snapshot = station.daemon().call("station.snapshot", Map.of());
        if (snapshot instanceof Map<?, ?> members && members.get("calibration") instanceof Map<?, ?> calibration) {
            return calibration;
        }
        throw new Failure("the running slewd tells nothing of a calibration; is it an older one?");
    }

    private static double number(Map<?, ?> members, String key) {
        return members.get(key) instanceof Number number ? number.doubleValue() : 0;
    }

    private static void pause() {
        try {
            // Nobody counts it down: the wait ends by time, or by the interrupt of whoever ends this command.
            new CountDownLatch(1).await(POLL_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted; stop was sent.");
        }
    }

    private void save(String text) {
        if (out == null) {
            return;
        }
        try {
            Files.write(out, text.getBytes(StandardCharsets.UTF_8), StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            throw new Failure("cannot write " + out + "; the lines above are all there is.");
        }
    }
}
