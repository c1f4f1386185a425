package org.slewd.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.slewd.FollowedSatellite;
import org.slewd.SamplesConfig;
import org.slewd.config.ConfigException;
import org.slewd.link.tcp.TcpPorts;
import org.slewd.listen.Followed;
import org.slewd.listen.ListenSettings;
import org.slewd.listen.ListenState;
import org.slewd.listen.Listener;
import org.slewd.listen.RecordingWish;
import org.slewd.listen.ReplaySource;
import org.slewd.listen.RtlTcpSource;
import org.slewd.listen.SampleSource;
import org.slewd.listen.SourceStatus;
import org.slewd.orbit.ElementSet;
import org.slewd.orbit.OmmWriter;
import org.slewd.receiver.rtltcp.RtlTcpSettings;
import org.slewd.recording.RecordingLimits;
import org.slewd.recording.RecordingState;
import org.slewd.recording.RecordingSubject;
import org.slewd.recording.SigmfRecording;
import org.slewd.recording.Storage;
import org.slewd.signal.ChainSettings;
import org.slewd.sky.SiteFrame;
import org.slewd.time.Clock;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code slewd record}: samples of a receiver, as a SigMF set. */
@Command(
        name = "record",
        description =
                "Records samples of an rtl_tcp server as a SigMF set, with what is known of the object beside them.",
        footer = {
            "",
            "With --object the elements and the site are needed, as for 'slewd look'; the metadata then tells where the"
                    + " object was and which frequency was expected. A recording ends by itself before the disk is full."
        },
        mixinStandardHelpOptions = true)
final class RecordCommand implements Callable<Integer> {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Without samples for so long the command gives up. */
    private static final long PATIENCE_NANOS = 15_000_000_000L;

    private static final long LOOK_MILLIS = 50;

    @Spec
    private CommandSpec spec;

    @Mixin
    private SkyOptions sky;

    @Option(
            names = "--source",
            required = true,
            paramLabel = "SOURCE",
            converter = Arguments.SampleSource.class,
            description = "rtl_tcp:HOST:PORT, or sigmf:FILE.sigmf-meta to record from a recording.")
    private SamplesConfig.Source source;

    @Option(
            names = "--frequency-hz",
            required = true,
            paramLabel = "F",
            converter = Arguments.Hertz.class,
            description = "What is transmitted; the receiver is tuned beside it and stays there.")
    private long frequencyHz;

    @Option(
            names = "--rate",
            paramLabel = "HZ",
            defaultValue = "250000",
            converter = Arguments.Hertz.class,
            description = "Samples per second: 225001 to 300000 or 900001 to 3200000 (default: 250000).")
    private long rateHz;

    @Option(
            names = "--gain-db",
            paramLabel = "DB",
            converter = Arguments.Decimal.class,
            description = "Gain of the tuner; chosen by itself otherwise.")
    private Optional<Double> gainDb = Optional.empty();

    @Option(names = "--ppm", paramLabel = "N", description = "What the receiver's crystal is off by, in millionths.")
    private Optional<Integer> ppm = Optional.empty();

    @Option(
            names = "--aside-hz",
            paramLabel = "F",
            converter = Arguments.Decimal.class,
            description =
                    "Tune the receiver this far beside the frequency, to keep the spike in its middle away from the"
                            + " signal (default: 40000, or less where the band would not fit).")
    private Optional<Double> asideHz = Optional.empty();

    @Option(
            names = "--object",
            paramLabel = "N",
            converter = Arguments.CatalogNumber.class,
            description = "Catalogue number of the object.")
    private Optional<Integer> object = Optional.empty();

    @Option(
            names = "--band-hz",
            paramLabel = "HZ",
            converter = Arguments.Hertz.class,
            description = "Record only so wide a band, at a lower rate, with the Doppler shift of --object taken out.")
    private Optional<Long> bandHz = Optional.empty();

    @Option(
            names = "--seconds",
            required = true,
            paramLabel = "S",
            converter = Arguments.Decimal.class,
            description = "Length of the recording, 0.1 to 7200.")
    private double seconds;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder for the set; made if need be.")
    private Path out;

    @Option(
            names = "--reserve-mb",
            paramLabel = "MB",
            defaultValue = "250",
            converter = Arguments.Decimal.class,
            description = "What is left free on the disk, 0 to 1000000 (default: 250).")
    private double reserveMb;

    private Clock clock;

    @Override
    public Integer call() throws ConfigException, InterruptedException {
        if (!(seconds >= 0.1 && seconds <= 7200)) {
            throw wrong("--seconds must be from 0.1 to 7200");
        }
        if (!(reserveMb >= 0 && reserveMb <= 1e6)) {
            throw wrong("--reserve-mb must be from 0 to 1000000");
        }
        clock = SlewdCommand.of(spec.commandLine()).clock();
        Optional<ElementSet> elements = Optional.empty();
        Followed followed = Followed.fixed("receiver", (double) frequencyHz);
        Optional<org.slewd.sky.Site> site = Optional.empty();
        if (object.isPresent()) {
            SkyOptions.Sky given = sky.read();
            elements = Optional.of(ObjectOption.find(given.catalogue(), object.get()));
            site = Optional.of(given.site());
            followed = new FollowedSatellite(elements.get(), new SiteFrame(given.site()), (double) frequencyHz);
        }
        RecordingSubject subject = new RecordingSubject(
                followed.name(),
                object.map(OptionalInt::of).orElse(OptionalInt.empty()),
                OptionalDouble.of((double) frequencyHz),
                "",
                elements.map(set -> OmmWriter.json(List.of(set))),
                "slewd",
                site,
                Optional.empty(),
                source.toString());
        return record(source(), followed, subject);
    }

