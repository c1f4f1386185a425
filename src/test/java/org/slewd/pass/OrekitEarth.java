package org.slewd.pass;

import java.time.Instant;
import java.util.List;
import org.orekit.bodies.GeodeticPoint;
import org.orekit.bodies.OneAxisEllipsoid;
import org.orekit.frames.Frame;
import org.orekit.frames.Frames;
import org.orekit.frames.TopocentricFrame;
import org.orekit.time.AbsoluteDate;
import org.orekit.time.DateComponents;
import org.orekit.time.OffsetModel;
import org.orekit.time.TimeScales;
import org.orekit.utils.Constants;
import org.orekit.utils.IERSConventions;
import org.slewd.sky.Site;

/**
 * Orekit's own chain from TEME or EME2000 to a site, which shares nothing with slewd's: precession, nutation, equation
 * of the equinoxes, sidereal time, WGS-84. Without data files: UT1 is UTC and the pole does not move, as in slewd.
 * Its TEME lies 0.015 arc seconds, 0.4 m at the equator, from the equinox by which sidereal time is counted.
 */
final class OrekitEarth {

    /** The last leap second before all data that is tested with it, and the first, for what lies between. */
    private static final TimeScales SCALES = TimeScales.of(
            List.of(
                    new OffsetModel(new DateComponents(1972, 1, 1), 10),
                    new OffsetModel(new DateComponents(2017, 1, 1), 37)),
            (conventions, scales) -> List.of());

    static final Frames FRAMES = Frames.of(SCALES, () -> {
        throw new IllegalStateException("the barycentre of the solar system is not needed");
    });

    private static final Frame FIXED = FRAMES.getGTOD(IERSConventions.IERS_1996, true);

    private static final OneAxisEllipsoid ELLIPSOID =
            new OneAxisEllipsoid(Constants.WGS84_EARTH_EQUATORIAL_RADIUS, Constants.WGS84_EARTH_FLATTENING, FIXED);

    private OrekitEarth() {}

    static AbsoluteDate date(Instant utc) {
        return new AbsoluteDate(utc, SCALES.getUTC());
    }

    static Instant instant(AbsoluteDate date) {
        return date.toInstant(SCALES);
    }

    static TimeScales scales() {
        return SCALES;
    }

    static TopocentricFrame at(Site site) {
        return new TopocentricFrame(
                ELLIPSOID,
                new GeodeticPoint(
                        Math.toRadians(site.latitudeDeg()), Math.toRadians(site.longitudeDeg()), site.altitudeM()),
                site.toString());
    }
}
