package org.slewd.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.slewd.sky.Site;

/** Against moments that an almanac gives. */
class HeavensTest {

    @Test
    void at_the_solstice_the_sun_stands_over_the_tropic_and_at_noon_over_greenwich() {
        // Solstice of June 2026: 21st, 08:24 UTC. The equation of time is -1.9 minutes there.
        Heavens noon = Heavens.at(Instant.parse("2026-06-21T12:02:00Z"), new Site(51.48, 0, 0));

        assertThat(noon.sunOver().latitudeDeg()).isCloseTo(23.44, within(0.15));
        assertThat(noon.sunOver().longitudeDeg()).isCloseTo(0, within(0.15));
        assertThat(noon.sun().azimuthDeg()).isCloseTo(180, within(0.3));
        assertThat(noon.sun().elevationDeg()).isCloseTo(90 - 51.48 + 23.44, within(0.05));
    }

    @Test
    void in_an_eclipse_sun_and_moon_stand_in_one_place_and_the_moon_is_new() {
        // Total eclipse of 2026-08-12, greatest at 17:46 UTC over 65.2 N 25.2 W.
        Heavens eclipse = Heavens.at(Instant.parse("2026-08-12T17:46:00Z"), new Site(65.2, -25.2, 0));

        assertThat(eclipse.moon().azimuthDeg()).isCloseTo(eclipse.sun().azimuthDeg(), within(0.3));
        assertThat(eclipse.moon().elevationDeg()).isCloseTo(eclipse.sun().elevationDeg(), within(0.3));
        assertThat(eclipse.moonLit()).isLessThan(0.01);
    }
}
