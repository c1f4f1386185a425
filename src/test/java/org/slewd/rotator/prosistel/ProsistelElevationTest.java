package org.slewd.rotator.prosistel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.RotatorBench;
import org.slewd.rotator.VectorChecks;

/** What the box for elevation does otherwise than that for azimuth, which is held to the contract. */
class ProsistelElevationTest {

    @TestFactory
    Stream<DynamicTest> the_simulator_agrees_with_the_vectors() {
        return VectorChecks.simulator(Prosistel.KIND_ELEVATION, "prosistel-d-elevation");
    }

    @Test
    void turns_and_stops_elevation_and_leaves_azimuth_at_zero() {
        RotatorBench bench = new RotatorBench(Prosistel.KIND_ELEVATION, 0, 10).run(1);
        assertThat(bench.state().measured().orElseThrow().pointing()).isEqualTo(new Pointing(0, 10));
        bench.driver.aim(new Pointing(0, 120));
        bench.run(6);
        bench.driver.stop();
        bench.run(2);
        assertThat(bench.simulator.truth().elevationDeg()).isCloseTo(46, within(1.5));
        assertThat(bench.simulator.truth().azimuthDeg()).isZero();
        assertThat(bench.state().trouble()).isEmpty();
    }

    @Test
    void refuses_an_azimuth() {
        RotatorBench bench = new RotatorBench(Prosistel.KIND_ELEVATION, 0, 10);
        assertThatThrownBy(() -> bench.driver.aim(new Pointing(90, 10))).isInstanceOf(IllegalArgumentException.class);
    }
}
