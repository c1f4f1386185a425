package org.slewd.cli;

import java.time.Instant;
import java.util.List;
import org.slewd.orbit.Catalogue;
import org.slewd.orbit.ElementSet;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The one object that a command is about. */
final class ObjectOption {

    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--object",
            paramLabel = "N",
            required = true,
            converter = Arguments.CatalogNumber.class,
            description = "Catalogue number of the object.")
    private int number;

    int number() {
        return number;
    }

    /**
     * Its elements, for use at {@code utc}; says on standard error when they are old for that.
     *
     * @throws Failure when {@code catalogue} has none
     */
    ElementSet in(Catalogue catalogue, Instant utc) {
        ElementSet elements = find(catalogue, number);
        ElementFiles.warnOfAge(List.of(elements), utc, spec.commandLine().getErr()::println);
        return elements;
    }

    /**
     * The elements of any object.
     *
     * @throws Failure when {@code catalogue} has none
     */
    static ElementSet find(Catalogue catalogue, int number) {
        return catalogue.find(number).orElseThrow(() -> missing(number));
    }

    /** What to say when the files have nothing of an object. */
    static Failure missing(int number) {
        return new Failure("object " + number + " is not in the element files; check the number.");
    }
}
