package org.slewd.orbit;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.hipparchus.util.FastMath;
import org.orekit.attitudes.AttitudeProvider;
import org.orekit.attitudes.FrameAlignedProvider;
import org.orekit.frames.Frame;
import org.orekit.propagation.analytical.tle.TLE;
import org.orekit.propagation.analytical.tle.TLEConstants;
import org.orekit.time.AbsoluteDate;
import org.orekit.time.DateComponents;
import org.orekit.time.DateTimeComponents;
import org.orekit.time.OffsetModel;
import org.orekit.time.TimeComponents;
import org.orekit.time.TimeScale;
import org.orekit.time.TimeScales;
import org.orekit.utils.PVCoordinates;
import org.slewd.sky.TemeState;

/** Element sets as Orekit wants them, and what both of its models need to run without data files. */
final class MeanElements {

    /**
     * Every state is given in TEME by the model itself and no other frame is ever asked for, so that the frame's place
     * among others does not matter; the root needs no data.
     */
    static final Frame TEME = Frame.getRoot();

    static final AttitudeProvider ATTITUDE = FrameAlignedProvider.of(TEME);

    /** Orekit insists on a mass; the model has none. */
    static final double MASS_KG = 1.0;

    /** A state that is nearer to the centre than one Earth radius of the model has decayed: error 6 of the reference. */
    static final double LEAST_RADIUS_M = TLEConstants.EARTH_RADIUS * 1000.0;

    /** Below it the reference gives up (its error 1); the same bound serves its error 3. */
    static final double LEAST_ECCENTRICITY = -1.0e-3;

    /** Orekit throws above it. */
    static final double GREATEST_ECCENTRICITY = 1.0 - 1.0e-6;

    /**
     * In Earth radii: an orbit whose mean axis is shorter lies mostly in the ground. Drag carries the model through such
     * orbits into nonsense (thousands of kilometres a second) before the reference stops it.
     */
    static final double LEAST_AXIS = 0.95;

    // SGP4 counts days of 86 400 s, so the scale of the epoch must have no leap seconds: TAI, read as if it were UTC.
    private static final TimeScale DAYS_OF_86400_S = TimeScales.of(
                    List.of(new OffsetModel(new DateComponents(1972, 1, 1), 10)), (conventions, scales) -> List.of())
            .getTAI();

    private static final double DEEP_SPACE_PERIOD_MIN = 225.0;

    private MeanElements() {}

    static TLE of(ElementSet set) {
        double perMinute = 2 * Math.PI / TLEConstants.MINUTES_PER_DAY;
        // The catalogue number stays outside: Orekit fails on more than six digits when it prints, and never needs it.
        return new TLE(
                1,
                'U',
                1957,
                1,
                "A",
                TLE.DEFAULT,
                0,
                epoch(set),
                set.meanMotionRevPerDay() * perMinute / 60.0,
                0,
                0,
                set.eccentricity(),
                Math.toRadians(set.inclinationDeg()),
                Math.toRadians(set.argOfPericenterDeg()),
                Math.toRadians(set.raanDeg()),
                Math.toRadians(set.meanAnomalyDeg()),
                0,
                set.bstar(),
                DAYS_OF_86400_S);
    }

    private static AbsoluteDate epoch(ElementSet set) {
        LocalDateTime utc = LocalDateTime.ofInstant(set.epoch(), ZoneOffset.UTC);
        return new AbsoluteDate(
                new DateTimeComponents(
                        new DateComponents(utc.getYear(), utc.getMonthValue(), utc.getDayOfMonth()),
                        new TimeComponents(utc.getHour(), utc.getMinute(), utc.getSecond() + utc.getNano() * 1e-9)),
                DAYS_OF_86400_S);
    }

    /**
     * Whether SDP4 is to be used: the period that counts is the one recovered from the published mean motion.
     *
     * <p>Source: Hoots and Roehrich, Spacetrack Report No. 3, section 6.
     */
    static boolean isDeepSpace(ElementSet set) {
        double perMinute = set.meanMotionRevPerDay() * 2 * Math.PI / TLEConstants.MINUTES_PER_DAY;
        double cosI = Math.cos(Math.toRadians(set.inclinationDeg()));
        double a1 = FastMath.pow(TLEConstants.XKE / perMinute, TLEConstants.TWO_THIRD);
        double beta2 = 1 - set.eccentricity() * set.eccentricity();
        double k = 1.5 * TLEConstants.CK2 * (3 * cosI * cosI - 1) / (beta2 * Math.sqrt(beta2));
        double d1 = k / (a1 * a1);
        double a0 = a1 * (1 - d1 * (TLEConstants.ONE_THIRD + d1 * (1 + 134.0 / 81.0 * d1)));
        double recoveredPerMinute = perMinute / (1 + k / (a0 * a0));
        return 2 * Math.PI / recoveredPerMinute >= DEEP_SPACE_PERIOD_MIN;
    }

    /** {@code from} as a state of ours. */
    static void copy(PVCoordinates from, TemeState to) {
        to.xM = from.getPosition().getX();
        to.yM = from.getPosition().getY();
        to.zM = from.getPosition().getZ();
        to.vxMps = from.getVelocity().getX();
        to.vyMps = from.getVelocity().getY();
        to.vzMps = from.getVelocity().getZ();
    }

    /** Whether {@code state} is one an object that is still in orbit can have. NaN is not. */
    static boolean isInOrbit(TemeState state) {
        return state.radiusM() >= LEAST_RADIUS_M && Double.isFinite(state.vxMps + state.vyMps + state.vzMps);
    }
}
