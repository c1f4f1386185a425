package org.slewd.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slewd.receiver.Mode;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code slewd track}: follows an object. */
@Command(
        name = "track",
        description = "Follows the pass of an object that is going on or comes next, within a day.",
        mixinStandardHelpOptions = true)
final class TrackCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private OrderOptions station;

    @Parameters(
            paramLabel = "N",
            converter = Arguments.CatalogNumber.class,
            description = "Catalogue number of the object.")
    private int object;

    @Option(
            names = "--downlink-hz",
            paramLabel = "F",
            converter = Arguments.Hertz.class,
            description = "Transmitter to tune to (default: the configured one).")
    private Optional<Long> downlinkHz = Optional.empty();

    @Option(names = "--mode", paramLabel = "M", description = "Demodulation: ${COMPLETION-CANDIDATES}.")
    private Optional<Mode> mode = Optional.empty();

    @Override
    public Integer call() {
        Map<String, Object> params = new LinkedHashMap<>();
        params.put("catalogNumber", object);
        downlinkHz.ifPresent(hz -> params.put("downlinkHz", hz));
        mode.ifPresent(word -> params.put("mode", word.name()));
        station.order(OrderOptions.ROTATOR, "track.start", params);
        spec.commandLine().getOut().println("Following " + object + ".");
        return ExitCode.OK;
    }
}
