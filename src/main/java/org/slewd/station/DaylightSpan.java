package org.slewd.station;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slewd.sky.Daylight;
import org.slewd.sky.LocalState;
import org.slewd.sky.SiteFrame;
import org.slewd.sky.SunPosition;
import org.slewd.sky.TemeState;

/** How light it is at the site from {@code from} on, until the next span or the end of the window. */
public record DaylightSpan(Instant from, Daylight light) {

    /** In a minute the Sun climbs a quarter of a degree at most, and the shortest twilight of all lasts for 20. */
    private static final Duration STEP = Duration.ofMinutes(1);

    private static final Instant J2000 = Instant.parse("2000-01-01T12:00:00Z");

    /** The spans from {@code from} to {@code to}, each begun to the minute. */
    static List<DaylightSpan> over(SiteFrame site, Instant from, Instant to) {
        List<DaylightSpan> spans = new ArrayList<>();
        TemeState sun = new TemeState();
        LocalState local = new LocalState();
        for (Instant utc = from; utc.isBefore(to); utc = utc.plus(STEP)) {
            SunPosition.at(secondsSinceJ2000(utc), sun);
            site.toLocal(sun, site.gmstRad(utc), local);
            Daylight light = Daylight.of(SiteFrame.look(local).elevationDeg());
            if (spans.isEmpty() || spans.get(spans.size() - 1).light != light) {
                spans.add(new DaylightSpan(utc, light));
            }
        }
        return spans;
    }

    static double secondsSinceJ2000(Instant utc) {
        Duration since = Duration.between(J2000, utc);
        return since.getSeconds() + since.getNano() * 1e-9;
    }
}
