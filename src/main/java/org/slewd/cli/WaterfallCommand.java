package org.slewd.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.slewd.FollowedSatellite;
import org.slewd.config.ConfigException;
import org.slewd.files.AtomicFile;
import org.slewd.listen.Followed;
import org.slewd.listen.ListenSettings;
import org.slewd.listen.Listened;
import org.slewd.listen.PassPicture;
import org.slewd.listen.Processor;
import org.slewd.listen.RecordedTrack;
import org.slewd.orbit.ElementSet;
import org.slewd.recording.SampleReader;
import org.slewd.recording.SigmfRecording;
import org.slewd.recording.Storage;
import org.slewd.signal.ChainSettings;
import org.slewd.signal.IqBlock;
import org.slewd.sky.SiteFrame;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code slewd waterfall}: the picture of a recording. */
@Command(
        name = "waterfall",
        description = "Draws the waterfall of a SigMF recording as PNG: time down, frequency to the right.",
        footer = {
            "",
            "Where the object was and what was expected comes from the recording, or with --object from elements and a"
                    + " site, as for 'slewd look'."
        },
        mixinStandardHelpOptions = true)
final class WaterfallCommand implements Callable<Integer> {

    private static final int MAX_BLOCK_BYTES = 1 << 18;

    /** Rows that a picture can show, and some to spare for averaging. */
    private static final int ROWS = 2_048;

    @Spec
    private CommandSpec spec;

    @Mixin
    private SkyOptions sky;

    @Option(
            names = "--in",
            required = true,
            paramLabel = "FILE",
            description = "Metadata of the recording, NAME.sigmf-meta; cu8 or ci16_le.")
    private Path in;

    @Option(names = "--out", required = true, paramLabel = "PNG", description = "The picture; replaced if it is there.")
    private Path out;

    @Option(
            names = "--object",
            paramLabel = "N",
            converter = Arguments.CatalogNumber.class,
            description = "Catalogue number of the object, to expect what its elements say.")
    private Optional<Integer> object = Optional.empty();

    @Option(
            names = "--frequency-hz",
            paramLabel = "F",
            converter = Arguments.Hertz.class,
            description = "What is transmitted, where the recording does not tell or tells it wrongly.")
    private Optional<Long> frequencyHz = Optional.empty();

    @Option(
            names = "--span-hz",
            paramLabel = "HZ",
            defaultValue = "60000",
            converter = Arguments.Hertz.class,
            description = "Width of what is shown (default: 60000).")
    private long spanHz;

    @Option(names = "--take-doppler-out", description = "Take the expected Doppler shift out of the samples first.")
    private boolean takesDopplerOut;

    @Override
    public Integer call() throws ConfigException {
        try {
            SigmfRecording recording = SigmfRecording.open(in);
            if (takesDopplerOut && recording.isCorrected()) {
                throw wrong("--take-doppler-out: it is taken out of this recording already");
            }
            if (takesDopplerOut
                    && object.isEmpty()
                    && recording.sightings().stream()
                            .noneMatch(note -> note.expectedHz().isPresent())) {
                throw wrong("--take-doppler-out: the recording does not tell what was expected; add --object, with"
                        + " --elements and --site");
            }
            Followed followed = recording.isCorrected() ? Followed.standing(followed(recording)) : followed(recording);
            refuseOutside(recording, followed.transmittedHz());
            Processor processor = new Processor(
                    settings(recording.rateHz(), takesDopplerOut || recording.isCorrected()),
                    recording.rateHz(),
                    recording.format(),
                    Storage.disk(),
                    followed);
            play(recording, processor);
            Listened listened = processor.listened();
            byte[] picture = PassPicture.png(
                            listened,
                            followed,
                            recording.station().orElse("unknown station"),
                            OptionalDouble.of((double) spanHz))
                    .orElseThrow(() -> new Failure(in + " is too short for a single row."));
            AtomicFile.write(out.toAbsolutePath(), picture);
            PrintWriter print = spec.commandLine().getOut();
            print.println(out + ": " + listened.waterfall().rows().size() + " rows of "
                    + Text.fixed(recording.samples() / recording.rateHz() / 60, 1) + " minutes");
            print.flush();
            return ExitCode.OK;
        } catch (IOException e) {
            throw new Failure(e.getMessage() + '.');
        }
    }

    private Followed followed(SigmfRecording recording) throws ConfigException {
        RecordedTrack recorded = new RecordedTrack(recording);
        double transmittedHz = frequencyHz.map(Long::doubleValue).orElse(recorded.transmittedHz());
        if (object.isEmpty()) {
            return frequencyHz.isEmpty() ? recorded : Followed.on(transmittedHz, recorded);
        }
        SkyOptions.Sky given = sky.read();
        ElementSet elements = ObjectOption.find(given.catalogue(), object.get());
        return new FollowedSatellite(elements, new SiteFrame(given.site()), transmittedHz);
    }

    private void refuseOutside(SigmfRecording recording, double hz) {
        boolean isInside = recording.captures().stream()
                .anyMatch(capture -> Math.abs(hz - capture.frequencyHz()) <= recording.rateHz() / 2);
        if (!isInside) {
            double centreHz = recording.captures().get(0).frequencyHz();
            throw new Failure(Text.fixed(hz, 0) + " Hz is not in the recording, which is "
                    + Text.fixed(recording.rateHz(), 0) + " Hz wide "
                    + (centreHz == 0 ? "and does not tell around what" : "around " + Text.fixed(centreHz, 0) + " Hz")
                    + "; check --frequency-hz.");
        }
    }

    /** The edge of a band that was brought down is not flat, so some more than is shown is kept. */
    private ListenSettings settings(double rateHz, boolean isStanding) {
        double bandHz = Math.min(rateHz, spanHz / ChainSettings.FLAT);
        ChainSettings chain =
                new ChainSettings(bandHz, ChainSettings.USUAL.columns(), ChainSettings.USUAL.rowSeconds());
        return new ListenSettings(chain, isStanding, spanHz / 2.0, 0, ROWS);
    }

    private void play(SigmfRecording recording, Processor processor) throws IOException {
        int blockBytes = Math.min(
                MAX_BLOCK_BYTES,
                Math.max(
                        1024,
                        (int) Math.round(recording.rateHz() / 20)
                                * recording.format().bytesPerSample()));
        byte[] buffer = new byte[blockBytes / 4 * 4];
        try (SampleReader reader = new SampleReader(recording, 0);
                Progress progress = Progress.on(spec.commandLine(), "seconds read", (int)
                        Math.ceil(recording.samples() / recording.rateHz()))) {
            double seconds = 0;
            for (Optional<IqBlock> block = reader.next(buffer); block.isPresent(); block = reader.next(buffer)) {
                processor.accept(block.get());
                seconds += block.get().samples() / recording.rateHz();
                progress.at((int) seconds);
            }
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
