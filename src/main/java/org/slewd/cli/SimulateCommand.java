package org.slewd.cli;

import java.io.Closeable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import org.slewd.link.SimulatedDevice;
import org.slewd.rotator.AxisRange;
import org.slewd.rotator.SimulatedAxes;
import org.slewd.rotator.SimulatedAxis;
import org.slewd.time.SystemClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code slewd simulate}: one simulated controller or radio on a pseudo-terminal, for any program to talk to. */
@Command(
        name = "simulate",
        description =
                "Runs one simulated controller or radio on a pseudo-terminal, or a dongle on a TCP port (rtl-tcp),"
                        + " until it is interrupted.",
        footer = {
            "",
            "Prints the name of the pseudo-terminal once it is ready. The control socket takes lines such as"
                    + " truth, verdict, stuck azimuth, invert both, garbage, delayed 500, off, ok, unplug and replug, and"
                    + " answers each with a line that begins with ok or error; help lists them."
        },
        mixinStandardHelpOptions = true)
public final class SimulateCommand implements Callable<Integer> {

    /** A usual pair of amateur motors: 450 degrees of azimuth, a full turn in a minute; elevation over the top. */
    private static final AxisRange AZIMUTH = new AxisRange(0, 450);

    private static final AxisRange ELEVATION = new AxisRange(0, 180);
    private static final double AZIMUTH_RATE_DEG_PER_S = 6.0;
    private static final double ELEVATION_RATE_DEG_PER_S = 2.7;
    private static final double ACCELERATION_DEG_PER_S2 = 12.0;
    private static final long START_DELAY_NANOS = 100_000_000L;
    private static final double COAST_DEG = 0.5;

    private static final Logger LOG = LoggerFactory.getLogger(SimulateCommand.class);

    private final Kinds kinds;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "KIND", description = "What to simulate; an unknown name lists those there are.")
    private String kind;

    @Option(
            names = "--link",
            paramLabel = "PATH",
            description =
                    "Symbolic link to the pseudo-terminal; an old one is replaced, nothing else. Not for rtl-tcp.")
    private Optional<Path> link = Optional.empty();

    @Mixin
    private RtlTcpOptions rtlTcp;

    @Option(names = "--control", paramLabel = "PATH", description = "Unix-domain socket for faults on demand.")
    private Optional<Path> control = Optional.empty();

    @Option(
            names = "--at-azimuth",
            paramLabel = "DEG",
            defaultValue = "0",
            description = "Where a rotator's azimuth stands at first, 0 to 450.")
    private double azimuthDeg;

    @Option(
            names = "--at-elevation",
            paramLabel = "DEG",
            defaultValue = "0",
            description = "Where a rotator's elevation stands at first, 0 to 180.")
    private double elevationDeg;

    public SimulateCommand() {
        this(Kinds.ALL);
    }

    SimulateCommand(Kinds kinds) {
        this.kinds = kinds;
    }

    @Override
    public Integer call() {
        try {
            if (kind.equals(RtlTcpOptions.KIND)) {
                return rtlTcp.serve();
            }
            return run(device());
        } catch (ParameterException e) {
            return fail(e.getMessage(), ExitCode.USAGE);
        }
    }

    private int run(SimulatedDevice device) {
        Path name = link.orElseThrow(() -> wrong("--link PATH is needed"));
        PtySimulator simulator = new PtySimulator(device, name, new SystemClock());
        List<Closeable> parts = new CopyOnWriteArrayList<>(List.of(simulator));
        Thread atExit = new Thread(() -> close(parts), "simulator-exit");
        Runtime.getRuntime().addShutdownHook(atExit);
        try {
            Path path = simulator.start();
            if (control.isPresent()) {
                parts.add(ControlSocket.open(control.get(), new SimulatorControl(simulator, device)::answer));
            }
            PrintWriter out = spec.commandLine().getOut();
            out.println(path);
            out.flush();
            simulator.awaitEnd();
            return ExitCode.OK;
        } catch (IOException e) {
            return fail(e.getMessage(), ExitCode.SOFTWARE);
        } catch (ExecutionException e) {
            return fail("the simulator ended: " + e.getCause(), ExitCode.SOFTWARE);
        } catch (InterruptedException e) {
            return ExitCode.OK;
        } finally {
            close(parts);
            forget(atExit);
        }
    }

    private SimulatedDevice device() {
        Optional<SimulatedDevice> rotator =
                kinds.rotator(kind).map(controller -> controller.simulator().apply(axes()));
        return rotator.or(() ->
                        kinds.receiver(kind).map(radio -> radio.simulator().get()))
                .orElseThrow(() -> wrong(kinds.noSimulatorOf(kind) + ", " + RtlTcpOptions.KIND));
    }

    private SimulatedAxes axes() {
        return new SimulatedAxes(
                axis(AZIMUTH, AZIMUTH_RATE_DEG_PER_S, "--at-azimuth", azimuthDeg),
                axis(ELEVATION, ELEVATION_RATE_DEG_PER_S, "--at-elevation", elevationDeg));
    }

    private SimulatedAxis axis(AxisRange travel, double rateDegPerS, String option, double startDeg) {
        if (!travel.contains(startDeg)) {
            throw wrong(option + " = " + startDeg + " is outside the travel of the motor, " + travel.minDeg() + " to "
                    + travel.maxDeg() + " degrees");
        }
        return new SimulatedAxis(travel, rateDegPerS, ACCELERATION_DEG_PER_S2, START_DELAY_NANOS, COAST_DEG, startDeg);
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private int fail(String message, int exitCode) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(message);
        err.flush();
        return exitCode;
    }

    private static void close(List<Closeable> parts) {
        for (Closeable part : parts) {
            try {
                part.close();
            } catch (IOException e) {
                LOG.warn("Cannot tidy up: {}", e.getMessage());
            }
        }
    }

    private static void forget(Thread atExit) {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            LOG.debug("the process is ending, and the hook with it", e);
        }
    }
}
