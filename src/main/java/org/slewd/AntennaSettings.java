package org.slewd;

import java.util.List;
import org.slewd.config.Section;
import org.slewd.guard.GuardConfig;
import org.slewd.guard.ParkPolicy;
import org.slewd.mount.MountConfig;
import org.slewd.rotator.RotatorConfig;
import org.slewd.rotator.RotatorKind;

/**
 * The section {@code rotator} of a configuration file.
 *
 * @param rotator the controller and its axes
 * @param mount how the antenna differs from an ideal one
 * @param guard what the envelope holds beyond the travel of the axes
 * @param rest when the antenna is brought to rest by itself
 */
public record AntennaSettings(RotatorConfig rotator, MountConfig mount, GuardConfig guard, ParkPolicy rest) {

    /** An antenna without peculiarities, which is parked after passes. */
    public static AntennaSettings of(RotatorConfig rotator) {
        return new AntennaSettings(rotator, MountConfig.NONE, GuardConfig.NONE, ParkPolicy.AFTER_PASSES);
    }

    /** The same with another controller. */
    AntennaSettings withRotator(RotatorConfig other) {
        return new AntennaSettings(other, mount, guard, rest);
    }

    static AntennaSettings read(Section section, List<RotatorKind> kinds) {
        RotatorConfig rotator = RotatorConfig.read(section, kinds);
        return new AntennaSettings(
                rotator, MountConfig.read(section), GuardConfig.read(section, rotator), ParkPolicy.read(section));
    }
}
