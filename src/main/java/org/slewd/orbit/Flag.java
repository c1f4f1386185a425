package org.slewd.orbit;

import java.util.Locale;

/** What can speak against using an element set at some moment. */
public enum Flag {
    /** Far enough from the epoch that a low pass comes seconds early or late. */
    OLD,
    /** So far from the epoch that nothing should move by itself on the strength of the set. */
    TOO_OLD,
    /** The epoch lies further ahead of the moment than published sets do: a slip in a date, or a clock that is wrong. */
    AHEAD,
    /** No such orbit about the Earth exists. */
    ABSURD,
    /** The object has come down by then, or is about to. */
    DECAYED;

    /** As csv, json and the network write it: {@code too-old}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
