package org.slewd.sky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Directions that geometry alone decides. Whole look angles of a satellite are checked with the propagator. */
class SiteFrameTest {

    private static final double EQUATOR_M = 6_378_137;
    private static final double POLE_M = 6_356_752.314245;

    private static TemeState at(double xM, double yM, double zM) {
        TemeState state = new TemeState();
        state.xM = xM;
        state.yM = yM;
        state.zM = zM;
        // At rest on the turning Earth.
        state.vxMps = -EarthRotation.RATE_RAD_PER_S * yM;
        state.vyMps = EarthRotation.RATE_RAD_PER_S * xM;
        return state;
    }

    @Test
    void sees_straight_up_at_the_equator_and_at_the_pole() {
        LookAngle equator = new SiteFrame(new Site(0, 0, 100)).look(at(EQUATOR_M + 400_100, 0, 0), 0);
        assertThat(equator.elevationDeg()).isEqualTo(90.0);
        assertThat(equator.rangeM()).isCloseTo(400_000, within(1e-6));
        assertThat(equator.rangeRateMps()).isCloseTo(0, within(1e-9));

        LookAngle pole = new SiteFrame(new Site(-90, 0, 0)).look(at(0, 0, -POLE_M - 500_000), 1.2);
        assertThat(pole.elevationDeg()).isCloseTo(90, within(1e-6));
        assertThat(pole.rangeM()).isCloseTo(500_000, within(1e-3));
    }

    @Test
    void sees_straight_down_through_the_earth() {
        assertThat(new SiteFrame(new Site(0, 0, 0))
                        .look(at(-EQUATOR_M, 0, 0), 0)
                        .elevationDeg())
                .isEqualTo(-90.0);
    }

    @ParameterizedTest
    @CsvSource({"1,0,0", "0,1,90", "-1,0,180", "0,-1,270"})
    void counts_azimuth_from_north_through_east(double north, double east, double azimuthDeg) {
        // Seen from 0 N 0 E with the Earth at rest in its zero position, east is +y and north is +z.
        LookAngle look = new SiteFrame(new Site(0, 0, 0)).look(at(EQUATOR_M, east * 1e6, north * 1e6), 0);

        assertThat(look.azimuthDeg()).isCloseTo(azimuthDeg, within(1e-12));
        assertThat(look.elevationDeg()).isCloseTo(0, within(1e-12));
        assertThat(look.rangeM()).isCloseTo(1e6, within(1e-6));
    }

    @Test
    void crosses_north_without_saying_360() {
        SiteFrame frame = new SiteFrame(new Site(0, 0, 0));
        for (double eastM : new double[] {-1e-9, -0.0, 0.0, 1e-9, -1e-3, 1e-3}) {
            double azimuth = frame.look(at(EQUATOR_M + 1e5, eastM, 1e6), 0).azimuthDeg();
            assertThat(azimuth).isGreaterThanOrEqualTo(0).isLessThan(360);
            assertThat(Angles.turn(0, azimuth)).isCloseTo(0, within(1e-6));
        }
    }

    @Test
    void turns_the_earth_with_sidereal_time() {
        TemeState overhead = at(0, EQUATOR_M + 1e6, 0);

        assertThat(new SiteFrame(new Site(0, 0, 0)).look(overhead, Math.PI / 2).elevationDeg())
                .isCloseTo(90, within(1e-5));
        assertThat(new SiteFrame(new Site(0, 90, 0)).look(overhead, 0).elevationDeg())
                .isCloseTo(90, within(1e-5));
        assertThat(new SiteFrame(new Site(0, -270 + 360, 0)).look(overhead, 0).elevationDeg())
                .isCloseTo(90, within(1e-5));
    }

    @Test
    void takes_the_vertical_of_the_ellipsoid_not_of_the_sphere() {
        // At 45 degrees the geodetic latitude is 0.19 degrees more than that of the line to the centre of the Earth.
        double r = Math.sqrt(0.5) * 7e6;
        LookAngle look = new SiteFrame(new Site(45, 0, 0)).look(at(r, 0, r), 0);

        assertThat(look.elevationDeg()).isBetween(87.0, 89.0);
        assertThat(look.azimuthDeg())
                .as("the point over the centre lies to the north")
                .isCloseTo(0, within(1e-9));
    }

    @Test
    void gives_a_range_rate_that_is_the_change_of_the_range() {
        SiteFrame frame = new SiteFrame(new Site(52, 13, 40));
        double gmst = 0.3;
        TemeState state = at(4e6, 1e6, 5.5e6);
        state.vxMps = 3_000;
        state.vyMps = -5_000;
        state.vzMps = 4_000;
        double step = 0.01;
        double[] range = new double[2];
        for (int i = 0; i < 2; i++) {
            double dt = i == 0 ? -step : step;
            TemeState moved = new TemeState();
            moved.xM = state.xM + state.vxMps * dt;
            moved.yM = state.yM + state.vyMps * dt;
            moved.zM = state.zM + state.vzMps * dt;
            range[i] =
                    frame.look(moved, gmst + EarthRotation.RATE_RAD_PER_S * dt).rangeM();
        }

        assertThat(frame.look(state, gmst).rangeRateMps()).isCloseTo((range[1] - range[0]) / (2 * step), within(1e-4));
    }

    @Test
    void says_the_same_in_each_of_its_forms() {
        SiteFrame frame = new SiteFrame(new Site(-33, 151, 10));
        TemeState state = at(-5e6, 3e6, -4e6);
        LocalState local = new LocalState();
        for (double gmst = 0; gmst < 6.3; gmst += 0.1) {
            frame.toLocal(state, gmst, local);
            LookAngle look = frame.look(state, gmst);
            assertThat(look.rangeM()).isEqualTo(local.rangeM());
            assertThat(look.rangeRateMps()).isEqualTo(local.rangeRateMps());
            assertThat(Math.sin(Math.toRadians(look.elevationDeg())))
                    .isCloseTo(frame.sinElevation(state, gmst), within(1e-12));
            assertThat(Math.hypot(local.upM, local.horizontalM())).isCloseTo(local.rangeM(), within(1e-6));
        }
    }
}
