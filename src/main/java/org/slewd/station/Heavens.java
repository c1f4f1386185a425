package org.slewd.station;

import java.time.Instant;
import org.slewd.sky.EarthRotation;
import org.slewd.sky.LookAngle;
import org.slewd.sky.MoonPosition;
import org.slewd.sky.Site;
import org.slewd.sky.SiteFrame;
import org.slewd.sky.SubPoint;
import org.slewd.sky.SunPosition;
import org.slewd.sky.TemeState;

/**
 * Where Sun and Moon are. Immutable; any thread.
 *
 * @param sun as seen from the site, below the horizon too
 * @param moon likewise
 * @param sunOver where the Sun stands in the zenith
 * @param moonOver where the Moon does
 * @param moonLit the part of its disc that is lit, [0, 1]
 */
public record Heavens(LookAngle sun, LookAngle moon, SubPoint sunOver, SubPoint moonOver, double moonLit) {

    /** At {@code utc}, seen from {@code site}. */
    public static Heavens at(Instant utc, Site site) {
        SiteFrame frame = new SiteFrame(site);
        TemeState sun = new TemeState();
        TemeState moon = new TemeState();
        double seconds = DaylightSpan.secondsSinceJ2000(utc);
        SunPosition.at(seconds, sun);
        MoonPosition.at(seconds, moon);
        double gmstRad = EarthRotation.gmstRad(utc, 0);
        return new Heavens(
                frame.look(sun, gmstRad),
                frame.look(moon, gmstRad),
                SubPoint.of(sun, gmstRad),
                SubPoint.of(moon, gmstRad),
                MoonPosition.litFraction(moon, sun));
    }
}
