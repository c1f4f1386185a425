package org.slewd.guard;

/**
 * Directions of the beam between two azimuths and two elevations.
 *
 * @param azimuthFromDeg the one side, any finite angle
 * @param azimuthToDeg the other side, clockwise of it; a full turn or more is all around
 * @param elevationFromDeg the lower side, at least -90
 * @param elevationToDeg the upper side, at most 90
 */
record SkyPatch(double azimuthFromDeg, double azimuthToDeg, double elevationFromDeg, double elevationToDeg) {}
