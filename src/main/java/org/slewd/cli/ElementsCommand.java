package org.slewd.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code slewd elements}: what is known of the objects, and where from. */
@Command(
        name = "elements",
        description = "Element sets: what is known and why, where it comes from, and fresh ones.",
        mixinStandardHelpOptions = true,
        subcommands = {
            ElementsListCommand.class,
            ElementsShowCommand.class,
            ElementsSourcesCommand.class,
            ElementsRefreshCommand.class,
            ElementsImportCommand.class
        },
        synopsisSubcommandLabel = "COMMAND")
final class ElementsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "Missing command");
    }
}
