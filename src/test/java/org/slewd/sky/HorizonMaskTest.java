package org.slewd.sky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slewd.sky.HorizonMask.Point;

class HorizonMaskTest {

    private static final HorizonMask HILL_IN_THE_NORTH =
            HorizonMask.of(List.of(new Point(40, 2), new Point(180, -1), new Point(320, 10)));

    @Test
    void is_linear_between_its_points() {
        assertThat(HILL_IN_THE_NORTH.elevationDeg(40)).isEqualTo(2);
        assertThat(HILL_IN_THE_NORTH.elevationDeg(110)).isCloseTo(0.5, within(1e-12));
        assertThat(HILL_IN_THE_NORTH.elevationDeg(250)).isCloseTo(4.5, within(1e-12));
    }

    @Test
    void is_linear_through_north() {
        assertThat(HILL_IN_THE_NORTH.elevationDeg(0)).isCloseTo(6, within(1e-12));
        assertThat(HILL_IN_THE_NORTH.elevationDeg(340)).isCloseTo(8, within(1e-12));
        assertThat(HILL_IN_THE_NORTH.elevationDeg(20)).isCloseTo(4, within(1e-12));
        assertThat(HILL_IN_THE_NORTH.elevationDeg(-340)).isCloseTo(4, within(1e-12));
        assertThat(HILL_IN_THE_NORTH.elevationDeg(740)).isCloseTo(4, within(1e-12));
    }

    @Test
    void knows_its_extremes() {
        assertThat(HILL_IN_THE_NORTH.leastDeg()).isEqualTo(-1);
        assertThat(HILL_IN_THE_NORTH.greatestDeg()).isEqualTo(10);
        assertThat(HILL_IN_THE_NORTH.isConstant()).isFalse();
        assertThat(HILL_IN_THE_NORTH).hasToString("-1.0 to 10.0 degrees");
    }

    @Test
    void one_point_is_the_same_all_around() {
        HorizonMask five = HorizonMask.of(List.of(new Point(123, 5)));

        assertThat(five.isConstant()).isTrue();
        assertThat(five.elevationDeg(0)).isEqualTo(5);
        assertThat(five.elevationDeg(359)).isEqualTo(5);
        assertThat(five).isEqualTo(HorizonMask.constant(5)).hasToString("5.0 degrees");
        assertThat(HorizonMask.of(List.of(new Point(10, 5), new Point(200, 5)))).isEqualTo(five);
        assertThat(HorizonMask.FLAT.elevationDeg(77)).isZero();
    }

    @Test
    void a_floor_raises_what_is_below_it_and_nothing_else() {
        for (double floor : new double[] {-5, -1, 0, 2, 7.5, 10, 40}) {
            HorizonMask raised = HILL_IN_THE_NORTH.atLeast(floor);
            for (double azimuth = 0; azimuth < 360; azimuth += 0.25) {
                assertThat(raised.elevationDeg(azimuth))
                        .isCloseTo(Math.max(floor, HILL_IN_THE_NORTH.elevationDeg(azimuth)), within(1e-9));
            }
        }
        assertThat(HILL_IN_THE_NORTH.atLeast(-3)).isSameAs(HILL_IN_THE_NORTH);
        assertThat(HILL_IN_THE_NORTH.atLeast(10)).isEqualTo(HorizonMask.constant(10));
    }

    @Test
    void gives_its_points_back() {
        assertThat(HorizonMask.of(HILL_IN_THE_NORTH.points()))
                .isEqualTo(HILL_IN_THE_NORTH)
                .hasSameHashCodeAs(HILL_IN_THE_NORTH)
                .isNotEqualTo(HorizonMask.FLAT);
    }

    @Test
    void refuses_what_is_no_horizon() {
        refused("a horizon has 1 to 1440 points, and this one has 0", List.of());
        refused(
                "azimuth 10.0 comes after 20.0; sort the points by azimuth, with one for each",
                List.of(new Point(20, 0), new Point(10, 0)));
        refused(
                "azimuth 20.0 comes after 20.0; sort the points by azimuth, with one for each",
                List.of(new Point(20, 0), new Point(20, 5)));
        List<Point> many = new ArrayList<>();
        for (int i = 0; i <= HorizonMask.MAX_POINTS; i++) {
            many.add(new Point(i * 0.2, 0));
        }
        refused("a horizon has 1 to 1440 points, and this one has 1441", many);
        for (double bad : new double[] {-5.001, 90, Double.NaN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> HorizonMask.constant(bad))
                    .withMessage("elevation " + bad + " is outside -5 to below 90 degrees");
        }
        for (double bad : new double[] {-0.001, 360, Double.NaN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Point(bad, 0))
                    .withMessage("azimuth " + bad + " is outside 0 to below 360 degrees");
        }
    }

    private static void refused(String message, List<Point> points) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HorizonMask.of(points))
                .withMessage(message);
    }
}
