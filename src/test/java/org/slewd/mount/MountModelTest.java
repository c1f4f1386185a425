package org.slewd.mount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slewd.rotator.Pointing;
import org.slewd.sky.Angles;

class MountModelTest {

    // 0.1 degree of a term leaves 0.1 * 0.1 * pi / 180 * tan 80 = 0.001 degrees of second order.
    private static final double SECOND_ORDER_DEG = 0.0015;

    @Test
    void an_ideal_mount_changes_nothing() {
        Pointing somewhere = new Pointing(400.25, 120.5);

        assertThat(MountModel.IDEAL.toAxis(somewhere)).isEqualTo(somewhere);
        assertThat(MountModel.IDEAL.toSky(somewhere)).isEqualTo(somewhere);
    }

    @Test
    void offsets_and_scales_are_plain_arithmetic() {
        MountModel mount =
                new MountModel(Map.of(MountTerm.IA, 3.0, MountTerm.IE, -1.5, MountTerm.SA, 0.02, MountTerm.SE, -0.01));

        assertThat(mount.toAxis(new Pointing(400, 150))).isEqualTo(new Pointing(411, 147));
    }

    /** Each term against a mount that is turned in space, on both sides of the zenith. */
    @ParameterizedTest
    @CsvSource({"CA", "NP", "AN", "AE", "IA", "IE"})
    void a_term_is_what_a_mount_in_space_does(MountTerm term) {
        MountModel model = new MountModel(Map.of(term, 0.1));
        for (double elevationDeg : new double[] {0, 10, 45, 80, 100, 135, 179}) {
            for (double azimuthDeg = -180; azimuthDeg <= 450; azimuthDeg += 37) {
                Pointing axis = model.toAxis(new Pointing(azimuthDeg, elevationDeg));
                double[] beam = SpaceMount.beam(term, 0.1, axis);
                double[] wanted = SpaceMount.direction(azimuthDeg, elevationDeg);

                assertThat(SpaceMount.angleDeg(beam, wanted))
                        .as("%s at %s, %s", term, azimuthDeg, elevationDeg)
                        .isLessThan(SECOND_ORDER_DEG);
            }
        }
    }

    @Test
    void sag_lifts_the_antenna_on_both_sides_of_the_zenith() {
        MountModel mount = new MountModel(Map.of(MountTerm.TF, 0.4));

        assertThat(mount.toAxis(new Pointing(0, 0)).elevationDeg()).isCloseTo(0.4, within(1e-12));
        assertThat(mount.toAxis(new Pointing(0, 90)).elevationDeg()).isCloseTo(90, within(1e-12));
        assertThat(mount.toAxis(new Pointing(0, 180)).elevationDeg()).isCloseTo(179.6, within(1e-12));
    }

    @Test
    void a_flipped_antenna_looks_at_the_same_place() {
        // Sag, tilt and the zero of azimuth do not care by which side the beam gets there; collimation does.
        double[] beam = SpaceMount.beam(
                MountTerm.AN, 0.1, new MountModel(Map.of(MountTerm.AN, 0.1)).toAxis(new Pointing(230, 120)));

        assertThat(SpaceMount.angleDeg(beam, SpaceMount.direction(50, 60))).isLessThan(SECOND_ORDER_DEG);
    }

    @Test
    void nothing_jumps_on_the_way_over_the_zenith() {
        MountModel mount = new MountModel(Map.of(MountTerm.CA, 1.0, MountTerm.NP, 0.5, MountTerm.AN, 1.0));
        Pointing last = mount.toAxis(new Pointing(100, 70));
        for (double elevationDeg = 70; elevationDeg <= 110; elevationDeg += 0.1) {
            Pointing now = mount.toAxis(new Pointing(100, elevationDeg));

            assertThat(Math.abs(now.azimuthDeg() - last.azimuthDeg()))
                    .as("at %s", elevationDeg)
                    .isLessThan(0.7);
            last = now;
        }
    }

    @Test
    void sky_and_axis_round_trip_to_a_millionth_of_a_degree() {
        Random random = new Random(21);
        for (int i = 0; i < 20_000; i++) {
            MountModel mount = anyMount(random);
            Pointing ideal = new Pointing(random.nextDouble() * 810 - 360, random.nextDouble() * 180);

            Pointing back = mount.toSky(mount.toAxis(ideal));

            assertThat(Math.abs(back.azimuthDeg() - ideal.azimuthDeg()))
                    .as("%s of %s", mount, ideal)
                    .isLessThan(1e-6);
            assertThat(Math.abs(back.elevationDeg() - ideal.elevationDeg()))
                    .as("%s of %s", mount, ideal)
                    .isLessThan(1e-6);
        }
    }

