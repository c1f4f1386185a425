package org.slewd.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code slewd hold}: stays where the antenna is. */
@Command(
        name = "hold",
        description = "Ends tracking or turning where the antenna is now. In danger use 'slewd stop'.",
        mixinStandardHelpOptions = true)
final class HoldCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private OrderOptions station;

    @Override
    public Integer call() {
        station.order(OrderOptions.ROTATOR, "rotator.hold", Map.of());
        spec.commandLine().getOut().println("Holding.");
        return ExitCode.OK;
    }
}
