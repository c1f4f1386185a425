package org.slewd.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.slewd.recording.SigmfCapture;
import org.slewd.recording.SigmfRecording;
import org.slewd.recording.SigmfRecording.TrackPoint;
import org.slewd.signal.SampleFormat;
import org.slewd.signal.TestTone;

class RecordedTrackTest {

    private static final double RATE = 1_000;

    /** Notes at {@code seconds}: 100 Hz less and half a degree more in each second, through the north. */
    private static RecordedTrack track(double... seconds) {
        List<TrackPoint> points = new ArrayList<>();
        for (double each : seconds) {
            points.add(new TrackPoint(
                    Math.round(each * RATE),
                    OptionalDouble.of((359 + each) % 360),
                    OptionalDouble.of(10 + each / 2),
                    OptionalDouble.of(437.8e6 - 100 * each)));
        }
        return new RecordedTrack(new SigmfRecording(
                Path.of("x.sigmf-data"),
                SampleFormat.CU8,
                RATE,
                1_000_000,
                List.of(new SigmfCapture(0, 0, 437.8e6, TestTone.START)),
                points,
                Optional.empty(),
                OptionalInt.empty(),
                OptionalDouble.of(437.8e6),
                Optional.empty(),
                Optional.empty(),
                false));
    }

    private static OptionalDouble expectedHz(RecordedTrack track, double seconds) {
        return track.receivedHz(TestTone.START.plusMillis(Math.round(seconds * 1e3)));
    }

    @Test
    void is_linear_between_notes_and_goes_on_behind_the_last() {
        RecordedTrack track = track(0, 2, 4);
        for (double seconds : new double[] {0, 1.5, 3, 4, 5, 13}) {
            assertThat(expectedHz(track, seconds).orElseThrow())
                    .as("after %s s", seconds)
                    .isCloseTo(437.8e6 - 100 * seconds, within(1e-3));
            var look = track.look(TestTone.START.plusMillis(Math.round(seconds * 1e3)))
                    .orElseThrow();
            assertThat(look.elevationDeg()).isCloseTo(10 + seconds / 2, within(1e-9));
            assertThat(look.azimuthDeg()).isCloseTo((359 + seconds) % 360, within(1e-9));
        }
    }

    @Test
    void says_nothing_before_the_first_note_far_behind_the_last_and_in_a_long_gap() {
        RecordedTrack track = track(10, 12, 80, 82);
        assertThat(expectedHz(track, 9.9)).isEmpty();
        assertThat(expectedHz(track, 50)).isEmpty();
        assertThat(expectedHz(track, 82 + 14.9)).isPresent();
        assertThat(expectedHz(track, 82 + 15.1)).isEmpty();
        assertThat(expectedHz(track(), 1)).isEmpty();
        assertThat(expectedHz(track(1), 2)).hasValue(437.8e6 - 100);
    }
}
