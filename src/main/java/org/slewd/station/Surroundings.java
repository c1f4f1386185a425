package org.slewd.station;

import org.slewd.guard.GuardConfig;
import org.slewd.rotator.AxisRange;
import org.slewd.sky.HorizonMask;
import org.slewd.sky.Site;

/**
 * What stands around the antenna and bounds it, as the configuration says; it changes only with that.
 *
 * @param site where the antenna stands
 * @param azimuth travel of the azimuth axis in true turns, between its end stops
 * @param elevation travel of the elevation axis
 * @param beamWidthDeg full width of the beam at half power
 * @param horizon what objects rise above
 * @param guard where the beam must not look
 */
public record Surroundings(
        Site site,
        AxisRange azimuth,
        AxisRange elevation,
        double beamWidthDeg,
        HorizonMask horizon,
        GuardConfig guard) {}
