package org.slewd.plan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slewd.orbit.ElementSet;
import org.slewd.orbit.Propagator;
import org.slewd.orbit.Sets;
import org.slewd.orbit.Sgp4;
import org.slewd.pass.Pass;
import org.slewd.pass.PassArc;
import org.slewd.pass.PassSearch;
import org.slewd.sky.Refraction;
import org.slewd.sky.Site;
import org.slewd.sky.SiteFrame;

/** Passes to plan for. */
final class Paths {

    /** When set 90001 stands highest over 48 N, give or take a minute. */
    private static final Instant NEAR_CULMINATION = Sets.EPOCH.plusSeconds(45_706);

    private Paths() {}

    /** The pass of set 90001 over 48 N, 500 m, at {@code longitudeDeg}, of the table of the keyhole. */
    static SkyPath ofTable(double longitudeDeg) {
        SiteFrame site = new SiteFrame(new Site(48, longitudeDeg, 500));
        Propagator propagator = Sgp4.of(Sets.STATION);
        Pass pass = new PassSearch(site, 0)
                .find(Sets.STATION, NEAR_CULMINATION.minusSeconds(900), NEAR_CULMINATION.plusSeconds(900))
                .get(0);
        return SkyPath.of(PassArc.of(pass, propagator, site).orElseThrow(), Refraction.NONE);
    }

    /** All passes of {@code set} that rise to {@code leastDeg} or higher. */
    static List<SkyPath> of(ElementSet set, SiteFrame site, Instant from, double days, double leastDeg) {
        Propagator propagator = Sgp4.of(set);
        List<SkyPath> paths = new ArrayList<>();
        for (Pass pass : new PassSearch(site, 0).find(set, from, from.plusSeconds(Math.round(days * 86_400)))) {
            if (pass.maxElevationDeg() >= leastDeg && pass.clipped() == Pass.Clipped.NONE) {
                PassArc.of(pass, propagator, site).ifPresent(arc -> paths.add(SkyPath.of(arc, Refraction.NONE)));
            }
        }
        return paths;
    }
}
