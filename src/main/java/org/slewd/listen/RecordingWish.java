package org.slewd.listen;

import java.nio.file.Path;
import org.slewd.recording.RecordingLimits;
import org.slewd.recording.RecordingSubject;

/**
 * What shall be recorded.
 *
 * @param folder where to
 * @param name of the set, without an ending
 * @param subject what it is of; the law of the Doppler shift follows from {@code band}
 */
public record RecordingWish(Path folder, String name, RecordingSubject subject, Band band, RecordingLimits limits) {

    /** The same under another name. */
    public RecordingWish named(String other) {
        return new RecordingWish(folder, other, subject, band, limits);
    }

    /** Which samples. */
    public enum Band {
        /** As they came, all of them. */
        WHOLE,
        /** The band that is looked at, at its lower rate; the Doppler shift is taken out if it is taken out of what is looked at. */
        NARROW
    }
}
