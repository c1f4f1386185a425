package org.slewd.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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
    private DaemonOptions daemon;

    @Parameters(
            index = "0",
            paramLabel = "SECONDS",
            converter = Arguments.Decimal.class,
            description = "Seconds, -600 to 600; negative when it comes early, 0 as the elements say.")
    private double lateSeconds;

    @Override
    public Integer call() {
        daemon.call("track.adjust", Map.of("lateSeconds", lateSeconds));
        spec.commandLine().getOut().println("The pass is taken " + words() + ".");
        return ExitCode.OK;
    }

    private String words() {
        if (lateSeconds == 0) {
            return "as its elements say";
        }
        return Text.fixed(Math.abs(lateSeconds), 1) + " s " + (lateSeconds > 0 ? "late" : "early");
    }
}
