package org.slewd.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** How a list that is no calendar is written. */
final class SheetFormat {

    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "table", description = "table, csv or json.")
    private Format format;

    /** @throws ParameterException when a calendar is asked for */
    Format format() {
        if (format == Format.ICS) {
            throw new ParameterException(spec.commandLine(), "--format is table, csv or json here");
        }
        return format;
    }
}