    private static MountModel anyMount(Random random) {
        return new MountModel(Map.of(
                MountTerm.IA, random.nextDouble() * 360 - 180,
                MountTerm.IE, random.nextDouble() * 10 - 5,
                MountTerm.CA, random.nextDouble() * 2 - 1,
                MountTerm.NP, random.nextDouble() * 2 - 1,
                MountTerm.AN, random.nextDouble() * 4 - 2,
                MountTerm.AE, random.nextDouble() * 4 - 2,
                MountTerm.TF, random.nextDouble() * 2 - 1,
                MountTerm.SA, random.nextDouble() * 0.1 - 0.05,
                MountTerm.SE, random.nextDouble() * 0.1 - 0.05));
    }

    @Test
    void what_is_beyond_belief_is_refused() {
        assertThatThrownBy(() -> new MountModel(Map.of(MountTerm.AN, 4.0))).hasMessageContaining("AN = 4.0");
        assertThatThrownBy(() -> new MountModel(Map.of(MountTerm.IA, Double.NaN)))
                .hasMessageContaining("NaN");
    }

    /** A mount of vectors: east, north, up; small errors as real rotations. Independent of the formulas of the model. */
    private static final class SpaceMount {

        private static final double[] EAST = {1, 0, 0};
        private static final double[] NORTH = {0, 1, 0};
        private static final double[] UP = {0, 0, 1};

        static double[] direction(double azimuthDeg, double elevationDeg) {
            double azimuth = Math.toRadians(azimuthDeg);
            double elevation = Math.toRadians(elevationDeg);
            return new double[] {
                Math.cos(elevation) * Math.sin(azimuth), Math.cos(elevation) * Math.cos(azimuth), Math.sin(elevation)
            };
        }

        /** Where the beam looks with the axes at {@code axis}: beam, then elevation axis, then azimuth axis, then ground. */
        static double[] beam(MountTerm term, double errorDeg, Pointing axis) {
            double azimuthDeg = axis.azimuthDeg() - (term == MountTerm.IA ? errorDeg : 0);
            double elevationDeg = axis.elevationDeg() - (term == MountTerm.IE ? errorDeg : 0);
            // At rest the dish looks north and its elevation axis points east. A beam that has to be sent too far
            // clockwise lies counter-clockwise of the dish; an elevation axis whose error carries the raised beam
            // counter-clockwise leans about north likewise.
            double[] elevationAxis = term == MountTerm.NP ? turned(EAST, NORTH, -errorDeg) : EAST;
            double[] beam = term == MountTerm.CA ? turned(NORTH, UP, errorDeg) : NORTH;
            beam = turned(beam, elevationAxis, elevationDeg);
            beam = turned(beam, UP, -azimuthDeg);
            if (term == MountTerm.AN) {
                beam = turned(beam, EAST, -errorDeg); // the top of the azimuth axis moves to the north
            } else if (term == MountTerm.AE) {
                beam = turned(beam, NORTH, errorDeg); // to the east
            }
            return beam;
        }

        /** {@code vector} turned about {@code about} by the right-hand rule (Rodrigues). */
        static double[] turned(double[] vector, double[] about, double angleDeg) {
            double cos = Math.cos(Math.toRadians(angleDeg));
            double sin = Math.sin(Math.toRadians(angleDeg));
            double[] cross = {
                about[1] * vector[2] - about[2] * vector[1],
                about[2] * vector[0] - about[0] * vector[2],
                about[0] * vector[1] - about[1] * vector[0]
            };
            double along = about[0] * vector[0] + about[1] * vector[1] + about[2] * vector[2];
            double[] result = new double[3];
            for (int i = 0; i < 3; i++) {
                result[i] = vector[i] * cos + cross[i] * sin + about[i] * along * (1 - cos);
            }
            return result;
        }

        static double angleDeg(double[] one, double[] other) {
            return Angles.separation(
                    Math.toDegrees(Math.atan2(one[0], one[1])), Math.toDegrees(Math.asin(one[2])),
                    Math.toDegrees(Math.atan2(other[0], other[1])), Math.toDegrees(Math.asin(other[2])));
        }
    }
}
