package org.slewd.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slewd.ElementsByHand;
import org.slewd.api.SourceJson;
import org.slewd.config.ConfigException;
import org.slewd.orbit.RefreshOutcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code slewd elements refresh}: fresh element sets, as soon as their providers bear it. */
@Command(
        name = "refresh",
        description = "Asks for fresh element sets. What would come too early for a provider is put off.",
        mixinStandardHelpOptions = true)
final class ElementsRefreshCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private SupplyOptions supply;

    @Option(names = "--source", paramLabel = "NAME", description = "The source to ask; all if it is not given.")
    private Optional<String> source = Optional.empty();

    @Option(
            names = "--anyway",
            description =
                    "You have looked: a source that needs a person goes on, and may hold fewer sets than before once."
                            + " No provider is asked sooner for it.")
    private boolean anyway;

    @Override
    public Integer call() throws ConfigException {
        Object answer = supply.isServed() ? supply.daemon().call("catalog.refresh", request()) : byHand();
        PrintWriter out = spec.commandLine().getOut();
        boolean failed = write(answer, out);
        out.flush();
        return failed ? ExitCode.SOFTWARE : ExitCode.OK;
    }

    private Map<String, Object> request() {
        Map<String, Object> params = new LinkedHashMap<>();
        source.ifPresent(name -> params.put("source", name));
        params.put("anyway", anyway);
        return params;
    }

    private Object byHand() throws ConfigException {
        try (ElementsByHand elements = supply.open()) {
            // Bounded by the time limit of each request.
            RefreshOutcome outcome = elements.supply()
                    .refresh(source, anyway)
                    .toCompletableFuture()
                    .join();
            if (outcome instanceof RefreshOutcome.UnknownSource unknown) {
                throw new Failure("there is no source of elements named " + Text.printable(unknown.source())
                        + "; known here: " + String.join(", ", unknown.known()) + '.');
            }
            return SupplyOptions.read(SourceJson.refreshedText((RefreshOutcome.Done) outcome));
        }
    }

    /** Returns whether any source failed or waits for a person. */
    private static boolean write(Object answer, PrintWriter out) {
        Map<?, ?> members = answer instanceof Map<?, ?> map ? map : Map.of();
        if (!Boolean.TRUE.equals(members.get("done"))) {
            out.println("A provider has not answered yet; 'slewd elements sources' tells what it says.");
            return false;
        }
        boolean failed = false;
        for (Object each : members.get("answers") instanceof List<?> list ? list : List.of()) {
            Map<?, ?> one = each instanceof Map<?, ?> map ? map : Map.of();
            String result = String.valueOf(one.get("result"));
            failed |= result.equals("failed") || result.equals("needs-person");
            out.println(Text.printable(one.get("source") + ": " + result + ": " + one.get("message")));
        }
        return failed;
    }
}
