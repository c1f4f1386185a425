package org.slewd.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slewd.orbit.Sets;
import org.slewd.orbit.Sgp4;
import org.slewd.sky.Doppler;
import org.slewd.sky.LookAngle;
import org.slewd.sky.Site;
import org.slewd.sky.SiteFrame;
import org.slewd.sky.TemeState;

/** The whole way from elements to what a site sees and hears, against values computed independently in another language. */
class LookAngleTest {

    @ParameterizedTest
    @CsvSource({
        "48, 11, 500, 45500, 253.0818, 9.3943, 1521.6245, -6.794731",
        "48, 11, 500, 45706, 342.6336, 75.2206, 430.8571, 0.098147",
        "48, 11, 500, 45900, 65.9384, 10.6148, 1451.1952, 6.765898",
        "47.3480, 5.5151, 200, 45500, 245.3766, 17.1886, 1121.5583, -6.600558",
        "47.3480, 5.5151, 200, 45706, 63.7522, 42.4774, 597.5207, 5.098880",
        "47.3480, 5.5151, 200, 45900, 65.6102, 5.0699, 1852.9302, 6.881496"
    })
    void points_at_a_station_above_two_sites(
            double latitudeDeg,
            double longitudeDeg,
            double altitudeM,
            long seconds,
            double azimuthDeg,
            double elevationDeg,
            double rangeKm,
            double rangeRateKmPerS) {
        LookAngle look = look(new Site(latitudeDeg, longitudeDeg, altitudeM), seconds);

        assertThat(look.azimuthDeg()).isCloseTo(azimuthDeg, within(6e-5));
        assertThat(look.elevationDeg()).isCloseTo(elevationDeg, within(6e-5));
        assertThat(look.rangeM()).isCloseTo(rangeKm * 1_000, within(0.06));
        assertThat(look.rangeRateMps()).isCloseTo(rangeRateKmPerS * 1_000, within(6e-4));
    }

    @ParameterizedTest
    @CsvSource({"45500, 9922.867", "45706, -143.328", "45900, -9880.313"})
    void hears_the_carrier_of_a_station_shifted(long seconds, double shiftHz) {
        LookAngle look = look(new Site(48, 11, 500), seconds);

        assertThat(Doppler.shiftHz(437.8e6, look.rangeRateMps())).isCloseTo(shiftHz, within(0.001));
    }

    private static LookAngle look(Site site, long seconds) {
        Instant utc = Sets.EPOCH.plusSeconds(seconds);
        TemeState state = new TemeState();
        assertThat(Sgp4.of(Sets.STATION).propagate(utc, state)).isTrue();
        return new SiteFrame(site).look(state, utc);
    }
}
