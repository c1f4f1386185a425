package org.slewd.schedule;

/** What the station has one of: used by one pass at a time, unless it is shared. */
public enum Resource {
    ROTATOR("rotator"),
    /** The receiver that is tuned by command. */
    RECEIVER("receiver"),
    /** The receiver whose samples slewd takes itself. */
    SAMPLES("samples");

    private final String word;

    Resource(String word) {
        this.word = word;
    }

    /** As it is called in the configuration. */
    public String word() {
        return word;
    }
}
