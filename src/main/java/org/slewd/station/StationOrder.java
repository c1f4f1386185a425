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

    /** Whether it stops the antenna: then nothing speaks against it, and the antenna stays so until somebody says otherwise. */
    boolean isStop() {
        return this == STOP || this == HOLD;
    }

    /** Hears of orders; it must hand over and return. */
    interface Listener {

        /** One is about to be given, on the thread that gives it. */
        void ordered(StationOrder order, String who);

        /** What became of one that is no stop. Any thread. */
        void answered(StationOrder order, String who, boolean accepted);

        /** Whom orders are nothing to. */
        Listener NONE = new Listener() {
            @Override
            public void ordered(StationOrder order, String who) {
                // nothing to it
            }

            @Override
            public void answered(StationOrder order, String who, boolean accepted) {
                // nothing to it
            }
        };
    }
}
