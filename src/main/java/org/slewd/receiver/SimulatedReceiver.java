package org.slewd.receiver;

import org.slewd.link.SimulatedDevice;

/** A simulated radio. */
public interface SimulatedReceiver extends SimulatedDevice {

    /** What the dial of a leg really stands at, in hertz, for the judge; without one, the dial of the other. */
    long tunedHz(Leg leg);

    /** What it really listens to, in hertz, for the judge. */
    default long tunedHz() {
        return tunedHz(Leg.DOWNLINK);
    }

    /** Somebody turns the dial of the downlink, and the radio tells everybody if it is one that does. */
    void turnDial(long hz, long nowNanos);

    /** What is wrong with it. */
    RadioFaults faults();

    /** How many commands it has seen that would have keyed a transmitter; the judge wants 0. */
    int keyingAttempts();
}
