package org.slewd.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.slewd.SamplesConfig;
import org.slewd.listen.ListenSettings;
import org.slewd.listen.Processor;
import org.slewd.listen.RecordingWish;
import org.slewd.receiver.rtltcp.RtlEmitter;
import org.slewd.receiver.rtltcp.RtlTcpCodec;
import org.slewd.receiver.rtltcp.RtlTcpSimulator;
import org.slewd.recording.RecordingLimits;
import org.slewd.recording.RecordingState;
import org.slewd.recording.RecordingSubject;
import org.slewd.recording.Storage;
import org.slewd.signal.ChainSettings;
import org.slewd.signal.IqBlock;
import org.slewd.signal.SampleFormat;
import org.slewd.time.Clock;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code slewd bench samples}: how many samples one thread takes through the chain. */
@Command(
        name = "samples",
        description =
                "Takes samples at 2.4 million a second, made beforehand, through oscillator, filter, spectra, waterfall"
                        + " and carrier finder on one thread, with and without a recording, and tells how many it takes in a second. With --source it"
                        + " listens to a server of samples instead, as the daemon does, and tells what that costs.",
        mixinStandardHelpOptions = true)
final class BenchSamplesCommand implements Callable<Integer> {

    private static final int RATE_HZ = 2_400_000;
    private static final double CENTRE_HZ = 437.8e6;
    private static final int BLOCK_SAMPLES = RATE_HZ / 20;

    /** Blocks that are made and then used in turn. */
    private static final int BLOCKS = 20;

