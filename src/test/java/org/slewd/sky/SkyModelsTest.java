package org.slewd.sky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The formulae of the sky against values that were computed or printed elsewhere. */
class SkyModelsTest {

    /** Vallado, "Fundamentals of Astrodynamics and Applications", example 3-5, whose intermediate values are rounded. */
    @Test
    void gives_the_sidereal_time_of_a_textbook() {
        double gmst = EarthRotation.gmstRad(Instant.parse("1992-08-20T12:14:00Z"), 0);

        assertThat(Math.toDegrees(gmst)).isCloseTo(152.5787878, within(1e-7));
    }

    @Test
    void gives_the_sidereal_time_of_the_year_2000_and_one_sidereal_day_later_the_same() {
        double noon = EarthRotation.gmstRad(0.0);

        assertThat(Math.toDegrees(noon)).isCloseTo(67_310.54841 / 240, within(1e-10));
        assertThat(EarthRotation.gmstRad(86_164.0905)).isCloseTo(noon, within(1e-8));
    }

    @Test
    void turns_on_by_the_difference_of_ut1_and_utc() {
        Instant utc = Instant.parse("2024-10-01T00:00:00Z");

        double turned = EarthRotation.gmstRad(utc, 0.9) - EarthRotation.gmstRad(utc, 0);

        assertThat(turned).isCloseTo(0.9 * 7.2921159e-5, within(1e-10));
        assertThat(new SiteFrame(new Site(0, 0, 0), 0.9).gmstRad(utc)).isEqualTo(EarthRotation.gmstRad(utc, 0.9));
    }

    @Test
    void stays_in_one_turn_before_and_after_the_year_2000() {
        for (double seconds = -2e9; seconds < 4e9; seconds += 12_345_678.9) {
            assertThat(EarthRotation.gmstRad(seconds)).isBetween(0.0, 2 * Math.PI);
        }
        assertThat(EarthRotation.gmstRad(Double.NaN)).isNaN();
    }

    /** The range rates and shifts of one pass at 437.8 MHz, computed independently in another language. */
    @ParameterizedTest
    @CsvSource({"-6794.731, 9922.867", "98.147, -143.328", "6765.898, -9880.313", "0, 0"})
    void shifts_a_downlink(double rangeRateMps, double shiftHz) {
        assertThat(Doppler.shiftHz(437.8e6, rangeRateMps)).isCloseTo(shiftHz, within(0.001));
    }

    /** A linear transponder, 581.8 MHz inverting, held at 435.85 MHz at the satellite. */
    @ParameterizedTest
    @CsvSource({"-6000, 435858723.2, 145947079.0", "0, 435850000, 145950000", "6000, 435841277.1, 145952921.1"})
    void shifts_both_ends_of_a_transponder_so_that_the_satellite_hears_the_same(
            double rangeRateMps, double receivedHz, double uplinkHz) {
        assertThat(Doppler.receivedHz(435.85e6, rangeRateMps)).isCloseTo(receivedHz, within(0.05));
        assertThat(Doppler.uplinkHz(145.95e6, rangeRateMps)).isCloseTo(uplinkHz, within(0.05));
    }

    @Test
    void passes_a_missing_range_rate_on_as_missing() {
        assertThat(Doppler.receivedHz(145.8e6, Double.NaN)).isNaN();
        assertThat(Doppler.shiftHz(145.8e6, -0.0)).isEqualTo(0.0);
    }

    /** Values of the formula of Saemundsson, printed to three digits. */
    @ParameterizedTest
    @CsvSource({"0, 0.483", "1, 0.362", "2, 0.282", "5, 0.161", "10, 0.090", "20, 0.046", "45, 0.017"})
    void lifts_by_the_standard_atmosphere(double elevationDeg, double liftDeg) {
        assertThat(Refraction.STANDARD.liftDeg(elevationDeg)).isCloseTo(liftDeg, within(5.1e-4));
        assertThat(Refraction.NONE.liftDeg(elevationDeg)).isZero();
    }

    @Test
    void lifts_nothing_at_the_zenith_and_stays_finite_far_below_the_horizon() {
        assertThat(Refraction.STANDARD.liftDeg(90)).isBetween(0.0, 1e-4);
        assertThat(Refraction.STANDARD.liftDeg(-90)).isEqualTo(Refraction.STANDARD.liftDeg(-1));
        double before = Refraction.STANDARD.liftDeg(-2);
        for (double elevation = -2; elevation <= 90; elevation += 0.01) {
            double lift = Refraction.STANDARD.liftDeg(elevation);
            assertThat(lift).isBetween(0.0, before);
            before = lift;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "90.001,0,0",
        "-90.001,0,0",
        "0,360,0",
        "0,-180.1,0",
        "0,0,9001",
        "0,0,-501",
        "NaN,0,0",
        "0,NaN,0",
        "0,0,NaN"
    })
    void refuses_a_site_that_is_not_on_earth(double latitudeDeg, double longitudeDeg, double altitudeM) {
        assertThatThrownBy(() -> new Site(latitudeDeg, longitudeDeg, altitudeM))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is outside");
    }

    @Test
    void refuses_look_angles_that_are_none() {
        assertThatThrownBy(() -> new LookAngle(360, 0, 1, 0)).hasMessageContaining("azimuthDeg");
        assertThatThrownBy(() -> new LookAngle(Double.NaN, 0, 1, 0)).hasMessageContaining("azimuthDeg");
        assertThatThrownBy(() -> new LookAngle(0, 90.1, 1, 0)).hasMessageContaining("elevationDeg");
        assertThatThrownBy(() -> new LookAngle(0, Double.NaN, 1, 0)).hasMessageContaining("elevationDeg");
        assertThatThrownBy(() -> new LookAngle(0, 0, Double.POSITIVE_INFINITY, 0))
                .hasMessageContaining("rangeM");
        assertThatThrownBy(() -> new LookAngle(0, 0, 1, Double.NaN)).hasMessageContaining("rangeRateMps");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.91, -0.91, Double.NaN})
    void refuses_a_time_difference_that_cannot_be(double seconds) {
        assertThatThrownBy(() -> new SiteFrame(new Site(0, 0, 0), seconds)).hasMessageContaining("[-0.9, 0.9]");
    }
}
