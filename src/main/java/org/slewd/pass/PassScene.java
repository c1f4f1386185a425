package org.slewd.pass;

import org.slewd.sky.EarthShadow;
import org.slewd.sky.LocalState;
import org.slewd.sky.MoonPosition;
import org.slewd.sky.SiteFrame;
import org.slewd.sky.SunPosition;
import org.slewd.sky.TemeState;

/**
 * The object, the Sun and the Moon over a site during one pass, asked for a moment at a time. Times are seconds since the
 * rise. One thread.
 */
final class PassScene {

    /** Between places of Sun and Moon that lie this far apart a straight line is good to 0.001 degrees. */
    private static final double BODY_STEP_S = 1800;

    /** A pass above a mask of 10 degrees begins at 10 degrees, give or take the rounding of its time. */
    private static final double SAME_HEIGHT = 2e-6;

    private static final double SIN_DARK = Math.sin(Math.toRadians(PassFacts.DARK_SUN_ELEVATION_DEG));
    private static final double SIN_HIGH = Math.sin(Math.toRadians(PassFacts.LEAST_VISIBLE_ELEVATION_DEG));

    private final PassArc arc;
    private final SiteFrame site;
    private final TemeState object = new TemeState();
    private final TemeState sun = new TemeState();
    private final TemeState moon = new TemeState();
    private final LocalState local = new LocalState();
    private final LocalState sunLocal = new LocalState();
    private final LocalState moonLocal = new LocalState();
    private double gmstRad;

    // Half of the questions need neither.
    private boolean sunIsLocal;
    private boolean moonIsLocal;

    // Places of Sun and Moon at the beginning of the present body step, and their changes per second in its velocities.
    private final TemeState sunStep = new TemeState();
    private final TemeState moonStep = new TemeState();
    private long step = -1;

    PassScene(PassArc arc, SiteFrame site) {
        this.arc = arc;
        this.site = site;
    }

    /** Moves to {@code t}; what is asked next holds there. */
    void at(double t) {
        gmstRad = arc.gmstRad(t);
        arc.at(t, object);
        site.toLocal(object, gmstRad, local);
        bodies(t);
        sunIsLocal = false;
        moonIsLocal = false;
    }

    double sunElevationDeg() {
        return Math.toDegrees(Math.asin(sinElevation(sunLocal())));
    }

    double moonElevationDeg() {
        return Math.toDegrees(Math.asin(sinElevation(moonLocal())));
    }

    /** Cosine of the angle between object and Sun; its maximum is flat enough for a parabola. */
    double nearnessToSun() {
        return cosSeparation(local, sunLocal());
    }

    /** As {@link #nearnessToSun}. */
    double nearnessToMoon() {
        return cosSeparation(local, moonLocal());
    }

    double moonLitFraction() {
        return MoonPosition.litFraction(moon, sun);
    }

    /** Positive while the object is lit. */
    double sunClearance() {
        return EarthShadow.clearance(object, sun);
    }

    /** Positive while the sky at the site is dark enough for a satellite to show. */
    double darkness() {
        return SIN_DARK - sinElevation(sunLocal());
    }

    /** Positive while the object is high enough to be seen, also where the mask of the pass is that very height. */
    double heightToBeSeen() {
        return sinElevation(local) - SIN_HIGH + SAME_HEIGHT;
    }

    double skyRateDegPerS() {
        double range = local.rangeM();
        double rangeRate = local.rangeRateMps();
        double speed = local.speedMps();
        return Math.toDegrees(Math.sqrt(Math.max(0, speed * speed - rangeRate * rangeRate)) / range);
    }

    double rangeRateMps() {
        return local.rangeRateMps();
    }

    private LocalState sunLocal() {
        if (!sunIsLocal) {
            site.toLocal(sun, gmstRad, sunLocal);
            sunIsLocal = true;
        }
        return sunLocal;
    }

    private LocalState moonLocal() {
        if (!moonIsLocal) {
            site.toLocal(moon, gmstRad, moonLocal);
            moonIsLocal = true;
        }
        return moonLocal;
    }

    private void bodies(double t) {
        long wanted = (long) Math.floor(t / BODY_STEP_S);
        if (wanted != step) {
            step = wanted;
            double from = arc.sinceJ2000S(step * BODY_STEP_S);
            SunPosition.at(from, sunStep);
            SunPosition.at(from + BODY_STEP_S, sun);
            toRates(sunStep, sun);
            MoonPosition.at(from, moonStep);
            MoonPosition.at(from + BODY_STEP_S, moon);
            toRates(moonStep, moon);
        }
        double since = t - step * BODY_STEP_S;
        along(sunStep, since, sun);
        along(moonStep, since, moon);
    }

    private static void toRates(TemeState from, TemeState to) {
        from.vxMps = (to.xM - from.xM) / BODY_STEP_S;
        from.vyMps = (to.yM - from.yM) / BODY_STEP_S;
        from.vzMps = (to.zM - from.zM) / BODY_STEP_S;
    }

    private static void along(TemeState from, double seconds, TemeState out) {
        out.xM = from.xM + from.vxMps * seconds;
        out.yM = from.yM + from.vyMps * seconds;
        out.zM = from.zM + from.vzMps * seconds;
    }

    private static double sinElevation(LocalState state) {
        return state.upM / state.rangeM();
    }

    private static double cosSeparation(LocalState a, LocalState b) {
        double dot = a.eastM * b.eastM + a.northM * b.northM + a.upM * b.upM;
        return Math.max(-1, Math.min(1, dot / (a.rangeM() * b.rangeM())));
    }
}
