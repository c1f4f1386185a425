package org.slewd.receiver;

/** Which way a signal goes, as the station sees it. */
public enum Leg {
    /** From the object to the station: where the receiver listens. */
    DOWNLINK,

    /**
     * From the station to the object: the frequency that a transmitter beside or inside the radio would use. To set it keys
     * nothing.
     */
    UPLINK
}
