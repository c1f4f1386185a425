package org.slewd.pass;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.slewd.orbit.ElementSet;
import org.slewd.orbit.Sgp4;
import org.slewd.sky.HorizonMask;
import org.slewd.sky.SiteFrame;

/** Finds passes. Immutable; any thread. */
public final class PassSearch {

    /** Elements are worth nothing after a year; a longer window is a mistake. */
    private static final Duration LONGEST_WINDOW = Duration.ofDays(366);

    private final SiteFrame site;
    private final HorizonMask horizon;
    private final double maskDeg;

    /**
     * @param site where the observer stands
     * @param horizon geometric elevation above which an object counts as up
     */
    public PassSearch(SiteFrame site, HorizonMask horizon) {
        this.site = site;
        this.horizon = horizon;
        this.maskDeg = horizon.leastDeg();
    }

    /** A search above a flat mask, at an elevation in [-5, 90) degrees. */
    public PassSearch(SiteFrame site, double maskDeg) {
        this(site, flat(site, maskDeg));
    }

    private static HorizonMask flat(SiteFrame site, double maskDeg) {
        if (!(maskDeg >= HorizonMask.LEAST_DEG && maskDeg < HorizonMask.BELOW_DEG)) {
            throw new IllegalArgumentException(
                    "mask " + maskDeg + " degrees over " + site.site() + " is outside [-5, 90)");
        }
        return HorizonMask.constant(maskDeg);
    }

    /**
     * All passes of one object that have a moment in [{@code from}, {@code to}), in the order of their rise. None is
     * stepped over, but one shorter than a millisecond. Where the propagator has nothing to say, there is no pass.
     *
     * <p>Rise and set are the crossings of the mask by the positions, to better than a millisecond; the culmination is
     * where they stand highest, to ten milliseconds even where a high orbit stands nearly still. The least range is good
     * to a metre. A pass that goes on at an end of the window is cut off there and says so. Behind a horizon that is not
     * flat, a pass ends and may begin again.
     *
     * @throws IllegalArgumentException if the window ends before it begins or is longer than 366 days
     */
    public List<Pass> find(ElementSet elements, Instant from, Instant to) {
        return find(elements, from, to, new LongAdder());
    }

    /** As {@link #find(ElementSet, Instant, Instant)}; {@code looks} is raised by the number of positions computed. */
    List<Pass> find(ElementSet elements, Instant from, Instant to, LongAdder looks) {
        Duration window = Duration.between(from, to);
        if (window.isNegative() || window.compareTo(LONGEST_WINDOW) > 0) {
            throw new IllegalArgumentException("window from " + from + " to " + to + " is not of 0 to 366 days");
        }
        if (window.isZero()) {
            return List.of();
        }
        Geometry geometry = new Geometry(Sgp4.of(elements), site, maskDeg, from);
        double endS = window.getSeconds() + window.getNano() * 1e-9;
        List<Pass> found = RevolutionSweep.suits(elements)
                ? RevolutionSweep.run(geometry, elements, maskDeg, endS)
                        .orElseGet(() -> sweep(geometry, elements, endS))
                : sweep(geometry, elements, endS);
        List<Pass> clear = horizon.isConstant() ? found : new HorizonCut(geometry, elements, horizon).cut(found);
        looks.add(geometry.evaluations());
        return List.copyOf(clear);
    }

    private List<Pass> sweep(Geometry geometry, ElementSet elements, double endS) {
        return new PassSweep(geometry, new SafeStep(maskDeg), elements, endS).run();
    }
}
