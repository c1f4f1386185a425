package org.slewd.sky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The site that sees something in its zenith is the place below it: {@link SiteFrame} is the judge. */
class SubPointTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0, 420000",
        "51.6, -179.9, 420000",
        "-51.6, 179.9, 390000",
        "90, 0, 800000",
        "-90, 0, 800000",
        "45, 12, 35786000",
        "1, 100, 0",
        "44.4, -60, 1200000"
    })
    void is_where_it_stands_in_the_zenith(double latitudeDeg, double longitudeDeg, double altitudeM) {
        double gmstRad = 4.2;
        TemeState state = over(latitudeDeg, longitudeDeg, altitudeM, gmstRad);

        SubPoint below = SubPoint.of(state, gmstRad);

        LookAngle look = new SiteFrame(new Site(below.latitudeDeg(), below.longitudeDeg(), 0)).look(state, gmstRad);
        assertThat(look.elevationDeg()).isCloseTo(altitudeM == 0 ? look.elevationDeg() : 90, within(1e-5));
        assertThat(below.altitudeM()).isCloseTo(altitudeM, within(1e-3));
        assertThat(below.latitudeDeg()).isCloseTo(latitudeDeg, within(1e-8));
        assertThat(below.longitudeDeg()).isBetween(-180.0, 180.0);
        if (Math.abs(latitudeDeg) < 90) {
            assertThat(below.longitudeDeg()).isCloseTo(longitudeDeg, within(1e-8));
        }
    }

    @ParameterizedTest
    @CsvSource({"420000, 20.26", "35786000, 81.31", "0, 0", "-10, 0"})
    void is_seen_from_as_far_as_its_height_lets_it(double altitudeM, double degrees) {
        assertThat(new SubPoint(0, 0, altitudeM).horizonDeg()).isCloseTo(degrees, within(0.01));
    }

    /** Straight above a place, by the definition of the ellipsoid. */
    private static TemeState over(double latitudeDeg, double longitudeDeg, double altitudeM, double gmstRad) {
        double a = 6_378_137;
        double e2 = 0.00669437999014;
        double sin = Math.sin(Math.toRadians(latitudeDeg));
        double cos = Math.cos(Math.toRadians(latitudeDeg));
        double normalM = a / Math.sqrt(1 - e2 * sin * sin);
        TemeState state = new TemeState();
        state.xM = (normalM + altitudeM) * cos * Math.cos(Math.toRadians(longitudeDeg) + gmstRad);
        state.yM = (normalM + altitudeM) * cos * Math.sin(Math.toRadians(longitudeDeg) + gmstRad);
        state.zM = (normalM * (1 - e2) + altitudeM) * sin;
        return state;
    }
}
