package org.slewd.listen;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.slewd.recording.SigmfRecording;
import org.slewd.recording.SigmfRecording.TrackPoint;
import org.slewd.sky.Angles;
import org.slewd.sky.LookAngle;

/** What a recording itself tells of what was followed: nothing else is needed to look at it again. Linear between its notes. */
public final class RecordedTrack implements Followed {

    /** Notes further apart than this have nothing to say about the time between them. */
    private static final Duration MAX_BETWEEN = Duration.ofSeconds(60);

    /** A recording that was killed lacks the notes of its last ten seconds. */
    private static final Duration MAX_BEHIND = Duration.ofSeconds(15);

    private final SigmfRecording recording;

    public RecordedTrack(SigmfRecording recording) {
        this.recording = recording;
    }

    @Override
    public String name() {
        return recording.objectName().orElse(recording.data().getFileName().toString());
    }

    @Override
    public double transmittedHz() {
        return recording.transmittedHz().orElse(recording.captures().get(0).frequencyHz());
    }

    @Override
    public OptionalDouble receivedHz(Instant utc) {
        return between(utc)
                .filter(pair -> pair.before().expectedHz().isPresent()
                        && pair.after().expectedHz().isPresent())
                .map(pair -> OptionalDouble.of(pair.mix(
                        pair.before().expectedHz().getAsDouble(),
                        pair.after().expectedHz().getAsDouble())))
                .orElse(OptionalDouble.empty());
    }

    /** Direction only: the distance and its rate are 0. */
    @Override
    public Optional<LookAngle> look(Instant utc) {
        return between(utc)
                .filter(pair -> isLook(pair.before()) && isLook(pair.after()))
                .map(pair -> {
                    double fromDeg = pair.before().azimuthDeg().getAsDouble();
                    double wayDeg =
                            Angles.turn(fromDeg, pair.after().azimuthDeg().getAsDouble());
                    return new LookAngle(
                            Angles.wrap360(pair.mix(fromDeg, fromDeg + wayDeg)),
                            Math.max(
                                    -90,
                                    Math.min(
                                            90,
                                            pair.mix(
                                                    pair.before().elevationDeg().getAsDouble(),
                                                    pair.after().elevationDeg().getAsDouble()))),
                            0,
                            0);
                });
    }

    private static boolean isLook(TrackPoint point) {
        return point.azimuthDeg().isPresent() && point.elevationDeg().isPresent();
    }

    private record Pair(TrackPoint before, TrackPoint after, double part) {
        double mix(double from, double to) {
            return from + (to - from) * part;
        }
    }

    private Optional<Pair> between(Instant utc) {
        List<TrackPoint> points = recording.sightings();
        int low = 0;
        int high = points.size();
        while (low < high) {
            int middle = (low + high) / 2;
            if (utcOf(points.get(middle)).isAfter(utc)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        if (low == 0) {
            return Optional.empty();
        }
        // Behind the last note the stretch before it goes on, for the few seconds until the end of the recording.
        int next = Math.min(low, points.size() - 1);
        TrackPoint before = points.get(Math.max(0, next - 1));
        TrackPoint after = points.get(next);
        Duration gap = Duration.between(utcOf(before), utcOf(after));
        Duration since = Duration.between(utcOf(before), utc);
        if (gap.compareTo(MAX_BETWEEN) > 0
                || Duration.between(utcOf(after), utc).compareTo(MAX_BEHIND) > 0) {
            return Optional.empty();
        }
        double part = gap.isZero() || gap.isNegative() ? 0 : (double) since.toNanos() / gap.toNanos();
        return Optional.of(new Pair(before, after, part));
    }

    private Instant utcOf(TrackPoint point) {
        return recording.utcOf(point.sampleStart());
    }
}
