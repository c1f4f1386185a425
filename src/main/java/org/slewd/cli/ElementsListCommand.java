package org.slewd.cli;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slewd.config.ConfigException;
import org.slewd.orbit.CatalogueEntry;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code slewd elements list}: the set that is used for each object. */
@Command(
        name = "list",
        description =
                "Lists objects by catalogue number, with the set that is used for each and what speaks against it.",
        mixinStandardHelpOptions = true)
final class ElementsListCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ElementOptions elements;

    @Option(
            names = "--group",
            paramLabel = "GROUP",
            description =
                    "Objects by name, designator, number or source: 'COSMOS 1408*', 1982-092*, 25544,49863-50100, "
                            + "source:NAME, stations, or several with or, and, not. All if it is not given.")
    private Optional<String> group = Optional.empty();

    @Option(
            names = "--at",
            paramLabel = "UTC",
            converter = Arguments.Utc.class,
            description = "When the sets are to be used, for age and flags; now if it is not given.")
    private Optional<Instant> at = Optional.empty();

    @Mixin
    private SheetFormat sheet;

    @Override
    public Integer call() throws ConfigException {
        Format format = sheet.format();
        ElementOptions.Elements read = elements.read(false);
        Instant utc = at.orElse(SlewdCommand.of(spec.commandLine()).clock().utc());
        List<CatalogueEntry> chosen = group.map(text -> elements.group(text, read.groups()))
                .map(read.catalogue()::in)
                .orElse(read.catalogue().entries());
        new ElementsWriter(utc).write(format, chosen, spec.commandLine().getOut());
        if (chosen.isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println("No object of " + read.catalogue().size() + " is in the group "
                            + Text.printable(group.orElse(""))
                            + "; a name has to fit as a whole, ISS* for all that begin so.");
        }
        return ExitCode.OK;
    }
}