    private static final Duration WARM_UP = Duration.ofSeconds(3);
    private static final Duration MEASURED = Duration.ofSeconds(8);

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "Print one JSON object instead of a table.")
    private boolean json;

    @Option(
            names = "--source",
            paramLabel = "SOURCE",
            converter = Arguments.SampleSource.class,
            description = "rtl_tcp:HOST:PORT, such as that of 'slewd simulate rtl-tcp', to be listened to.")
    private Optional<SamplesConfig.Source> source = Optional.empty();

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "60",
            converter = Arguments.Decimal.class,
            description = "How long that is measured, 1 to 86400 (default: 60), after 20 s in which it settles.")
    private double seconds;

    private Clock clock;

    @Override
    public Integer call() throws IOException, InterruptedException {
        clock = SlewdCommand.of(spec.commandLine()).clock();
        if (source.isPresent()) {
            return listen(source.get());
        }
        List<byte[]> blocks = blocks();
        Path folder = Files.createTempDirectory("slewd-bench");
        try {
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("rate_hz", RATE_HZ);
            List<Object> chains = new ArrayList<>();
            chains.add(measure("whole band, 2048 columns", RATE_HZ, 2048, Optional.empty(), blocks, folder));
            chains.add(measure("60 kHz, 1024 columns", 60_000, 1024, Optional.empty(), blocks, folder));
            chains.add(measure(
                    "60 kHz, recording that", 60_000, 1024, Optional.of(RecordingWish.Band.NARROW), blocks, folder));
            chains.add(measure(
                    "60 kHz, recording all", 60_000, 1024, Optional.of(RecordingWish.Band.WHOLE), blocks, folder));
            figures.put("chains", chains);
            write(figures);
            return ExitCode.OK;
        } finally {
            remove(folder);
        }
    }

    private int listen(SamplesConfig.Source from) throws InterruptedException {
        if (!(from instanceof SamplesConfig.Source.RtlTcp server)) {
            throw new ParameterException(spec.commandLine(), "--source is rtl_tcp:HOST:PORT here");
        }
        if (!(seconds >= 1 && seconds <= 86_400)) {
            throw new ParameterException(spec.commandLine(), "--seconds must be from 1 to 86400");
        }
        Map<String, Object> figures = new SampleSoak(clock)
                .run(server, RATE_HZ, new MovingCarrier(CENTRE_HZ), Duration.ofMillis(Math.round(seconds * 1e3)));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.write(figures));
        } else {
            Table table = new Table("figure", ">value");
            figures.forEach((name, value) ->
                    table.row(name, value instanceof Double number ? Text.fixed(number, 1) : value.toString()));
            table.write(out);
        }
        out.flush();
        return ExitCode.OK;
    }

    private static List<byte[]> blocks() {
        RtlTcpSimulator dongle = new RtlTcpSimulator(List.of(RtlEmitter.flyingBy(CENTRE_HZ, 500_000, 600, -30)), 1, 0);
        dongle.onBytes(RtlTcpCodec.command(RtlTcpCodec.Operation.RATE_HZ, RATE_HZ), 0);
        dongle.onBytes(RtlTcpCodec.command(RtlTcpCodec.Operation.CENTRE_HZ, Math.round(CENTRE_HZ)), 0);
        dongle.step(0, bytes -> {});
        List<byte[]> blocks = new ArrayList<>();
        for (int i = 1; i <= BLOCKS; i++) {
            java.io.ByteArrayOutputStream made = new java.io.ByteArrayOutputStream();
            dongle.step(i * 50_000_000L, made::writeBytes);
            blocks.add(java.util.Arrays.copyOf(made.toByteArray(), 2 * BLOCK_SAMPLES));
        }
        return blocks;
    }

    private Map<String, Object> measure(
            String name,
            double spanHz,
            int columns,
            Optional<RecordingWish.Band> band,
            List<byte[]> blocks,
            Path folder)
            throws IOException {
        ListenSettings settings = new ListenSettings(new ChainSettings(spanHz, columns, 0.25), true, 5_000, 0, 2_048);
        Processor processor =
                new Processor(settings, RATE_HZ, SampleFormat.CU8, Storage.disk(), new MovingCarrier(CENTRE_HZ));
        if (band.isPresent()) {
            processor.record(wish(folder, band.get()));
        }
        long index = run(processor, blocks, 0, WARM_UP);
        long startNanos = clock.nanos();
        long end = run(processor, blocks, index, MEASURED);
        double seconds = (clock.nanos() - startNanos) / 1e9;
        processor.endRecording();
        processor
                .recording()
                .flatMap(RecordingState::end)
                .filter(ended -> ended.reason() != RecordingState.Reason.ASKED)
                .ifPresent(ended -> {
                    throw new Failure("the figure would count for nothing: " + ended.sentence() + '.');
                });
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("name", name);
        figures.put("samples_per_s", (end - index) / seconds);
        figures.put("times_real", (end - index) / seconds / RATE_HZ);
        figures.put("heap_mb", usedHeap() / 1e6);
        return figures;
    }

    private long run(Processor processor, List<byte[]> blocks, long from, Duration time) {
        long index = from;
        long startNanos = clock.nanos();
        while (clock.nanos() - startNanos < time.toNanos()) {
            long nanos = Math.round(index * (1e9 / RATE_HZ));
            processor.accept(new IqBlock(
                    SampleFormat.CU8,
                    blocks.get((int) (index / BLOCK_SAMPLES % BLOCKS)),
                    BLOCK_SAMPLES,
                    index,
                    RATE_HZ,
                    CENTRE_HZ,
                    Instant.EPOCH.plusNanos(nanos),
                    nanos));
            index += BLOCK_SAMPLES;
        }
        return index;
    }

    private static RecordingWish wish(Path folder, RecordingWish.Band band) {
        RecordingSubject subject = new RecordingSubject(
                "bench",
                OptionalInt.empty(),
                OptionalDouble.of(CENTRE_HZ),
                "",
                Optional.empty(),
                "bench",
                Optional.empty(),
                Optional.empty(),
                "simulator");
        // As much as a disk of a small machine has to spare for a moment.
        RecordingLimits limits = new RecordingLimits(Duration.ofHours(1), 2_000_000_000L, 500_000_000L);
        return new RecordingWish(folder, "bench", subject, band, limits);
    }

    private static long usedHeap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private void write(Map<String, Object> figures) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.write(figures));
        } else {
            Table table = new Table("chain", ">million samples/s", ">times 2.4 million", ">heap MB");
            for (Object each : (List<?>) figures.get("chains")) {
                Map<?, ?> row = (Map<?, ?>) each;
                table.row(
                        row.get("name").toString(),
                        Text.fixed((Double) row.get("samples_per_s") / 1e6, 1),
                        Text.fixed((Double) row.get("times_real"), 1),
                        Text.fixed((Double) row.get("heap_mb"), 0));
            }
            table.write(out);
        }
        out.flush();
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
