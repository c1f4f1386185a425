package org.slewd.listen;

import java.util.Optional;
import org.slewd.recording.RecordingState;

/**
 * How listening goes. Immutable; published after each block and at least every 0.1 s.
 *
 * @param source how the source is doing; its samples have an age, see {@link #ageNanos}
 * @param followed what is listened to
 * @param transmittedHz what that transmits on
 * @param rateHz samples per second
 * @param row the newest spectrum, also when the source has gone stale since
 * @param carrier of that row, if there was one where it was looked for
 * @param rowNanos when the last samples of that row were taken, on the monotonic clock
 * @param recording the running or the last recording
 */
public record ListenState(
        SourceStatus source,
        String followed,
        double transmittedHz,
        double rateHz,
        Optional<HeardRow> row,
        Optional<CarrierSeen> carrier,
        long rowNanos,
        Optional<RecordingState> recording) {

    /** How old the newest row and its carrier are. */
    public long ageNanos(long nowNanos) {
        return nowNanos - rowNanos;
    }

    /** Whether the newest row may be shown as what is heard now. */
    public boolean isLive(long nowNanos) {
        return row.isPresent()
                && source.state() == SourceStatus.State.UP
                && ageNanos(nowNanos) < SourceReader.STALE_NANOS;
    }
}
