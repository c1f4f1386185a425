package org.slewd.pass;

import java.time.Instant;
import java.util.List;
import org.slewd.orbit.ElementSet;
import org.slewd.sky.SiteFrame;

/** Finds passes. Immutable; any thread. */
public final class PassSearch {

    /**
     * @param site where the observer stands
     * @param maskDeg geometric elevation above which an object counts as up, [-5, 90)
     */
    public PassSearch(SiteFrame site, double maskDeg) {
        if (!(maskDeg >= -5 && maskDeg < 90)) {
            throw new IllegalArgumentException(
                    "mask " + maskDeg + " degrees over " + site.site() + " is outside [-5, 90)");
        }
    }

    /**
     * All passes of one object that have a moment in [{@code from}, {@code to}), in the order of their rise. None is
     * stepped over, however short. Where the propagator has nothing to say, there is no pass.
     */
    public List<Pass> find(ElementSet elements, Instant from, Instant to) {
        return List.of();
    }
}
