package org.slewd.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slewd.orbit.ElementSet;
import org.slewd.pass.Pass;
import org.slewd.pass.PassSearch;
import org.slewd.sky.Angles;
import org.slewd.sky.EarthRotation;
import org.slewd.sky.Site;
import org.slewd.sky.SiteFrame;

/**
 * A nearly circular low orbit that is yet to be placed in space.
 *
 * @param inclinationDeg (0, 180)
 * @param bstar in 1 / Earth radii
 */
record MadeUpOrbit(
        int catalogNumber,
        String name,
        double meanMotionRevPerDay,
        double eccentricity,
        double inclinationDeg,
        double bstar) {

    private static final String ORIGIN = "made up for the demonstration";

    /** How far beside the site the track goes at most: 250 km, which a low orbit makes a pass of some 60 degrees. */
    private static final double TRACK_BESIDE_DEG = 2.2;

    /** So far below its northernmost point the track still climbs. */
    private static final double BELOW_SUMMIT_DEG = 0.5;

    /** Each correction leaves a thousandth of the error. */
    private static final int CORRECTIONS = 3;

    private static final Duration SEARCH = Duration.ofMinutes(40);

    /**
     * The set with epoch {@code now} whose object rises over {@code site} after {@code untilRise} and passes high, or as
     * high as its inclination allows. Where the orbit never comes into view of the site, it is at its nearest then.
     */
    ElementSet risingOver(Site site, Instant now, Duration untilRise) {
        PassSearch search = new PassSearch(new SiteFrame(site), 0);
        Instant wanted = now.plus(untilRise);
        Instant overhead = wanted.plus(Duration.ofMinutes(5));
        ElementSet set = above(site, now, overhead);
        for (int i = 0; i < CORRECTIONS; i++) {
            Optional<Pass> pass = search.find(set, overhead.minus(SEARCH), overhead.plus(SEARCH)).stream()
                    .filter(found -> found.clipped() == Pass.Clipped.NONE)
                    .filter(found -> found.los().utc().isAfter(wanted))
                    .findFirst();
            if (pass.isEmpty()) {
                return set;
            }
            overhead = overhead.plus(Duration.between(pass.get().aos().utc(), wanted));
            set = above(site, now, overhead);
        }
        return set;
    }

    /** The set with epoch {@code now} whose object climbs past {@code site} at {@code overhead}. */
    ElementSet above(Site site, Instant now, Instant overhead) {
        double highestDeg = Math.min(inclinationDeg, 180 - inclinationDeg) - BELOW_SUMMIT_DEG;
        double trackDeg = Math.max(
                -highestDeg,
                Math.min(highestDeg, site.latitudeDeg() - Math.copySign(TRACK_BESIDE_DEG, site.latitudeDeg())));
        double i = Math.toRadians(inclinationDeg);
        double u = Math.asin(Math.sin(Math.toRadians(trackDeg)) / Math.sin(i));
        double fromNode = Math.atan2(Math.cos(i) * Math.sin(u), Math.cos(u));
        double raanDeg = Math.toDegrees(EarthRotation.gmstRad(overhead, 0) - fromNode) + site.longitudeDeg();
        double revolutions =
                meanMotionRevPerDay * Duration.between(now, overhead).toNanos() / 86_400e9;
        return placed(now, raanDeg, 0, Math.toDegrees(u) - 360 * revolutions);
    }

    /** The set of this orbit with the given angles, of any size. */
    ElementSet placed(Instant epoch, double raanDeg, double argOfPericenterDeg, double meanAnomalyDeg) {
        return new ElementSet(
                catalogNumber,
                name,
                "",
                epoch,
                meanMotionRevPerDay,
                eccentricity,
                inclinationDeg,
                Angles.wrap360(raanDeg),
                Angles.wrap360(argOfPericenterDeg),
                Angles.wrap360(meanAnomalyDeg),
                bstar,
                0,
                0,
                0,
                0,
                'U',
                ORIGIN);
    }
}
