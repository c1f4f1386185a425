package org.slewd.sky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sun, Moon and the shadow of the Earth against values that were computed or printed elsewhere. */
class SunAndMoonTest {

    private static final Instant J2000 = Instant.parse("2000-01-01T12:00:00Z");
    private static final double RADIUS_M = 6_378_137;

    /** Apparent places in the true equator and mean equinox of date, km, from ERFA 2.0 (epv00, pnm06a, ee06a, aberration). */
    @ParameterizedTest
    @CsvSource({
        "2005-03-01T03:00:00Z, 1.39835607e8, -4.51156440e7, -1.95634870e7",
        "2012-07-04T11:00:00Z, -3.38629560e7, 1.36042717e8, 5.89724330e7",
        "2021-11-15T02:47:00Z, -8.91494430e7, -1.08367049e8, -4.69769940e7",
        "2022-02-16T06:00:00Z, 1.24683080e8, -7.27802660e7, -3.15547790e7",
        "2026-11-25T18:40:00Z, -6.58780140e7, -1.21250088e8, -5.25649490e7",
        "2045-05-05T05:00:00Z, 1.06457202e8, 9.80832710e7, 4.25180270e7"
    })
    void the_sun_stands_where_the_full_theory_has_it(Instant utc, double xKm, double yKm, double zKm) {
        TemeState sun = sun(utc);

        assertThat(separationDeg(sun, place(xKm, yKm, zKm))).isLessThan(0.011);
        assertThat(sun.radiusM()).isCloseTo(place(xKm, yKm, zKm).radiusM(), withPercentage(0.01));
        assertThat(sun.vxMps + sun.vyMps + sun.vzMps).isZero();
    }

    /** The same from ERFA's moon98. */
    @ParameterizedTest
    @CsvSource({
        "2005-03-01T03:00:00Z, -302118.5, -213045.7, -101861.1",
        "2012-07-04T11:00:00Z, 137349.1, -322011.5, -112888.1",
        "2021-11-15T02:47:00Z, 392251.8, 48126.8, -12123.2",
        "2022-02-16T06:00:00Z, -309705.0, 206889.0, 126904.6",
        "2026-11-25T18:40:00Z, 63386.7, 312226.0, 166231.8",
        "2045-05-05T05:00:00Z, 15159.5, -352583.3, -184506.4"
    })
    void the_moon_stands_where_the_full_theory_has_it(Instant utc, double xKm, double yKm, double zKm) {
        TemeState moon = moon(utc);

        assertThat(separationDeg(moon, place(xKm, yKm, zKm))).isLessThan(0.09);
        assertThat(moon.radiusM()).isCloseTo(place(xKm, yKm, zKm).radiusM(), within(250_000.0));
    }

    /** Greatest eclipse as published by NASA (Espenak): there and then the Moon stands before the Sun, at that height. */
    @ParameterizedTest
    @CsvSource({
        "2017-08-21T18:25:31Z, 36.967, -87.672, 63.9, 198.0",
        "2024-04-08T18:17:20Z, 25.288, -104.138, 69.8, 149.4"
    })
    void the_moon_covers_the_sun_in_a_total_eclipse(
            Instant utc, double latitudeDeg, double longitudeDeg, double elevationDeg, double azimuthDeg) {
        SiteFrame site = new SiteFrame(new Site(latitudeDeg, longitudeDeg, 0));

        LookAngle sun = site.look(sun(utc), utc);
        LookAngle moon = site.look(moon(utc), utc);

        assertThat(sun.elevationDeg()).isCloseTo(elevationDeg, within(0.2));
        assertThat(sun.azimuthDeg()).isCloseTo(azimuthDeg, within(1.0));
        assertThat(Angles.separation(sun.azimuthDeg(), sun.elevationDeg(), moon.azimuthDeg(), moon.elevationDeg()))
                .isLessThan(0.1);
        assertThat(MoonPosition.litFraction(moon(utc), sun(utc))).isLessThan(0.001);
    }

