package org.slewd.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code slewd bench}: slewd's own figures on this machine. */
@Command(
        name = "bench",
        description = "Measures slewd on this machine.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "WHAT",
        subcommands = {
            BenchClientsCommand.class,
            BenchLoopCommand.class,
            BenchPredictCommand.class,
            BenchSamplesCommand.class
        })
final class BenchCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "Missing what to measure");
    }
}
