package org.slewd.pass;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slewd.orbit.ElementSet;
import org.slewd.pass.Pass.Clipped;
import org.slewd.pass.Pass.Moment;
import org.slewd.sky.EarthRotation;
import org.slewd.sky.LocalState;
import org.slewd.sky.TemeState;

/**
 * One walk through a window from revolution to revolution, for low orbits that are nearly circular. In each of their
 * revolutions the height over the horizon has one greatest value, near the moment at which the object is abeam of the
 * site; only there is a pass to be looked for. Takes about twenty looks a pass, where {@link PassSweep} takes seventy.
 *
 * <p>Most revolutions end with the look that finds the site too far from the plane of the orbit: the object is then
 * below the mask however high the orbit is at its apogee. The others are led to their culmination, and from there to rise
 * and set, by Newton's method inside brackets.
 *
 * <p>Why one greatest value: on an ellipse with a focus at the centre of the Earth, and over a site that stands still, the
 * height over the horizon plane is {@code p cos(x) / (1 + e cos(x + d)) - R} up to constants, whose derivative vanishes
 * where {@code sin(x) = e sin(d)}: twice a revolution for any eccentricity. The site turns fifteen times more slowly than a
 * low orbit. One use, one thread.
 */
final class RevolutionSweep {

    /** Above it the moment abeam cannot be told from the angle and the mean motion alone. */
    static final double GREATEST_ECCENTRICITY = 0.1;

    /** In seconds: the model for longer ones is another, and the turning of the site no longer slow. */
    static final double LONGEST_PERIOD_S = 225 * 60;

    /** Angles that the bound on the greatest elevation leaves out: short periods, the flattening of the Earth. */
    private static final double PLANE_MARGIN_RAD = Math.toRadians(0.5);

    /** Radial short periods and what the velocity of the model says too little of the apogee. */
    private static final double APOGEE_MARGIN_M = 30_000;

    /** Past this angle from the plane, the direction of the site in the plane is not to be relied on. */
    private static final double FAR_FROM_PLANE = Math.sin(Math.toRadians(45));

    /** And past this one, it is not defined at all. */
    private static final double NEAR_THE_POLE = 0.97;

    /** Near enough to abeam, in radians along the orbit, to tell how far the site is from the plane. */
    private static final double ABEAM_RAD = 0.3;

    /** So near to abeam, the elevation of even the highest pass is bent downwards, and Newton's method finds its top. */
    private static final double NEARLY_ABEAM_RAD = 0.03;

    private static final int MAX_ABEAM = 4;
    private static final int MAX_NEWTON = 12;

    /** From here the velocity of the model has nothing more to say of a culmination; positions have. */
    private static final double ROUGH_CULMINATION_S = 0.3;

    /** A culmination that is foreseen so far below the mask, as a sine of elevation, stays below. */
    private static final double SURELY_BELOW = 0.02;

    /** A last step of Newton's method as short as this ends a millionth of a second from the crossing. */
    private static final double LAST_STEP_S = 1e-3;

    private static final double CROSSING_TOLERANCE_S = 1e-6;

    /** In which a pass is short enough for its height to be a parabola. */
    private static final double PARABOLA_S = 60;

    /** Known to this, the least range is good to centimetres. */
    private static final double LEAST_RANGE_M = 0.02;

    private final Geometry geometry;
    private final ElementSet elements;
    private final double endS;
    private final double maskRad;
    private final double sinMask;
    private final double periodS;
    private final double meanMotionRadPerS;
    private final List<Pass> passes = new ArrayList<>();

    /** Along the orbit from the object to where it is abeam of the site, in radians, positive when that lies ahead. */
    private double aheadRad;

    /** How fast the object goes round at that moment, in radians per second. */
    private double angularRate;

    /** Sine of the angle of the site's vertical from the plane of the orbit. */
    private double sinFromPlane;

