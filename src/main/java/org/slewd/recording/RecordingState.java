package org.slewd.recording;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How a recording is doing. Immutable.
 *
 * @param metadata the file that names the set
 * @param samples how many complex samples are in it
 * @param bytes of samples on the disk
 * @param seconds of samples
 * @param end why it has ended; empty while it goes on
 */
public record RecordingState(Path metadata, long samples, long bytes, double seconds, Optional<End> end) {

    /** Why recordings end. */
    public enum Reason {
        /** Somebody ended it, or what it was of is over. */
        ASKED,
        LENGTH_LIMIT,
        SIZE_LIMIT,
        /** All recordings together have the size that is allowed, and no older one is left to go. */
        FOLDER_LIMIT,
        /** The disk has no more to spare than it must keep. */
        DISK_RESERVE,
        /** The disk refused to take more. */
        DISK_FAILED
    }

    /**
     * The end of a recording.
     *
     * @param sentence for an operator: what happened and what to do
     */
    public record End(Reason reason, String sentence) {}

    public boolean isRunning() {
        return end.isEmpty();
    }
}
