package org.slewd.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.slewd.rotator.Pointing;

class SkyRegionTest {

    private static final double[][] STAR = {
        {330, 5}, {355, 20}, {0, 60}, {5, 20}, {30, 10}, {8, 0}, {10, -20}, {355, -4}
    };

    @Test
    void an_outline_holds_the_directions_that_it_winds_around_on_the_sphere() {
        SplittableRandom random = new SplittableRandom(1);
        List<double[][]> shapes = List.of(
                STAR,
                StormCase.SHAPES.get("mast"),
                StormCase.SHAPES.get("roof"),
                StormCase.SHAPES.get("ledge"),
                StormCase.SHAPES.get("lamp"),
                new double[][] {{10, 60}, {130, 40}, {250, 70}},
                new double[][] {{250, 70}, {130, 40}, {10, 60}});
        for (double[][] corners : shapes) {
            KeepOut keepOut = KeepOut.polygon("shape", StormCase.corners(corners));
            TrueSky.Shape shape = new TrueSky.Shape(corners);
            for (int i = 0; i < 3000; i++) {
                double azimuthDeg = random.nextDouble() * 1080 - 360;
                double elevationDeg = random.nextDouble() * 110 - 20;
                boolean nearEdge = keepOut.region()
                                .meets(new SkyPatch(
                                        azimuthDeg - 0.02, azimuthDeg + 0.02, elevationDeg - 0.02, elevationDeg + 0.02))
                        != keepOut.contains(azimuthDeg, elevationDeg);
                if (!nearEdge) {
                    assertThat(keepOut.contains(azimuthDeg, elevationDeg))
                            .as(String.format(Locale.ROOT, "%f %f", azimuthDeg, elevationDeg))
                            .isEqualTo(shape.holds(TrueSky.beam(azimuthDeg, elevationDeg)));
                }
            }
        }
    }

    @Test
    void a_box_of_the_axes_meets_what_one_of_its_positions_looks_into() {
        SplittableRandom random = new SplittableRandom(2);
        List<KeepOut> keepOuts = StormCase.SHAPES.entrySet().stream()
                .map(shape -> KeepOut.polygon(shape.getKey(), StormCase.corners(shape.getValue())))
                .toList();
        List<TrueSky.Shape> shapes = keepOuts.stream()
                .map(keepOut -> new TrueSky.Shape(StormCase.SHAPES.get(keepOut.name())))
                .toList();
        ForbiddenSky sky = new ForbiddenSky(keepOuts, Optional.empty());
        int meeting = 0;
        for (int i = 0; i < 1500; i++) {
            Pointing one = new Pointing(random.nextDouble() * 900 - 360, random.nextDouble() * 180);
            Pointing other = new Pointing(
                    one.azimuthDeg() + random.nextDouble() * random.nextDouble() * 200,
                    one.elevationDeg() + random.nextDouble() * random.nextDouble() * 60);
            AxisBox box = AxisBox.between(one, other);
            boolean found = false;
            for (int sample = 0; sample < 400 && !found; sample++) {
                double row = Math.floor(sample / 20.0);
                double[] beam = TrueSky.beam(
                        one.azimuthDeg() + (sample % 20) / 19.0 * (other.azimuthDeg() - one.azimuthDeg()),
                        one.elevationDeg() + row / 19.0 * (other.elevationDeg() - one.elevationDeg()));
                found = shapes.stream().anyMatch(shape -> shape.holds(beam));
            }
            if (found) {
                meeting++;
                assertThat(sky.isClear(box.widened(0.01, 0.01)))
                        .as(box.toString())
                        .isFalse();
            } else {
                // Nothing seen on a grid: then at most something that is smaller than the grid is wide.
                AxisBox inner = AxisBox.between(one, other);
                double azimuthDeg = box.azimuth().spanDeg() / 2;
                double elevationDeg = box.elevation().spanDeg() / 2;
                assertThat(azimuthDeg > 10 || elevationDeg > 10 || isClearInside(sky, inner))
                        .as(box.toString())
                        .isTrue();
            }
        }
        assertThat(meeting).isBetween(200, 1300);
    }

    /** Less its rim, where a corner of a shape may reach in between two samples. */
    private static boolean isClearInside(ForbiddenSky sky, AxisBox box) {
        double azimuthDeg = Math.min(1.2, box.azimuth().spanDeg() / 2);
        double elevationDeg = Math.min(1.2, box.elevation().spanDeg() / 2);
        return sky.isClear(box.widened(-azimuthDeg, -elevationDeg));
    }

    @Test
    void an_axis_beyond_the_zenith_looks_the_other_way() {
        KeepOut mast = KeepOut.box("mast", 100, 112, 0, 50);
        ForbiddenSky sky = new ForbiddenSky(List.of(mast), Optional.empty());
        assertThat(sky.holds(new Pointing(106, 20))).isTrue();
        assertThat(sky.holds(new Pointing(286, 160))).isTrue();
        assertThat(sky.holds(new Pointing(286 - 360, 160))).isTrue();
        assertThat(sky.holds(new Pointing(106, 160))).isFalse();
        assertThat(sky.holds(new Pointing(286, 20))).isFalse();
        assertThat(sky.holds(new Pointing(106 + 360, 20))).isTrue();
    }

    @Test
    void boxes_may_cross_north_and_go_all_around() {
        KeepOut north = KeepOut.box("north", 350, 20, -90, 10);
        assertThat(north.contains(0, 5)).isTrue();
        assertThat(north.contains(355, -5)).isTrue();
        assertThat(north.contains(25, 5)).isFalse();
        assertThat(north.contains(0, 11)).isFalse();
        KeepOut ring = KeepOut.box("ring", 0, 360, 20, 30);
        assertThat(ring.contains(123, 25)).isTrue();
        assertThat(ring.contains(123, 31)).isFalse();
        assertThat(ring.contains(123, 19)).isFalse();
        KeepOut cap = KeepOut.box("cap", 0, 360, 80, 90);
        assertThat(cap.contains(10, 85)).isTrue();
        assertThat(cap.contains(200, 90)).isTrue();
        assertThat(cap.contains(10, 79)).isFalse();
        KeepOut wide = KeepOut.box("wide", 10, 350, 0, 45);
        assertThat(wide.contains(180, 20)).isTrue();
        assertThat(wide.contains(0, 20)).isFalse();
    }

    @Test
    void an_outline_that_bounds_nothing_is_refused() {
        refused("draw at least 3", new double[][] {{0, 0}, {10, 0}});
        refused("crosses itself", new double[][] {{0, 0}, {10, 10}, {10, 0}, {0, 10}});
        refused("crosses itself", new double[][] {{355, 0}, {5, 10}, {5, 0}, {355, 10}});
        refused("encloses nothing", new double[][] {{0, 0}, {10, 0}, {20, 0}});
        refused("same corner twice", new double[][] {{0, 0}, {10, 0}, {10, 10}, {360, 0}});
        refused("both ways round", new double[][] {{0, 0}, {180, 0}, {90, 10}});
        // twice around
        refused("crosses itself", new double[][] {{0, 10}, {120, 10}, {240, 10}, {1, 20}, {121, 20}, {241, 20}});
    }

    private static void refused(String why, double[][] corners) {
        assertThatThrownBy(() -> KeepOut.polygon("shape", StormCase.corners(corners)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }
}
