package org.slewd.receiver;

import org.slewd.link.SimulatedDevice;

/** A simulated radio. */
public interface SimulatedReceiver extends SimulatedDevice {

    /** What it is really tuned to, in hertz, for the judge. */
    long tunedHz();

    /** How many commands it has seen that would have keyed a transmitter; the judge wants 0. */
    int keyingAttempts();
}
