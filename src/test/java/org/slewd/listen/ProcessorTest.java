package org.slewd.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.recording.RecordingLimits;
import org.slewd.recording.RecordingSubject;
import org.slewd.recording.SigmfRecording;
import org.slewd.recording.Storage;
import org.slewd.signal.ChainSettings;
import org.slewd.signal.IqBlock;
import org.slewd.signal.SampleFormat;
import org.slewd.signal.TestTone;
import org.slewd.sky.LookAngle;

class ProcessorTest {

    private static final double RATE = 24_000;
    private static final double CENTRE = 437.8e6;
    private static final ListenSettings SETTINGS =
            new ListenSettings(new ChainSettings(24_000, 512, 0.1), true, 5_000, 0, 64);

    @TempDir
    private Path folder;

    private static Processor processor(Followed followed) {
        return new Processor(SETTINGS, RATE, SampleFormat.CU8, Storage.disk(), followed);
    }

    private static List<IqBlock> blocks(double seconds) {
        return TestTone.blocks(RATE, CENTRE, seconds, each -> 1_000, 0.2, 0.02);
    }

    @Test
    void notes_where_the_antenna_looks_every_two_seconds_also_when_the_clock_is_set_back() throws IOException {
        Processor processor = processor(Followed.fixed("beacon", CENTRE));
        RecordingSubject subject = new RecordingSubject(
                "beacon",
                OptionalInt.empty(),
                OptionalDouble.of(CENTRE),
                "",
                Optional.empty(),
                "here",
                Optional.empty(),
                Optional.empty(),
                "none");
        processor.record(new RecordingWish(
                folder,
                "take",
                subject,
                RecordingWish.Band.WHOLE,
                new RecordingLimits(Duration.ofHours(1), 1_000_000, 0)));
        for (IqBlock block : blocks(7)) {
            boolean isLater = block.utc().isAfter(TestTone.START.plusSeconds(3));
            Instant utc = isLater ? block.utc().minus(Duration.ofHours(1)) : block.utc();
            processor.accept(new IqBlock(
                    block.format(),
                    block.bytes(),
                    block.samples(),
                    block.index(),
                    block.rateHz(),
                    block.centreHz(),
                    utc,
                    block.nanos()));
        }
        processor.endRecording();
        SigmfRecording read =
                SigmfRecording.open(processor.recording().orElseThrow().metadata());
        assertThat(read.sightings())
                .extracting(point -> point.sampleStart() / RATE)
                .containsExactly(0.0, 2.0, 4.0, 6.0);
    }

    @Test
    void measures_a_carrier_by_what_was_zero_when_nothing_is_expected_any_more() {
        Processor processor = processor(new Followed() {
            @Override
            public String name() {
                return "beacon";
            }

            @Override
            public double transmittedHz() {
                return CENTRE - 3_000;
            }

            @Override
            public OptionalDouble receivedHz(Instant utc) {
                return utc.isBefore(TestTone.START.plusSeconds(1))
                        ? OptionalDouble.of(CENTRE + 500)
                        : OptionalDouble.empty();
            }

            @Override
            public Optional<LookAngle> look(Instant utc) {
                return Optional.empty();
            }
        });
        blocks(2).forEach(processor::accept);
        List<CarrierSeen> carriers = processor.listened().carriers();
        assertThat(carriers.get(carriers.size() - 1).utc()).isAfter(TestTone.START.plusMillis(1_500));
        assertThat(carriers).allSatisfy(seen -> assertThat(seen.receivedHz()).isCloseTo(CENTRE + 1_000, within(5.0)));
    }
}
