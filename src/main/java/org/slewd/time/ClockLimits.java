package org.slewd.time;

/**
 * How wrong the clock may be for a pass that nobody watches. In low orbits an object moves by up to a degree a second.
 *
 * @param mostErrorS beyond it, or when the error is not known, no pass begins by itself
 * @param warnErrorS beyond it somebody is told
 * @param alwaysTrusted whether whoever runs the station answers for its clock, whatever the system says
 */
public record ClockLimits(double mostErrorS, double warnErrorS, boolean alwaysTrusted) {

    /** A beam of some degrees forgives two seconds; a quarter of one is what a time service should hold anywhere. */
    public static final ClockLimits USUAL = new ClockLimits(2, 0.25, false);

    public ClockLimits {
        if (!(warnErrorS > 0 && warnErrorS <= mostErrorS && mostErrorS < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "a clock that is warned of beyond " + warnErrorS + " s and refused beyond " + mostErrorS + " s");
        }
    }
}
