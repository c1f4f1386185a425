package org.slewd.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.slewd.ElementsByHand;
import org.slewd.api.SourceJson;
import org.slewd.config.ConfigException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code slewd elements sources}: what each source said last, and when it is asked next. */
@Command(
        name = "sources",
        description = "Shows where element sets come from, what each source said last and when it is asked next.",
        mixinStandardHelpOptions = true)
final class ElementsSourcesCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private SupplyOptions supply;

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "table", description = "table or json.")
    private Format format;

    @Override
    public Integer call() throws ConfigException {
        if (format != Format.TABLE && format != Format.JSON) {
            throw new ParameterException(spec.commandLine(), "--format is table or json here");
        }
        Object answer = supply.isServed() ? supply.daemon().call("catalog.sources", Map.of()) : byHand();
        PrintWriter out = spec.commandLine().getOut();
        if (format == Format.JSON) {
            out.println(Json.writeIndented(answer));
        } else {
            write(answer, out);
        }
        out.flush();
        return ExitCode.OK;
    }

    private Object byHand() throws ConfigException {
        try (ElementsByHand elements = supply.open()) {
            return SupplyOptions.read(SourceJson.sourcesText(elements.supply().sources()));
        }
    }

    private static void write(Object answer, PrintWriter out) {
        List<?> sources = answer instanceof Map<?, ?> members && members.get("sources") instanceof List<?> list
                ? list
                : List.of();
        Table table = new Table("source", "state", ">sets", "last success", "next", "kind");
        for (Object source : sources) {
            table.row(
                    text(source, "name"),
                    text(source, "state"),
                    text(source, "sets"),
                    text(source, "lastSuccessUtc"),
                    text(source, "nextAttemptUtc"),
                    text(source, "kind"));
        }
        table.write(out);
        for (Object source : sources) {
            out.println();
            out.println(text(source, "name") + ": " + text(source, "address"));
            out.println("  " + text(source, "message"));
            if (!text(source, "budget").isEmpty()) {
                out.println("  " + text(source, "budget"));
            }
            if (source instanceof Map<?, ?> members && members.get("problems") instanceof List<?> problems) {
                problems.forEach(problem -> out.println("  " + Text.printable(problem.toString())));
            }
        }
    }

    private static String text(Object source, String member) {
        Object value = source instanceof Map<?, ?> members ? members.get(member) : null;
        return value == null ? "-" : Text.printable(value.toString());
    }
}