    private RevolutionSweep(Geometry geometry, ElementSet elements, double maskDeg, double endS) {
        this.geometry = geometry;
        this.elements = elements;
        this.endS = endS;
        maskRad = Math.toRadians(maskDeg);
        sinMask = Math.sin(maskRad);
        periodS = elements.periodSeconds();
        meanMotionRadPerS = 2 * Math.PI / periodS;
    }

    /** Whether this walk is made for {@code elements}. */
    static boolean suits(ElementSet elements) {
        return elements.eccentricity() <= GREATEST_ECCENTRICITY && elements.periodSeconds() < LONGEST_PERIOD_S;
    }

    /**
     * The passes above the mask between 0 and {@code endS}.
     *
     * @return empty when the object did not behave as this walk assumes, or the model had nothing to say at some moment:
     *     then {@link PassSweep} has to find out
     */
    static Optional<List<Pass>> run(Geometry geometry, ElementSet elements, double maskDeg, double endS) {
        RevolutionSweep sweep = new RevolutionSweep(geometry, elements, maskDeg, endS);
        return sweep.walk() ? Optional.of(sweep.passes) : Optional.empty();
    }

    private boolean walk() {
        // Every pass that has a moment in the window culminates less than half a revolution outside.
        double abeam = -0.6 * periodS;
        if (!lookAbeam(abeam)) {
            return false;
        }
        abeam += (aheadRad < 0 ? aheadRad + 2 * Math.PI : aheadRad) / meanMotionRadPerS;
        // Over the pole of an orbit, where the site is abeam is ill-defined: corrections may not lead back for ever.
        double least = -periodS;
        while (true) {
            if (!lookAbeam(abeam)) {
                return false;
            }
            if (Math.abs(aheadRad) > ABEAM_RAD) {
                abeam = Math.max(least, abeam + aheadS());
                if (!lookAbeam(abeam)) {
                    return false;
                }
            }
            if (abeam - periodS > endS) {
                return true;
            }
            if (mayRise()) {
                for (int i = 0; Math.abs(aheadRad) > NEARLY_ABEAM_RAD && i < MAX_ABEAM; i++) {
                    abeam = Math.max(least, abeam + aheadS());
                    if (!lookAbeam(abeam)) {
                        return false;
                    }
                }
                if (!takePass(abeam + aheadS())) {
                    return false;
                }
            }
            abeam = Math.max(least, abeam + aheadS());
            least = abeam + periodS / 4;
            if (Math.abs(sinFromPlane) <= FAR_FROM_PLANE) {
                abeam += periodS; // the next one is foreseen from here, to some minutes
                continue;
            }
            // Half a revolution on, the next moment abeam lies ahead for sure.
            double from = Math.abs(sinFromPlane) > NEAR_THE_POLE ? least : abeam + periodS / 2;
            if (!lookAbeam(from)) {
                return false;
            }
            abeam = from + (aheadRad < 0 ? aheadRad + 2 * Math.PI : aheadRad) / meanMotionRadPerS;
        }
    }

    /** Looks at {@code t} and says where, seen from there, the object is abeam of the site. */
    private boolean lookAbeam(double t) {
        geometry.at(t);
        if (!geometry.known) {
            return false;
        }
        TemeState s = geometry.teme();
        double hx = s.yM * s.vzMps - s.zM * s.vyMps;
        double hy = s.zM * s.vxMps - s.xM * s.vzMps;
        double hz = s.xM * s.vyMps - s.yM * s.vxMps;
        double h = Math.sqrt(hx * hx + hy * hy + hz * hz);
        double r = s.radiusM();
        double zx = geometry.verticalX();
        double zy = geometry.verticalY();
        double zz = geometry.verticalZ();
        double outward = (zx * s.xM + zy * s.yM + zz * s.zM) / r;
        // Along the motion: normal of the plane times outward direction.
        double ax = (hy * s.zM - hz * s.yM) / (h * r);
        double ay = (hz * s.xM - hx * s.zM) / (h * r);
        double az = (hx * s.yM - hy * s.xM) / (h * r);
        double onward = zx * ax + zy * ay + zz * az;
        aheadRad = Math.atan2(onward, outward);
        angularRate = h / (r * r);
        sinFromPlane = (zx * hx + zy * hy + zz * hz) / h;
        return true;
    }

