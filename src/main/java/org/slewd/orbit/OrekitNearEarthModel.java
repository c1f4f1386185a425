package org.slewd.orbit;

import org.orekit.propagation.analytical.tle.SGP4;
import org.orekit.propagation.analytical.tle.TLE;
import org.orekit.propagation.analytical.tle.TLEConstants;
import org.slewd.sky.TemeState;

/**
 * Orekit's SGP4 with the checks that it leaves out: it returns numbers for an orbit that has decayed, where the
 * reference implementation reports an error.
 */
final class OrekitNearEarthModel extends SGP4 implements Sgp4.Model {

    private static final double LOW_PERIGEE_KM = 220.0;

    private double minutes;
    private boolean sensible;

    OrekitNearEarthModel(TLE tle) {
        super(tle, MeanElements.ATTITUDE, MeanElements.MASS_KG, MeanElements.TEME);
    }

    @Override
    public boolean propagate(double minutesSinceEpoch, TemeState out) {
        minutes = minutesSinceEpoch;
        // Asked for the epoch each time, with the minutes handed past it: that spares a date per call and its rounding.
        MeanElements.copy(getPVCoordinates(tle.getDate()), out);
        return sensible && MeanElements.isInOrbit(out);
    }

    /** Called by Orekit, at first from its constructor, where {@link #minutes} is still 0: the epoch. */
    @Override
    protected void sxpPropagate(double ignored) {
        super.sxpPropagate(minutes);
        double eccentricity = e > 1.0e-6 ? e : unclippedEccentricity();
        sensible = eccentricity >= MeanElements.LEAST_ECCENTRICITY
                && e < MeanElements.GREATEST_ECCENTRICITY
                && dragFactor() > 0
                && a >= MeanElements.LEAST_AXIS;
        if (!sensible) {
            e = 0; // anything harmless: the state is thrown away, and an eccentricity of 1 would raise an exception
            a = a0dp;
        }
    }

    /** The mean eccentricity before Orekit raises it to 1e-6, by which the reference tells decay (its error 1). */
    private double unclippedEccentricity() {
        double mean = tle.getE() - tle.getBStar() * c4 * minutes;
        if (perige < LOW_PERIGEE_KM) {
            return mean;
        }
        double c5 = 2 * coef1 * a0dp * beta02 * (1 + 2.75 * (etasq + eeta) + eeta * etasq);
        double anomaly = tle.getMeanAnomaly() + xmdot * minutes + tle.getPerigeeArgument() + omgdot * minutes - omega;
        return mean - tle.getBStar() * c5 * (Math.sin(anomaly) - Math.sin(tle.getMeanAnomaly()));
    }

    /**
     * The drag series by whose square the semi-major axis shrinks. Past zero the square grows again and the series
     * means nothing; the reference does not look at this.
     */
    private double dragFactor() {
        double t = minutes;
        double linear = 1 - c1 * t;
        if (perige < LOW_PERIGEE_KM) {
            return linear;
        }
        double d2 = 4 * a0dp * tsi * c1 * c1;
        double d3 = (17 * a0dp + s4) * d2 * tsi * c1 * TLEConstants.ONE_THIRD;
        double d4 = 0.5 * d2 * tsi * c1 * TLEConstants.ONE_THIRD * a0dp * tsi * (221 * a0dp + 31 * s4) * c1;
        return linear - t * t * (d2 + t * (d3 + t * d4));
    }
}
