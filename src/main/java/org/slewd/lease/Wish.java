package org.slewd.lease;

/** How a lease is wanted that somebody else may have. */
public enum Wish {
    /** If nobody has it. */
    IF_FREE,
    /** Have its holder asked. */
    ASK,
    /** Take it all the same. */
    TAKE
}
