package org.slewd.plan;

import org.slewd.rotator.AxisModel;
import org.slewd.rotator.AxisRange;

/** Rotators as plans see them. Rates are those of the makers, for 60 Hz mains where that matters. */
enum Rotators {
    /** 360 degrees in 58 s, 180 in 67 s; an on/off motor. */
    G5500(6.21, 12, 2.69, 5),
    /** At 24 V. */
    SPID(6, 12, 4.5, 9),
    /** A stepper with a ramp of two seconds. */
    SATNOGS(13.33, 6.67, 13.33, 6.67),
    /** A dish of three metres on a slow mount. */
    SLOW_DISH(2, 2, 1.5, 1.5),
    /** Of the table of the keyhole; its ramp is not part of that. */
    THREE_DEG_PER_S(3, 100, 3, 100),
    FAST_WITHOUT_RAMP(13.33, 1000, 13.33, 1000);

    private final double azimuthRate;
    private final double azimuthRamp;
    private final double elevationRate;
    private final double elevationRamp;

    Rotators(double azimuthRate, double azimuthRamp, double elevationRate, double elevationRamp) {
        this.azimuthRate = azimuthRate;
        this.azimuthRamp = azimuthRamp;
        this.elevationRate = elevationRate;
        this.elevationRamp = elevationRamp;
    }

    AxisModel azimuth(double minDeg, double maxDeg) {
        return axis(minDeg, maxDeg, azimuthRate, azimuthRamp);
    }

    AxisModel elevation(double maxDeg) {
        return axis(0, maxDeg, elevationRate, elevationRamp);
    }

    PlanRequest request(SkyPath path, double minDeg, double maxDeg, double maxElevationDeg, double beamDeg) {
        return PlanRequest.of(path, azimuth(minDeg, maxDeg), elevation(maxElevationDeg), beamDeg);
    }

    private static AxisModel axis(double minDeg, double maxDeg, double rate, double ramp) {
        return new AxisModel(new AxisRange(minDeg, maxDeg), rate, ramp, 0.2, rate * 0.1, 0, 0, 12);
    }
}
