package org.slewd.flight;

import java.io.IOException;

/** Bytes that are no recording, or not any more. */
final class DamagedRecordingException extends IOException {
    private static final long serialVersionUID = 1L;

    DamagedRecordingException(String why) {
        super(why);
    }
}
