package org.slewd.condition;

/** What one value says. */
public enum Level {
    /** It is safe. */
    CALM,
    /** Not so bad that it is unsafe, and not so good that it is safe again: things stay as they are. */
    BETWEEN,
    /** It is not safe. */
    UNSAFE
}
