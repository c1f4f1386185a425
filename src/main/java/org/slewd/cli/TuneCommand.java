package org.slewd.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slewd.receiver.Mode;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code slewd tune}: the dial of the receiver. */
@Command(
        name = "tune",
        description =
                "Tunes the receiver of the running station by hand; without a frequency it shows how it is tuned.",
        footer = {
            "",
            "Refused while a pass is followed, which tunes the receiver itself, and where the radio cannot be tuned to it."
                    + " slewd never transmits."
        },
        mixinStandardHelpOptions = true)
final class TuneCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private OrderOptions station;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "HZ",
            converter = Arguments.Hertz.class,
            description = "Frequency in hertz.")
    private Optional<Long> hz = Optional.empty();

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            description = "Demodulation, such as FM or USB; left alone otherwise.")
    private Optional<String> mode = Optional.empty();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Optional<String> known = mode.map(this::known);
        if (hz.isEmpty() && known.isPresent()) {
            throw new ParameterException(spec.commandLine(), "--mode goes with a frequency");
        }
        if (hz.isPresent()) {
            Map<String, Object> params = new LinkedHashMap<>(Map.of("hz", hz.get()));
            known.ifPresent(word -> params.put("mode", word));
            station.order(OrderOptions.RECEIVER, "receiver.tune", params);
            out.println("The receiver is tuned to " + hz.get() + " Hz"
                    + known.map(word -> " in " + word).orElse("") + ".");
        } else {
            new StatusTable(station.daemon().call("station.snapshot", Map.of()), false).writeTuning(out);
        }
        out.flush();
        return ExitCode.OK;
    }

    private String known(String word) {
        String upper = word.toUpperCase(Locale.ROOT);
        if (Stream.of(Mode.values()).noneMatch(one -> one.name().equals(upper))) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--mode is none of "
                            + Stream.of(Mode.values()).map(Mode::name).collect(Collectors.joining(", ")));
        }
        return upper;
    }
}