    /** About how long it takes from the last look until the object is abeam. */
    private double aheadS() {
        return aheadRad / angularRate;
    }

    /** Whether the object can be above the mask in the revolution of the last look, which was made near to abeam. */
    private boolean mayRise() {
        TemeState s = geometry.teme();
        double r = s.radiusM();
        double v2 = s.vxMps * s.vxMps + s.vyMps * s.vyMps + s.vzMps * s.vzMps;
        double axisM = 1 / (2 / r - v2 / Geometry.MU);
        double apogeeM = Math.max(r, axisM * (1 + elements.eccentricity())) + APOGEE_MARGIN_M;
        double siteM = geometry.site().upOfCentreM();
        double reachRad = Math.acos(Math.min(1, siteM * Math.cos(maskRad) / apogeeM)) - maskRad;
        double fromPlaneRad = Math.asin(Math.min(1, Math.abs(sinFromPlane)));
        // The site goes on turning until the object is abeam, and towards the plane while the object passes.
        double turning = EarthRotation.RATE_RAD_PER_S / meanMotionRadPerS;
        double margin = PLANE_MARGIN_RAD
                + turning * Math.abs(aheadRad)
                + turning * turning * Math.min(4, Math.tan(Math.min(fromPlaneRad, 1.5)));
        return fromPlaneRad < reachRad + margin;
    }

    /** Adds the pass that culminates near {@code abeam}, if there is one; false when this walk cannot tell. */
    private boolean takePass(double abeam) {
        double culmination = abeam;
        double step = Double.POSITIVE_INFINITY;
        for (int i = 0; Math.abs(step) > ROUGH_CULMINATION_S; i++) {
            geometry.at(culmination);
            if (!geometry.known) {
                return false;
            }
            geometry.bend();
            if (geometry.sinElevationBend >= 0 || i == MAX_NEWTON) {
                return geometry.sinElevation < sinMask - 10 * SURELY_BELOW;
            }
            step = -geometry.sinElevationRate / geometry.sinElevationBend;
            double foreseen = geometry.sinElevation + 0.5 * step * geometry.sinElevationRate;
            if (i > 0 && foreseen < sinMask - SURELY_BELOW) {
                return true;
            }
            step = Math.max(-periodS / 16, Math.min(periodS / 16, step));
            culmination += step;
        }
        culmination = byPositions(culmination);
        geometry.at(culmination);
        if (!geometry.known) {
            return false;
        }
        if (!geometry.isUp()) {
            return true;
        }
        geometry.bend();
        double top = geometry.heightM;
        double bend =
                geometry.sinElevationBend * geometry.rangeM / Math.cos(Math.asin(geometry.sinElevation) - maskRad);
        double halfS = halfDuration(top, bend);
        double rise = crossing(culmination, -1, halfS);
        double set = crossing(culmination, 1, halfS);
        if (Double.isNaN(rise) || Double.isNaN(set)) {
            return false;
        }
        if (set > 0 && rise < endS) {
            add(rise, culmination, set);
        }
        return true;
    }

    /** The culmination from three positions around {@code t}, where the velocity of the model puts it. */
    private double byPositions(double t) {
        double spacingS = Culmination.spacingS(geometry);
        geometry.at(t - spacingS);
        double before = geometry.sinElevation;
        geometry.at(t + spacingS);
        double after = geometry.sinElevation;
        geometry.at(t);
        double bend = before - 2 * geometry.sinElevation + after;
        double move = spacingS * (before - after) / (2 * bend);
        return bend < 0 && Math.abs(move) < 1 ? t + move : t;
    }

