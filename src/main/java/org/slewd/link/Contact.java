package org.slewd.link;

/** Whether the device at the far end of a wire answers. */
public enum Contact {
    /** Nothing has been heard since the wire came up. */
    UNKNOWN,
    /** The last question was answered, or its answer is not due yet. */
    ANSWERING,
    /** Some answers in a row are missing, not yet long enough to call it silent. */
    DEGRADED,
    /** No answer for longer than the deadline. */
    SILENT
}
