package org.slewd.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
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
        assertThat(recorded.out()).contains("2.0 s, 32000 samples", "0 samples dropped");

        SigmfRecording set = SigmfRecording.open(onlySetIn(out));
        assertThat(set.rateHz()).isEqualTo(16_000);
        assertThat(set.isCorrected()).isTrue();
        assertThat(set.catalogNumber()).hasValue(25_544);
        assertThat(set.sightings()).hasSize(1);
        assertThat(Files.readString(onlySetIn(out))).contains("\"MEAN_MOTION\"");

        String[] sky = {"--object", "25544", "--elements", elements.toString(), "--site", SITE};
        double shiftHz = new FollowedSatellite(MadeUpIss.ELEMENTS, new SiteFrame(new Site(48.1, 11.6, 520)), 437.8e6)
                        .receivedHz(TestTone.START.plusSeconds(1))
                        .orElseThrow()
                - 437.8e6;
        assertThat(Math.abs(shiftHz)).isBetween(500.0, 9_500.0);
        assertThat(carrierHz(raw, 20_000, sky)).isCloseTo(shiftHz, within(100.0));
        assertThat(carrierHz(raw, 20_000, with(sky, "--take-doppler-out"))).isCloseTo(0, within(60.0));
        assertThat(carrierHz(onlySetIn(out), 10_000, sky)).isCloseTo(0, within(60.0));
        // The set tells by itself what was expected, and where.
        assertThat(carrierHz(onlySetIn(out), 10_000)).isCloseTo(0, within(60.0));
        assertThat(carrierHz(raw, 20_000, "--frequency-hz", "437801000")).isCloseTo(shiftHz - 1_000, within(100.0));
    }

    private static String[] with(String[] some, String more) {
        String[] all = Arrays.copyOf(some, some.length + 1);
        all[some.length] = more;
        return all;
    }

    /** Where the brightest column of the picture is, from its middle. */
    private double carrierHz(Path recording, int spanHz, String... more) throws IOException {
        Path png = folder.resolve("waterfall.png");
        List<String> words = new ArrayList<>(List.of(
                "waterfall",
                "--in",
                recording.toString(),
                "--out",
                png.toString(),
                "--span-hz",
                String.valueOf(spanHz)));
        words.addAll(List.of(more));
        Cli.Result picture = Cli.run(words.toArray(String[]::new));
        assertThat(picture.exitCode()).as(picture.err()).isZero();
        assertThat(picture.out()).contains("waterfall.png: ", " rows of 0.0 minutes");
        BufferedImage image = ImageIO.read(png.toFile());
        int left = 118;
        int width = 900;
        int best = 0;
        long most = -1;
        for (int x = left + 2; x < left + width - 2; x++) {
            long sum = 0;
            for (int y = 100; y < 840; y++) {
                int colour = image.getRGB(x, y);
                sum += (colour >> 16 & 0xFF) + (colour >> 8 & 0xFF) + (colour & 0xFF);
            }
            if (sum > most) {
                most = sum;
                best = x;
            }
        }
        return ((best - left) / (double) width - 0.5) * spanHz;
    }

    @Test
    void refuses_a_picture_that_could_only_be_wrong() throws IOException {
        Path raw =
                recording(new FollowedSatellite(MadeUpIss.ELEMENTS, new SiteFrame(new Site(48.1, 11.6, 520)), 437.8e6));
        String png = folder.resolve("x.png").toString();
        Cli.Result unknown = Cli.run("waterfall", "--in", raw.toString(), "--out", png, "--take-doppler-out");
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.err()).contains("does not tell what was expected");
        Cli.Result outside = Cli.run("waterfall", "--in", raw.toString(), "--out", png, "--frequency-hz", "145.8e6");
        assertThat(outside.exitCode()).isEqualTo(1);
        assertThat(outside.err()).contains("145800000 Hz is not in the recording");
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
        Cli.Result tooHigh = Cli.run(
                "record",
                "--source",
                "rtl_tcp:localhost:1",
                "--frequency-hz",
                "10489e6",
                "--seconds",
                "1",
                "--out",
                "x");
        assertThat(tooHigh.exitCode()).isEqualTo(2);
        assertThat(tooHigh.err()).contains("--frequency-hz must be from 1 to 4294967295");
        Cli.Result absent = Cli.run("waterfall", "--in", "nowhere.sigmf-meta", "--out", "x.png");
        assertThat(absent.exitCode()).isEqualTo(1);
        assertThat(absent.err()).contains("there is no file nowhere.sigmf-meta");
    }
}
