package org.slewd.rotator;

import org.slewd.link.SimulatedDevice;

/** A simulated controller with its motors. */
public interface SimulatedRotator extends SimulatedDevice {

    /** Where the axes really are, for the judge; not what the controller reports. */
    Pointing truth();
}
