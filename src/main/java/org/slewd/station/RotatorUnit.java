package org.slewd.station;

import org.slewd.guard.GuardConfig;
import org.slewd.guard.ParkPolicy;
import org.slewd.link.Link;
import org.slewd.mount.MountModel;
import org.slewd.rotator.RotatorConfig;
import org.slewd.rotator.RotatorDriver;

/**
 * The wire and the driver of the rotator, and what is to be minded with it.
 *
 * @param mount how its axes differ from those of an ideal mount
 * @param guard what the envelope holds beyond the travel of the axes
 * @param rest when the antenna is brought to rest by itself
 * @param memory where the axes stand, over a restart
 * @param faults what nobody has looked after yet, over a restart
 */
public record RotatorUnit(
        RotatorConfig config,
        RotatorDriver driver,
        Link link,
        MountModel mount,
        GuardConfig guard,
        ParkPolicy rest,
        AxisMemory memory,
        FaultMemory faults) {

    /** With the travel of the axes as its only bounds, parked after passes, and nothing kept: for simulations. */
    public RotatorUnit(RotatorConfig config, RotatorDriver driver, Link link) {
        this(
                config,
                driver,
                link,
                MountModel.IDEAL,
                GuardConfig.NONE,
                ParkPolicy.AFTER_PASSES,
                AxisMemory.none(),
                FaultMemory.none());
    }

    /** The same by another wire. */
    RotatorUnit over(Link other) {
        return new RotatorUnit(config, driver, other, mount, guard, rest, memory, faults);
    }
}
