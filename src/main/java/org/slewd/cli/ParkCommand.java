package org.slewd.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code slewd park}: turns to where the antenna rests. */
@Command(
        name = "park",
        description = "Turns to the park position of the configuration.",
        mixinStandardHelpOptions = true)
final class ParkCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private OrderOptions station;

    @Override
    public Integer call() {
        station.order(OrderOptions.ROTATOR, "rotator.park", Map.of());
        spec.commandLine().getOut().println("Parking.");
        return ExitCode.OK;
    }
}
