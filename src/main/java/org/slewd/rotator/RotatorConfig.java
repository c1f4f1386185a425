package org.slewd.rotator;

import java.util.OptionalInt;
import org.slewd.link.LinkAddress;

/**
 * The section {@code rotator} of the configuration.
 *
 * @param kind name of the protocol, as in the table of kinds
 * @param link where the controller is
 * @param baud speed of the serial line; empty takes the kind's own
 * @param azimuth where the axis may go, in true turns: [0, 450] for an overlap, [-180, 180] for a stop in the south
 * @param elevation where the axis may go
 * @param azimuthRateDegPerS full speed of the axis
 * @param elevationRateDegPerS full speed of the axis
 * @param beamWidthDeg full width of the antenna's main lobe at half power; the dead band follows from it
 * @param latencySeconds from a command to the first motion
 * @param park where the antenna rests
 */
public record RotatorConfig(
        String kind,
        LinkAddress link,
        OptionalInt baud,
        AxisRange azimuth,
        AxisRange elevation,
        double azimuthRateDegPerS,
        double elevationRateDegPerS,
        double beamWidthDeg,
        double latencySeconds,
        Pointing park) {}
