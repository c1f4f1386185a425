package org.slewd.receiver;

/** One of the two receivers inside a set that has two. */
public enum Half {
    MAIN,
    SUB;

    public Half other() {
        return this == MAIN ? SUB : MAIN;
    }
}
