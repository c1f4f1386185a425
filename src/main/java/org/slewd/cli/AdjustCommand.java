package org.slewd.cli;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code slewd adjust}: corrects the time of the pass that is followed. */
@Command(
        name = "adjust",
        description = "Says how much later than its elements say the object that is followed comes.",
        mixinStandardHelpOptions = true)
final class AdjustCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private OrderOptions station;

    /** One of the two ways to say it. */
    @ArgGroup(exclusive = true, multiplicity = "1")
    private Lateness lateness;

    private static final class Lateness {
        @Parameters(
                index = "0",
                paramLabel = "SECONDS",
                converter = Arguments.Decimal.class,
                description = "Seconds, -600 to 600; negative when it comes early, 0 as the elements say.")
        private Optional<Double> seconds = Optional.empty();

        @Option(
                names = "--from-signal",
                description =
                        "What the signal of this pass says, as 'slewd status' shows it; refused while that is not sure.")
        private boolean fromSignal;
    }

    @Override
    public Integer call() {
        if (lateness.fromSignal) {
            station.order(OrderOptions.ROTATOR, "track.adjust", Map.of("fromSignal", true));
            spec.commandLine().getOut().println("The pass is taken as late as its signal says; see 'slewd status'.");
        } else {
            double lateSeconds = lateness.seconds.orElseThrow();
            station.order(OrderOptions.ROTATOR, "track.adjust", Map.of("lateSeconds", lateSeconds));
            spec.commandLine().getOut().println("The pass is taken " + words(lateSeconds) + ".");
        }
        return ExitCode.OK;
    }

    private static String words(double lateSeconds) {
        if (lateSeconds == 0) {
            return "as its elements say";
        }
        return Text.fixed(Math.abs(lateSeconds), 1) + " s " + (lateSeconds > 0 ? "late" : "early");
    }
}
