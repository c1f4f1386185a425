package org.slewd.station;

import java.util.List;
import java.util.Optional;
import org.slewd.receiver.Mode;
import org.slewd.sky.Site;

/**
 * The sections {@code station}, {@code site}, {@code passes}, {@code objects} of the configuration.
 *
 * @param name what the station calls itself
 * @param site where the antenna stands
 * @param minElevationDeg geometric elevation above which an object counts as up
 * @param refraction whether pointing allows for the lift of the atmosphere
 * @param objects what is known about single objects
 */
public record StationConfig(
        String name, Site site, double minElevationDeg, boolean refraction, List<TrackedObject> objects) {
    public StationConfig {
        objects = List.copyOf(objects);
    }

    /**
     * What to listen to on one object.
     *
     * @param downlinkHz frequency at which it transmits, before Doppler
     * @param mode demodulation; empty leaves the radio's own choice alone
     */
    public record TrackedObject(int catalogNumber, Optional<Long> downlinkHz, Optional<Mode> mode) {}
}
