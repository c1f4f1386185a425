package org.slewd.sky;

/**
 * A place on the WGS-84 ellipsoid.
 *
 * @param latitudeDeg geodetic latitude, north positive, [-90, 90]
 * @param longitudeDeg east positive, [-180, 360); maps that count 0 to 360 are accepted
 * @param altitudeM height above the ellipsoid, [-500, 9000]
 */
public record Site(double latitudeDeg, double longitudeDeg, double altitudeM) {
    public Site {
        if (!(latitudeDeg >= -90 && latitudeDeg <= 90)) {
            throw new IllegalArgumentException("latitude " + latitudeDeg + " is outside [-90, 90] degrees");
        }
        if (!(longitudeDeg >= -180 && longitudeDeg < 360)) {
            throw new IllegalArgumentException("longitude " + longitudeDeg + " is outside [-180, 360) degrees");
        }
        if (!(altitudeM >= -500 && altitudeM <= 9000)) {
            throw new IllegalArgumentException("altitude " + altitudeM + " is outside [-500, 9000] metres");
        }
    }
}
