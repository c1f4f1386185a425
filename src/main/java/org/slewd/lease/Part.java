package org.slewd.lease;

/** A part of the station that one at a time may give orders to. */
public enum Part {
    ROTATOR("antenna"),
    RECEIVER("receiver");

    private final String words;

    Part(String words) {
        this.words = words;
    }

    /** For people: {@code antenna}. */
    public String words() {
        return words;
    }
}
