package org.slewd.recording;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.slewd.recording.RecordingState.End;
import org.slewd.recording.RecordingState.Reason;
import org.slewd.signal.SampleFormat;

/** Holds one recording to its limits, and has room made for it. One thread. */
final class LimitWatch {

    /** Room is made for so much at a time, or for a sixteenth of all: the folder is listed as seldom. */
    private static final long ROOM_STEP_BYTES = 64_000_000L;

    private final RecordingLimits limits;
    private final Storage storage;
    private final SampleFormat format;
    private final double rateHz;
    private final Path metadataFile;

    /** Up to this size of the samples there is room in the folder. */
    private long roomBytes;

    LimitWatch(RecordingLimits limits, Storage storage, SampleFormat format, double rateHz, Path metadataFile) {
        this.limits = limits;
        this.storage = storage;
        this.format = format;
        this.rateHz = rateHz;
        this.metadataFile = metadataFile;
    }

    /** Why {@code length} more bytes must not come to {@code samples}, if they must not. Makes room for them. */
    Optional<End> reached(long samples, int length) {
        long bytes = samples * format.bytesPerSample();
        if (samples / rateHz >= limits.longest().toNanos() / 1e9) {
            return Optional.of(new End(
                    Reason.LENGTH_LIMIT,
                    "the recording has the length that is allowed, "
                            + limits.longest().toSeconds() + " s"));
        }
        if (bytes + length > limits.mostBytes()) {
            return Optional.of(new End(
                    Reason.SIZE_LIMIT, "the recording has the size that is allowed, " + megabytes(limits.mostBytes())));
        }
        try {
            Optional<End> full = folderLimit(bytes, length);
            if (full.isPresent()) {
                return full;
            }
            long free = storage.freeBytes(metadataFile.getParent());
            if (free - length < limits.reserveBytes()) {
                return Optional.of(new End(
                        Reason.DISK_RESERVE,
                        "the recording ended because " + megabytes(free) + " are free on its disk and "
                                + megabytes(limits.reserveBytes())
                                + " have to stay so; what was recorded is kept. Free some space"));
            }
        } catch (IOException e) {
            return Optional.of(failed(e));
        }
        return Optional.empty();
    }

    private Optional<End> folderLimit(long bytes, int length) throws IOException {
        if (limits.folderBytes().isEmpty() || bytes + length <= roomBytes) {
            return Optional.empty();
        }
        long mostBytes = limits.folderBytes().getAsLong();
        long stepBytes = Math.max(length, Math.min(ROOM_STEP_BYTES, mostBytes / 16));
        roomBytes = bytes
                + new RecordingFolder(metadataFile.getParent(), mostBytes)
                        .makeRoom(stepBytes, Optional.of(metadataFile));
        return bytes + length <= roomBytes
                ? Optional.empty()
                : Optional.of(new End(
                        Reason.FOLDER_LIMIT,
                        "the recording ended because recordings may take " + megabytes(mostBytes)
                                + " together, and there is no older one to remove; what was recorded is kept. Raise"
                                + " samples.recordings.folderMostBytes, or move some away"));
    }

    static End failed(IOException e) {
        return new End(
                Reason.DISK_FAILED,
                "the recording ended because its disk takes no more (" + e.getMessage()
                        + "); what was recorded is kept. Check the disk");
    }

    static String megabytes(long bytes) {
        return bytes / 1_000_000 + " MB";
    }
}
