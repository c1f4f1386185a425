package org.slewd.sky;

/**
 * Position and velocity of an object as a site on the rotating Earth sees it, along east, north and up of the WGS-84
 * ellipsoid, with the site at the origin.
 *
 * <p>A mutable buffer, so that a search over a catalogue allocates nothing. One thread at a time.
 */
public final class LocalState {
    /** Position in metres. */
    public double eastM;

    public double northM;
    public double upM;

    /** Velocity in metres per second. */
    public double eastMps;

    public double northMps;
    public double upMps;

    /** Distance from the site in metres. */
    public double rangeM() {
        return Math.sqrt(eastM * eastM + northM * northM + upM * upM);
    }

    /** Change of the distance in metres per second; positive when receding. */
    public double rangeRateMps() {
        return (eastM * eastMps + northM * northMps + upM * upMps) / rangeM();
    }

    /** Speed over the rotating Earth in metres per second. */
    public double speedMps() {
        return Math.sqrt(eastMps * eastMps + northMps * northMps + upMps * upMps);
    }

    /** Distance from the vertical of the site in metres. */
    public double horizontalM() {
        return Math.sqrt(eastM * eastM + northM * northM);
    }
}
