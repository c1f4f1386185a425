package org.slewd.sky;

/**
 * How far the atmosphere lifts an object at radio and optical wavelengths near the ground. Applied to pointing when the
 * configuration asks for it, never silently to a pass table.
 */
public enum Refraction {
    /** Geometric elevation, as computed. */
    NONE {
        @Override
        public double liftDeg(double geometricElevationDeg) {
            return 0;
        }
    },

    /** A standard atmosphere: 1010 hPa, 10 degrees Celsius. */
    STANDARD {
        /**
         * Source: Saemundsson, Sky and Telescope 72 (1986), 70: R = 1.02 cot(h + 10.3 / (h + 5.11)) arc minutes.
         * Below -1 degree nothing is pointed at, so the lift is held there, which keeps the function smooth.
         */
        @Override
        public double liftDeg(double geometricElevationDeg) {
            double h = Math.max(-1.0, geometricElevationDeg);
            double arcMinutes = 1.02 / Math.tan(Math.toRadians(h + 10.3 / (h + 5.11)));
            return Math.max(0.0, arcMinutes) / 60.0;
        }
    };

    /** Apparent minus geometric elevation in degrees, at least 0. */
    public abstract double liftDeg(double geometricElevationDeg);
}