    private int record(SampleSource samples, Followed followed, RecordingSubject subject) throws InterruptedException {
        double spanHz = spanHz(samples.rateHz());
        ListenSettings settings = new ListenSettings(
                new ChainSettings(spanHz, ChainSettings.USUAL.columns(), ChainSettings.USUAL.rowSeconds()),
                object.isPresent(),
                ListenSettings.USUAL.searchHz(),
                asideHz.orElseGet(() -> ListenSettings.usualAsideHz(samples.rateHz(), spanHz, (double) frequencyHz)),
                ListenSettings.USUAL.rows());
        RecordingLimits limits = new RecordingLimits(
                Duration.ofNanos(Math.round(seconds * 1e9)),
                RecordingLimits.USUAL.mostBytes(),
                Math.round(reserveMb * 1e6));
        // Not as the daemon names them: what was asked for by hand never goes to make room.
        String name = STAMP.format(clock.utc()) + '_'
                + object.map(String::valueOf).orElse("receiver") + '_' + frequencyHz + "Hz";
        RecordingWish wish = new RecordingWish(
                out, name, subject, bandHz.isPresent() ? RecordingWish.Band.NARROW : RecordingWish.Band.WHOLE, limits);
        try (Listener listener = new Listener(samples, settings, followed, Storage.disk(), clock)) {
            // Asked before the first samples come: a file is over in a moment.
            var begun = listener.record(wish);
            listener.start();
            return recordBy(listener, begun);
        } catch (ExecutionException e) {
            throw new Failure(e.getCause().getMessage() + '.');
        }
    }

    /** An interrupt ends the recording in order, too. */
    private int recordBy(Listener listener, CompletableFuture<RecordingState> begun)
            throws InterruptedException, ExecutionException {
        AtExit atExit = new AtExit("record-exit", listener::close);
        try {
            begun.get();
            ListenState state = awaitEnd(listener);
            Optional<RecordingState> over = state.recording().filter(recording -> !recording.isRunning());
            RecordingState recorded = over.isPresent()
                    ? over.get()
                    : listener.endRecording().get().orElseThrow();
            return report(recorded, state);
        } finally {
            atExit.forget();
        }
    }

    /** Wide enough that the filter is flat over the band that is wanted. */
    private double spanHz(double sourceRateHz) {
        return bandHz.map(hz -> Math.min(sourceRateHz, hz / ChainSettings.FLAT)).orElse(ChainSettings.USUAL.spanHz());
    }

    private ListenState awaitEnd(Listener listener) throws InterruptedException {
        long startNanos = clock.nanos();
        while (true) {
            ListenState state = listener.state();
            boolean over = state.recording()
                    .filter(recording -> !recording.isRunning())
                    .isPresent();
            long sinceNanos = clock.nanos()
                    - (state.source().received() > 0 ? state.source().lastNanos() : startNanos);
            boolean ended = state.source().state() == SourceStatus.State.ENDED;
            if (over || ended || (sinceNanos > PATIENCE_NANOS && state.source().state() != SourceStatus.State.UP)) {
                return state;
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }

    private int report(RecordingState recorded, ListenState state) {
        PrintWriter print = spec.commandLine().getOut();
        print.println(recorded.metadata());
        print.println(Text.fixed(recorded.seconds(), 1) + " s, " + recorded.samples() + " samples, "
                + Text.fixed(recorded.bytes() / 1e6, 1) + " MB; "
                + state.source().dropped() + " samples dropped, "
                + state.source().lost() + " lost on the way");
        print.flush();
        RecordingState.Reason why =
                recorded.end().map(RecordingState.End::reason).orElse(RecordingState.Reason.ASKED);
        if (why == RecordingState.Reason.DISK_RESERVE || why == RecordingState.Reason.DISK_FAILED) {
            throw new Failure(recorded.end().orElseThrow().sentence() + '.');
        }
        if (recorded.samples() == 0) {
            throw new Failure(
                    state.source().detail().isEmpty()
                            ? "no samples came."
                            : state.source().detail() + '.');
        }
        return ExitCode.OK;
    }

    private SampleSource source() {
        try {
            if (source instanceof SamplesConfig.Source.Sigmf file) {
                return new ReplaySource(SigmfRecording.open(file.metadata()), ReplaySource.Pace.FASTEST, clock);
            }
        } catch (IOException e) {
            throw new Failure(e.getMessage() + '.');
        }
        SamplesConfig.Source.RtlTcp server = (SamplesConfig.Source.RtlTcp) source;
        if (!RtlTcpSource.canBeTunedTo((double) frequencyHz)) {
            throw wrong("--frequency-hz must be from 1 to 4294967295 for rtl_tcp");
        }
        try {
            RtlTcpSettings settings = new RtlTcpSettings(
                    Math.toIntExact(Math.min(rateHz, Integer.MAX_VALUE)),
                    gainDb.map(OptionalDouble::of).orElse(OptionalDouble.empty()),
                    ppm.map(OptionalInt::of).orElse(OptionalInt.empty()));
            return new RtlTcpSource(server.toString(), TcpPorts.opener(server.host(), server.port()), settings, clock);
        } catch (IllegalArgumentException e) {
            throw wrong(e.getMessage());
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
