package org.slewd.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.FollowedSatellite;
import org.slewd.recording.RecordingLimits;
import org.slewd.recording.RecordingSubject;
import org.slewd.recording.SigmfRecorder;
import org.slewd.recording.SigmfRecording;
import org.slewd.recording.Storage;
import org.slewd.signal.IqBlock;
import org.slewd.signal.SampleFormat;
import org.slewd.signal.TestTone;
import org.slewd.sky.Site;
import org.slewd.sky.SiteFrame;

class RecordCommandTest {

    private static final double RATE = 48_000;
    private static final String SITE = "48.1,11.6,520";

    @TempDir
    private Path folder;

    /** Two seconds of a beacon with the Doppler shift that the elements give. */
    private Path recording(FollowedSatellite beacon) throws IOException {
        RecordingSubject subject = new RecordingSubject(
                "a beacon",
                OptionalInt.empty(),
                OptionalDouble.of(437.8e6),
                "",
                Optional.empty(),
                "test",
                Optional.of(new Site(48.1, 11.6, 520)),
                Optional.empty(),
                "test");
        SigmfRecorder recorder = SigmfRecorder.begin(
                folder,
                "beacon",
                subject,
                SampleFormat.CU8,
                RATE,
                new RecordingLimits(Duration.ofHours(1), Long.MAX_VALUE, 0),
                Storage.disk());
        List<IqBlock> blocks = TestTone.blocks(
                RATE,
                437.8e6,
                2,
                seconds -> beacon.receivedHz(TestTone.START.plusNanos(Math.round(seconds * 1e9)))
                                .orElseThrow()
                        - 437.8e6,
                0.2,
                0.05);
        for (IqBlock block : blocks) {
            recorder.append(block.bytes(), block.samples(), block.index(), block.centreHz(), block.utc());
        }
        recorder.close();
        return recorder.state().metadata();
    }

    private Path onlySetIn(Path where) throws IOException {
        try (Stream<Path> files = Files.list(where)) {
            return files.filter(file -> file.toString().endsWith(".sigmf-meta"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void records_a_band_with_the_shift_taken_out_and_draws_it() throws IOException {
        Path elements = MadeUpIss.file(folder);
        Path raw =
                recording(new FollowedSatellite(MadeUpIss.ELEMENTS, new SiteFrame(new Site(48.1, 11.6, 520)), 437.8e6));
        Path out = folder.resolve("narrow");
        Cli.Result recorded = Cli.run(
                "record",
                "--source",
                "sigmf:" + raw,
                "--frequency-hz",
                "437.8e6",
                "--object",
                "25544",
                "--elements",
                elements.toString(),
                "--site",
                SITE,
                "--band-hz",
                "12000",
                "--seconds",
                "60",
                "--reserve-mb",
                "0",
                "--out",
                out.toString());
        assertThat(recorded.exitCode()).as(recorded.err()).isZero();
        assertThat(recorded.out()).contains("2.0 s, 24000 samples", "0 samples dropped");

        SigmfRecording set = SigmfRecording.open(onlySetIn(out));
        assertThat(set.rateHz()).isEqualTo(12_000);
        assertThat(set.isCorrected()).isTrue();
        assertThat(set.catalogNumber()).hasValue(25_544);
        assertThat(set.sightings()).hasSize(1);
        assertThat(Files.readString(onlySetIn(out))).contains("\"MEAN_MOTION\"");

        for (Path drawn : List.of(raw, onlySetIn(out))) {
            Path png = folder.resolve("waterfall.png");
            Cli.Result picture = Cli.run(
                    "waterfall",
                    "--in",
                    drawn.toString(),
                    "--out",
                    png.toString(),
                    "--span-hz",
                    "10000",
                    "--object",
                    "25544",
                    "--elements",
                    elements.toString(),
                    "--site",
                    SITE);
            assertThat(picture.exitCode()).as(picture.err()).isZero();
            BufferedImage image = ImageIO.read(png.toFile());
            assertThat(image.getWidth()).isEqualTo(1_194);
        }
    }

    @Test
    void says_what_is_wrong() throws IOException {
        assertThat(Cli.run("record", "--source", "usb:1", "--frequency-hz", "1e8", "--seconds", "1", "--out", "x")
                        .err())
                .contains("is not rtl_tcp:HOST:PORT or sigmf:FILE.sigmf-meta");
        Cli.Result rate = Cli.run(
                "record",
                "--source",
                "rtl_tcp:localhost:1",
                "--frequency-hz",
                "1e8",
                "--rate",
                "500000",
                "--seconds",
                "1",
                "--out",
                "x");
        assertThat(rate.exitCode()).isEqualTo(2);
        assertThat(rate.err()).contains("take one from 225001 to 300000");
        Cli.Result absent = Cli.run("waterfall", "--in", "nowhere.sigmf-meta", "--out", "x.png");
        assertThat(absent.exitCode()).isEqualTo(1);
        assertThat(absent.err()).contains("there is no file nowhere.sigmf-meta");
    }
}
