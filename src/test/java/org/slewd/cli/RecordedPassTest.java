package org.slewd.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.FollowedSatellite;
import org.slewd.link.BytePort;
import org.slewd.listen.CarrierSeen;
import org.slewd.listen.Followed;
import org.slewd.listen.ListenSettings;
import org.slewd.listen.Listened;
import org.slewd.listen.PassPicture;
import org.slewd.listen.Processor;
import org.slewd.listen.RecordedTrack;
import org.slewd.listen.RecordingWish;
import org.slewd.listen.RtlTcpSource;
import org.slewd.listen.SampleSource;
import org.slewd.orbit.OmmWriter;
import org.slewd.pass.Pass;
import org.slewd.pass.PassSearch;
import org.slewd.receiver.rtltcp.RtlEmitter;
import org.slewd.receiver.rtltcp.RtlTcpSettings;
import org.slewd.receiver.rtltcp.RtlTcpSimulator;
import org.slewd.recording.RecordingLimits;
import org.slewd.recording.RecordingSubject;
import org.slewd.recording.SampleReader;
import org.slewd.recording.SigmfRecording;
import org.slewd.recording.Storage;
import org.slewd.signal.ChainSettings;
import org.slewd.signal.IqBlock;
import org.slewd.signal.SampleFormat;
import org.slewd.sky.Site;
import org.slewd.sky.SiteFrame;
import org.slewd.time.VirtualClock;

/** A whole pass from the dongle to the picture, in virtual time. */
@Tag("whole-pass")
class RecordedPassTest {

    private static final double BEACON_HZ = 437.8e6;
    private static final int RATE = 250_000;
    private static final Site SITE = new Site(48.1, 11.6, 520);

    @TempDir
    private Path folder;

    private static FollowedSatellite iss() {
        return new FollowedSatellite(MadeUpIss.ELEMENTS, new SiteFrame(SITE), BEACON_HZ);
    }

    /** A connection on which each read lets 20 ms pass. */
    private static BytePort wire(RtlTcpSimulator dongle, VirtualClock clock) {
        dongle.connected(clock.nanos());
        return new BytePort() {
            private byte[] waiting = {};

            @Override
            public int read(byte[] buffer) {
                if (waiting.length == 0) {
                    clock.advance(Duration.ofMillis(20));
                    ByteArrayOutputStream made = new ByteArrayOutputStream();
                    dongle.step(clock.nanos(), made::writeBytes);
                    waiting = made.toByteArray();
                }
                int count = Math.min(waiting.length, buffer.length);
                System.arraycopy(waiting, 0, buffer, 0, count);
                waiting = Arrays.copyOfRange(waiting, count, waiting.length);
                return count;
            }

            @Override
            public void write(byte[] bytes) {
                dongle.onBytes(bytes, clock.nanos());
            }

            @Override
            public void close() {}
        };
    }

    private static Processor processor(
            boolean takesDopplerOut, double spanHz, double rateHz, SampleFormat format, Followed followed) {
        ListenSettings settings =
                new ListenSettings(new ChainSettings(spanHz, 1024, 0.25), takesDopplerOut, 3_000, 0, 2_048);
        return new Processor(settings, rateHz, format, Storage.disk(), followed);
    }

    private RecordingWish wish() {
        RecordingSubject subject = new RecordingSubject(
                MadeUpIss.ELEMENTS.name(),
                OptionalInt.of(MadeUpIss.ELEMENTS.catalogNumber()),
                OptionalDouble.of(BEACON_HZ),
                "",
                Optional.of(OmmWriter.json(List.of(MadeUpIss.ELEMENTS))),
                "Test station",
                Optional.of(SITE),
                Optional.empty(),
                "simulator");
        return new RecordingWish(
                folder,
                "pass",
                subject,
                RecordingWish.Band.NARROW,
                new RecordingLimits(Duration.ofHours(1), 200_000_000L, 0));
    }