    /** Phases of 2022 from the Astronomical Almanac: new on 1 February 05:46, first quarter 8 February 13:50, full 16 February 16:56. */
    @ParameterizedTest
    @CsvSource({"2022-02-01T05:46:00Z, 0", "2022-02-08T13:50:00Z, 0.5", "2022-02-16T16:56:00Z, 1"})
    void the_moon_is_lit_as_its_phase_says(Instant utc, double lit) {
        assertThat(MoonPosition.litFraction(moon(utc), sun(utc))).isCloseTo(lit, within(0.01));
    }

    @Test
    void an_object_behind_the_earth_is_dark_and_one_beside_it_is_lit() {
        TemeState sun = place(150e6, 0, 0);

        assertThat(EarthShadow.clearanceDeg(place(-6_800, 0, 0), sun))
                .isCloseTo(-Math.toDegrees(Math.asin(RADIUS_M / 6_800e3)), within(0.1));
        assertThat(EarthShadow.clearanceDeg(place(6_800, 0, 0), sun)).isGreaterThan(100);
        assertThat(EarthShadow.clearanceDeg(place(0, 6_800, 0), sun)).isBetween(15.0, 21.0);
    }

    /** Light from the centre of the Sun fans out, so that the shadow widens with the distance from it. */
    @ParameterizedTest
    @CsvSource({"2000, 0, 6378.137", "2000, 90, 6356.752", "42000, 0, 6378.137"})
    void the_edge_of_the_shadow_is_as_far_from_its_axis_as_the_limb(double behindKm, double angleDeg, double limbKm) {
        TemeState sun = place(150e6, 0, 0);
        double edgeKm = limbKm * (1 + behindKm / 150e6);
        double y = Math.cos(Math.toRadians(angleDeg));
        double z = Math.sin(Math.toRadians(angleDeg));

        assertThat(EarthShadow.clearanceDeg(place(-behindKm, (edgeKm - 0.1) * y, (edgeKm - 0.1) * z), sun))
                .isNegative();
        assertThat(EarthShadow.clearanceDeg(place(-behindKm, (edgeKm + 0.1) * y, (edgeKm + 0.1) * z), sun))
                .isPositive();
    }

    @ParameterizedTest
    @CsvSource({
        "90, DAY",
        "-0.8, DAY",
        "-0.84, CIVIL_TWILIGHT",
        "-6, CIVIL_TWILIGHT",
        "-6.1, NAUTICAL_TWILIGHT",
        "-12.1, ASTRONOMICAL_TWILIGHT",
        "-18, ASTRONOMICAL_TWILIGHT",
        "-18.1, NIGHT",
        "-90, NIGHT"
    })
    void the_light_follows_the_height_of_the_sun(double sunElevationDeg, Daylight light) {
        assertThat(Daylight.of(sunElevationDeg)).isEqualTo(light);
    }

    @Test
    void there_is_no_light_for_a_height_that_is_none() {
        assertThatIllegalArgumentException().isThrownBy(() -> Daylight.of(Double.NaN));
    }

    private static TemeState sun(Instant utc) {
        TemeState out = new TemeState();
        SunPosition.at(seconds(utc), out);
        return out;
    }

    private static TemeState moon(Instant utc) {
        TemeState out = new TemeState();
        MoonPosition.at(seconds(utc), out);
        return out;
    }

    private static double seconds(Instant utc) {
        return Duration.between(J2000, utc).toMillis() / 1e3;
    }

    private static TemeState place(double xKm, double yKm, double zKm) {
        TemeState place = new TemeState();
        place.xM = xKm * 1000;
        place.yM = yKm * 1000;
        place.zM = zKm * 1000;
        return place;
    }

    private static double separationDeg(TemeState a, TemeState b) {
        double cos = (a.xM * b.xM + a.yM * b.yM + a.zM * b.zM) / (a.radiusM() * b.radiusM());
        return Math.toDegrees(Math.acos(Math.min(1, cos)));
    }
}
