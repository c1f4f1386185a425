package org.slewd.rotator;

/** The motors of a simulated rotator: one physics per axis. */
public record SimulatedAxes(SimulatedAxis azimuth, SimulatedAxis elevation) {

    /** The elevation motor alone, for a box that turns it and knows no other axis. */
    public SimulatedAxes elevationAlone() {
        return new SimulatedAxes(elevation, elevation);
    }
}
