package org.slewd.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slewd.config.ConfigException;
import org.slewd.orbit.CatalogueEntry;
import org.slewd.orbit.OmmWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code slewd elements show}: all that is known of one object. */
@Command(
        name = "show",
        description =
                "Shows the set that is used for an object, why it is, what else was offered, and how far apart they are.",
        mixinStandardHelpOptions = true)
final class ElementsShowCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ElementOptions elements;

    @Parameters(
            paramLabel = "N",
            converter = Arguments.CatalogNumber.class,
            description = "Catalogue number of the object.")
    private int object;

    @Option(
            names = "--at",
            paramLabel = "UTC",
            converter = Arguments.Utc.class,
            description =
                    "When the set is to be used, for age, flags and differences; now if it is not given. Differences "
                            + "are then those at the newer epoch.")
    private Optional<Instant> at = Optional.empty();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table for people, or json: the set as an OMM that other programs read.")
    private Format format;

    @Override
    public Integer call() throws ConfigException {
        if (format != Format.TABLE && format != Format.JSON) {
            throw new ParameterException(spec.commandLine(), "--format is table or json here");
        }
        CatalogueEntry entry =
                elements.read(false).catalogue().entry(object).orElseThrow(() -> ObjectOption.missing(object));
        PrintWriter out = spec.commandLine().getOut();
        if (format == Format.JSON) {
            out.print(OmmWriter.json(List.of(entry.set())) + '\n');
        } else {
            new ElementsSheet(entry, SlewdCommand.of(spec.commandLine()).clock().utc(), at).write(out);
        }
        out.flush();
        return ExitCode.OK;
    }
}
