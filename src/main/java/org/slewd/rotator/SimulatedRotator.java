package org.slewd.rotator;

import org.slewd.link.SimulatedDevice;

/** A simulated controller with its motors. */
public interface SimulatedRotator extends SimulatedDevice {

    /** Where the axes really are, for the judge; not what the controller reports. */
    Pointing truth();

    /**
     * Holds axes fast, as ice or a slipped gear does, until told otherwise. The controller notices nothing: it goes on
     * answering, and powers a motor that does not turn.
     */
    void jam(boolean azimuthJammed, boolean elevationJammed);
}
