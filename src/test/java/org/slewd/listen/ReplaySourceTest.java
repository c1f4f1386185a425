package org.slewd.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.recording.DopplerLaw;
import org.slewd.recording.RecordingLimits;
import org.slewd.recording.RecordingSubject;
import org.slewd.recording.SigmfRecorder;
import org.slewd.recording.SigmfRecording;
import org.slewd.recording.Storage;
import org.slewd.signal.IqBlock;
import org.slewd.signal.SampleFormat;
import org.slewd.signal.TestTone;
import org.slewd.time.VirtualClock;

class ReplaySourceTest {

    private static final int RATE = 20_000;

    @TempDir
    private Path folder;

    private final VirtualClock clock = new VirtualClock(TestTone.START);

    /** A tenth of a second, and another an hour later. */
    private SigmfRecording recording() throws IOException {
        RecordingSubject subject = new RecordingSubject(
                "beacon",
                OptionalInt.empty(),
                OptionalDouble.empty(),
                DopplerLaw.none(),
                Optional.empty(),
                "here",
                Optional.empty(),
                Optional.empty(),
                "none");
        SigmfRecorder recorder = SigmfRecorder.begin(
                folder,
                "take",
                subject,
                SampleFormat.CU8,
                RATE,
                new RecordingLimits(Duration.ofHours(1), Long.MAX_VALUE, 0),
                Storage.disk());
        Instant later = TestTone.START.plus(Duration.ofHours(1));
        recorder.append(new byte[4_000], 2_000, 0, 1e8, TestTone.START);
        recorder.append(new byte[4_000], 2_000, 3_600L * RATE, 1e8, later);
        recorder.close();
        return SigmfRecording.open(recorder.state().metadata());
    }

    private List<Path> openFiles() throws IOException {
        Path all = Path.of("/proc/self/fd");
        assumeTrue(Files.isDirectory(all), "only Linux tells which files are open");
        List<Path> open = new ArrayList<>();
        try (var descriptors = Files.newDirectoryStream(all)) {
            for (Path descriptor : descriptors) {
                try {
                    open.add(Files.readSymbolicLink(descriptor));
                } catch (NoSuchFileException e) {
                    // The one of this very list, or another thread's.
                }
            }
        }
        return open;
    }

    @Test
    void gives_its_file_back_when_it_is_closed() throws IOException {
        SigmfRecording recording = recording();
        ReplaySource source = new ReplaySource(recording, ReplaySource.Pace.FASTEST, clock);
        try (SampleSource.Stream stream = source.open(0)) {
            assertThat(stream.read(new byte[4_000])).isPresent();
            assertThat(openFiles()).contains(recording.data());
        }
        assertThat(openFiles()).doesNotContain(recording.data());
    }

    @Test
    void does_not_wait_for_the_rest_of_a_gap_when_it_is_closed() throws Exception {
        ReplaySource source = new ReplaySource(recording(), ReplaySource.Pace.REAL, clock);
        SampleSource.Stream stream = source.open(0);
        clock.advance(Duration.ofSeconds(1));
        assertThat(stream.read(new byte[4_000])).isPresent();
        FutureTask<Optional<IqBlock>> behindTheGap = new FutureTask<>(() -> stream.read(new byte[4_000]));
        Thread reading = new Thread(behindTheGap);
        reading.start();
        while (reading.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        stream.close();
        assertThatThrownBy(behindTheGap::get).hasMessageContaining("the replay was ended");
    }
}
