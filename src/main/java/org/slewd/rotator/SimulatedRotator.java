package org.slewd.rotator;

import org.slewd.link.SimulatedDevice;

/** A simulated controller with its motors. Extend {@link SimulatedController} to write one. */
public interface SimulatedRotator extends SimulatedDevice {

    /** The motors, for whoever makes faults, and the judge. */
    AxisPair motors();

    /** Where the axes really are, for the judge; not what the controller reports. */
    default Pointing truth() {
        return motors().truth();
    }

    /**
     * The controller starts anew, as by a dip of its power: the motors are cut, targets forgotten, and for {@code
     * silentNanos} it neither hears nor speaks.
     */
    void reboot(long silentNanos, long nowNanos);
}
