package org.slewd.orbit;

import org.orekit.propagation.analytical.tle.DeepSDP4;
import org.orekit.propagation.analytical.tle.TLE;
import org.slewd.sky.TemeState;

/** Orekit's SDP4 with the checks that it leaves out; see {@link OrekitNearEarthModel}. */
final class OrekitDeepSpaceModel extends DeepSDP4 implements Sgp4.Model {

    private double minutes;
    private boolean sensible;

    OrekitDeepSpaceModel(TLE tle) {
        super(tle, MeanElements.ATTITUDE, MeanElements.MASS_KG, MeanElements.TEME);
    }

    @Override
    public boolean propagate(double minutesSinceEpoch, TemeState out) {
        minutes = minutesSinceEpoch;
        MeanElements.copy(getPVCoordinates(tle.getDate()), out);
        return sensible && MeanElements.isInOrbit(out);
    }

    @Override
    protected void sxpPropagate(double ignored) {
        super.sxpPropagate(minutes);
        // The reference refuses every negative eccentricity here. A circular geostationary orbit comes out at -1e-4 at
        // times, where the equations still hold (it is the same orbit with its pericentre turned round), so it is kept.
        sensible = e >= MeanElements.LEAST_ECCENTRICITY && e < MeanElements.GREATEST_ECCENTRICITY && a > 0;
        if (!sensible) {
            e = 0; // see OrekitNearEarthModel
            a = a0dp;
        }
    }
}
