package org.slewd.cli;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.slewd.mount.Axis;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code slewd jog}: turns an axis by hand for some seconds. */
@Command(
        name = "jog",
        description =
                "Turns one axis on, inside its limits, for some seconds. Ctrl-C ends it within half a second, and so does"
                        + " whatever else keeps this command from going on: the station turns only while it is told to.",
        footer = {"", "  slewd jog azimuth plus --seconds 2"},
        mixinStandardHelpOptions = true)
final class JogCommand implements Callable<Integer> {

    /** The station goes on for half a second after each. */
    private static final Duration SAID_EVERY = Duration.ofMillis(200);

    private static final double MOST_SECONDS = 60;

    /** Which way an axis turns. */
    private enum Direction {
        PLUS,
        MINUS
    }

    @Spec
    private CommandSpec spec;

    @Mixin
    private OrderOptions station;

    @Parameters(index = "0", paramLabel = "AXIS", description = "azimuth or elevation.")
    private Axis axis;

    @Parameters(
            index = "1",
            paramLabel = "WAY",
            description = "plus is clockwise from above, or up; minus the other way.")
    private Direction direction;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "1",
            converter = Arguments.Decimal.class,
            description = "For how long, up to 60 (default: 1).")
    private double seconds;

    @Override
    public Integer call() {
        if (!(seconds > 0 && seconds <= MOST_SECONDS)) {
            throw new ParameterException(spec.commandLine(), "--seconds must be more than 0 and at most 60");
        }
        Map<String, Object> params = new LinkedHashMap<>();
        params.put("axis", axis.word());
        params.put("direction", direction.name().toLowerCase(Locale.ROOT));
        int times = (int) Math.ceil(seconds * 1e3 / SAID_EVERY.toMillis());
        station.order(OrderOptions.ROTATOR, "rotator.jog", params, new DaemonClient.Repeat(times, SAID_EVERY));
        spec.commandLine()
                .getOut()
                .println("The " + axis.word() + " axis was turned for " + Text.fixed(seconds, 1) + " s.");
        return ExitCode.OK;
    }
}