    /** The carrier is where it was expected plus what its oscillator is off by, over the whole pass. */
    private static void assertHeard(Listened listened, double offsetHz, double rows) {
        List<CarrierSeen> carriers = listened.carriers();
        assertThat((double) carriers.size()).isGreaterThan(0.95 * rows);
        assertThat(carriers).allSatisfy(seen -> assertThat(seen.offsetHz()).isCloseTo(offsetHz, within(12.0)));
        double mean =
                carriers.stream().mapToDouble(CarrierSeen::offsetHz).average().orElseThrow();
        assertThat(mean).isCloseTo(offsetHz, within(1.0));
    }

    @Test
    void a_pass_is_heard_recorded_played_again_and_drawn() throws Exception {
        Instant from = Instant.parse("2026-11-26T12:00:00Z");
        Pass pass = new PassSearch(new SiteFrame(SITE), 5)
                .find(MadeUpIss.ELEMENTS, from, from.plus(Duration.ofDays(3))).stream()
                        .filter(each -> each.maxElevationDeg() > 45)
                        .findFirst()
                        .orElseThrow();
        VirtualClock clock = new VirtualClock(pass.aos().utc());
        FollowedSatellite truth = iss();
        Instant born = clock.utc();
        RtlEmitter beacon = new RtlEmitter(
                seconds -> 300
                        + truth.receivedHz(born.plusNanos(Math.round(seconds * 1e9)))
                                .orElseThrow(),
                seconds -> -44);
        RtlEmitter fragment = RtlEmitter.echo(BEACON_HZ + 14_000, 150, 9, 130, -46);
        RtlTcpSimulator dongle = new RtlTcpSimulator(List.of(beacon, fragment), 1408, clock.nanos());
        RtlTcpSource source = new RtlTcpSource(
                "rtl_tcp:simulated",
                () -> wire(dongle, clock),
                new RtlTcpSettings(RATE, OptionalDouble.of(28), OptionalInt.empty()),
                clock);

        Processor corrected = processor(true, 15_000, RATE, SampleFormat.CU8, iss());
        Processor left = processor(false, 50_000, RATE, SampleFormat.CU8, iss());
        corrected.record(wish());
        try (SampleSource.Stream stream = source.open(BEACON_HZ)) {
            byte[] buffer = new byte[RATE / 20 * 2];
            while (clock.utc().isBefore(pass.los().utc())) {
                IqBlock block = stream.read(buffer).orElseThrow();
                corrected.accept(block);
                left.accept(block);
            }
            assertThat(stream.lost()).isZero();
        }
        corrected.endRecording();
        double seconds = Duration.between(pass.aos().utc(), pass.los().utc()).toMillis() / 1e3;
        assertHeard(corrected.listened(), 300, seconds / 0.25);
        assertHeard(left.listened(), 300, seconds / 0.25);

        Path metadata = corrected.recording().orElseThrow().metadata();
        SigmfRecording recording = SigmfRecording.open(metadata);
        assertThat(recording.samples() / recording.rateHz()).isCloseTo(seconds, within(1.0));
        RecordedTrack track = new RecordedTrack(recording);
        assertThat(track.look(pass.tca().utc()).orElseThrow().elevationDeg())
                .isCloseTo(pass.maxElevationDeg(), within(0.2));
        Processor again =
                processor(true, recording.rateHz(), recording.rateHz(), recording.format(), Followed.standing(track));
        try (SampleReader reader = new SampleReader(recording, 0)) {
            byte[] buffer = new byte[1 << 14];
            for (Optional<IqBlock> block = reader.next(buffer); block.isPresent(); block = reader.next(buffer)) {
                again.accept(block.get());
            }
        }
        assertHeard(again.listened(), 300, seconds / 0.25);

        byte[] picture = PassPicture.png(left.listened(), iss(), "Test station", OptionalDouble.of(40_000))
                .orElseThrow();
        Files.write(folder.resolve("pass.png"), picture);
        assertThat(picture.length).isGreaterThan(100_000);
    }
}
