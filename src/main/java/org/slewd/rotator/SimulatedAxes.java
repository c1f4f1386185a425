package org.slewd.rotator;

/** The motors of a simulated rotator: one physics per axis. */
public record SimulatedAxes(SimulatedAxis azimuth, SimulatedAxis elevation) {}
