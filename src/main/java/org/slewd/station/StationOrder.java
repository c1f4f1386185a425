package org.slewd.station;

/** What may be asked of the antenna. */
public enum StationOrder {
    STOP("stopped the antenna"),
    HOLD("holds the antenna"),
    CALIBRATE("calibrates the axes"),
    POINT("pointed the antenna"),
    JOG("turned the antenna by hand"),
    PARK("parked the antenna"),
    TRACK("follows a pass");

    private final String words;

    StationOrder(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /** Whether it is over some time after; what was stopped for a reason stays so until somebody says otherwise. */
    boolean endsByItself() {
        return this == POINT || this == JOG || this == PARK;
    }

    /** Hears of orders as they are given, on the thread that gives them: it must hand over and return. */
    interface Listener {
        void ordered(StationOrder order, String who);
    }
}
