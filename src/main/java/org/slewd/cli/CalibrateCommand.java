package org.slewd.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code slewd calibrate}: what the real mount and its axes are like, for the configuration. */
@Command(
        name = "calibrate",
        description = "Measures a real antenna and prints what belongs into the configuration, for review.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "WHAT",
        subcommands = {CalibrateAxisCommand.class, CalibrateMountCommand.class})
final class CalibrateCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "Missing what to calibrate");
    }
}
