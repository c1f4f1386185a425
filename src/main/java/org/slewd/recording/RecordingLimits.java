package org.slewd.recording;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * What a recording may take.
 *
 * @param longest after so much time of samples it ends
 * @param mostBytes after so many bytes of samples it ends
 * @param reserveBytes what it leaves free on its disk for everybody else
 * @param folderBytes what all recordings of passes in its folder may take; older ones are removed for it, see {@link
 *     RecordingFolder}. Without it nothing is ever removed
 */
public record RecordingLimits(Duration longest, long mostBytes, long reserveBytes, OptionalLong folderBytes) {

    /** An hour, 20 GB, a quarter of a gigabyte left: journal and element sets must always find room. */
    public static final RecordingLimits USUAL = new RecordingLimits(Duration.ofHours(1), 20_000_000_000L, 250_000_000L);

    public RecordingLimits {
        if (longest.isNegative()
                || longest.isZero()
                || mostBytes < 1
                || reserveBytes < 0
                || folderBytes.orElse(1) < 1) {
            throw new IllegalArgumentException("a recording of " + longest + ", " + mostBytes + " bytes, "
                    + reserveBytes + " bytes left, " + folderBytes + " together");
        }
    }

    /** For one recording, whatever else is in its folder. */
    public RecordingLimits(Duration longest, long mostBytes, long reserveBytes) {
        this(longest, mostBytes, reserveBytes, OptionalLong.empty());
    }
}