    /** About how long the object is up before and after the culmination at which the geometry stands. */
    private double halfDuration(double topM, double bendMps2) {
        double parabolaS = Math.sqrt(2 * topM / Math.max(-bendMps2, 1e-3));
        if (parabolaS < PARABOLA_S) {
            return parabolaS;
        }
        LocalState local = geometry.local();
        double r = geometry.teme().radiusM();
        double siteM = geometry.site().upOfCentreM();
        double cosAbeam = (local.upM + siteM) / r;
        double reachRad = Math.acos(Math.min(1, siteM * Math.cos(maskRad) / r)) - maskRad;
        double arcRad = Math.acos(Math.min(1, Math.cos(reachRad) / cosAbeam));
        double halfS = arcRad * r / local.speedMps();
        return halfS > 0 ? halfS : parabolaS;
    }

    /**
     * Where the height is zero before (direction -1) or after (1) the culmination: Newton's method from a guess, inside
     * a bracket that reaches to the middle between this culmination and the next.
     *
     * @return NaN when the height is not below the mask there
     */
    private double crossing(double culmination, int direction, double halfS) {
        double up = culmination;
        double down = culmination + direction * periodS / 2;
        boolean downLooked = false;
        double t = culmination + direction * Math.min(halfS, periodS / 2);
        while (true) {
            geometry.at(t);
            if (!geometry.known) {
                return Double.NaN;
            }
            if (geometry.isUp()) {
                up = t;
            } else {
                down = t;
                downLooked = true;
            }
            double correction = -geometry.heightM / geometry.heightRateMps;
            boolean falling = direction * geometry.heightRateMps < 0;
            double next = t + correction;
            boolean inside = next > Math.min(up, down) && next < Math.max(up, down);
            if (falling && inside && Math.abs(correction) < LAST_STEP_S) {
                return next;
            }
            if (Math.abs(up - down) < CROSSING_TOLERANCE_S) {
                return up;
            }
            if (!falling || !inside) {
                if (!downLooked) {
                    geometry.at(down);
                    if (!geometry.known || geometry.isUp()) {
                        return Double.NaN;
                    }
                    downLooked = true;
                }
                next = (up + down) / 2;
            }
            t = next;
        }
    }

    private void add(double rise, double culmination, double set) {
        double start = Math.max(0, rise);
        double end = Math.min(endS, set);
        double highest = Math.max(start, Math.min(end, culmination));
        Moment aos = geometry.moment(start);
        double least = geometry.rangeM;
        Moment los = geometry.moment(end);
        least = Math.min(least, geometry.rangeM);
        Moment tca = highest == start ? aos : highest == end ? los : geometry.moment(highest);
        least = Math.min(least, leastRange(highest, start, end));
        Clipped clipped =
                rise < 0 ? set > endS ? Clipped.BOTH : Clipped.START : set > endS ? Clipped.END : Clipped.NONE;
        passes.add(
                new Pass(elements.catalogNumber(), elements.name(), elements.epoch(), aos, tca, los, least, clipped));
    }

    /** The least range between {@code start} and {@code end}, which lies near the culmination. */
    private double leastRange(double culmination, double start, double end) {
        double t = culmination;
        geometry.at(t);
        double least = geometry.rangeM;
        for (int i = 0; i < MAX_NEWTON; i++) {
            geometry.bend();
            double step = -geometry.rangeRateMps / Math.max(geometry.rangeBendMps2, 1e-3);
            double next = Math.max(start, Math.min(end, t + step));
            double gain = Math.abs(geometry.rangeRateMps * (next - t)) / 2;
            if (gain < LEAST_RANGE_M) {
                return least - gain;
            }
            t = next;
            geometry.at(t);
            least = Math.min(least, geometry.rangeM);
        }
        return least;
    }
}
