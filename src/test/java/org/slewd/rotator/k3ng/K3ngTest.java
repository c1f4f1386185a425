package org.slewd.rotator.k3ng;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.RotatorBench;
import org.slewd.rotator.RotatorContract;
import org.slewd.rotator.RotatorKind;
import org.slewd.rotator.VectorChecks;

class K3ngTest extends RotatorContract {

    /** A box that is not reset when its port is opened, so that nobody has to wait for it. */
    private static final RotatorKind AWAKE = K3ng.kind("k3ng", 0, 0);

    @Override
    protected RotatorKind kind() {
        return AWAKE;
    }

    @Override
    protected Pattern mayWrite() {
        return Pattern.compile("\\\\\\?(AZ|EL|PG|SS)\r|W([0-3]\\d\\d|4[0-4]\\d|450) (0\\d\\d|1[0-7]\\d|180)\r");
    }

    @Override
    protected Pattern target() {
        return Pattern.compile("W.*\r");
    }

    @Override
    protected long replyTimeoutNanos() {
        return 500_000_000L;
    }

    @TestFactory
    Stream<DynamicTest> the_driver_agrees_with_the_vectors() {
        return VectorChecks.driver(kind(), "k3ng");
    }

    @TestFactory
    Stream<DynamicTest> the_simulator_agrees_with_the_vectors() {
        return VectorChecks.simulator(kind(), "k3ng");
    }

    @Test
    void waits_with_the_first_target_until_the_box_has_started() {
        RotatorBench bench = new RotatorBench(K3ng.KIND, 10, 10);
        bench.driver.aim(new Pointing(40, 30));
        bench.run(6.9);
        assertThat(targets(bench)).isEmpty();
        assertThat(bench.state().measured().orElseThrow().pointing()).isEqualTo(new Pointing(10, 10));
        bench.run(8);
        assertThat(targets(bench)).hasSize(1);
        assertThat(bench.simulator.truth().azimuthDeg()).isCloseTo(40, within(0.1));
    }

    @Test
    void a_stop_does_not_wait_for_the_box_to_start() {
        RotatorBench bench = new RotatorBench(K3ng.KIND, 10, 10);
        bench.driver.stop();
        assertThat(bench.takeStep(0)).containsExactly("\\?SS\r");
    }

    @Test
    void a_box_that_has_just_started_ignores_rotation() {
        RotatorBench bench = new RotatorBench(K3ng.kind("hasty", 0, K3ng.DEAF_NANOS), 10, 10).run(1);
        bench.driver.aim(new Pointing(40, 30));
        bench.run(8);
        assertThat(targets(bench)).hasSize(1);
        assertThat(bench.simulator.truth()).isEqualTo(new Pointing(10, 10));
    }

    @Test
    void half_a_turn_of_noise_never_makes_an_angle() {
        Random random = new Random(1);
        String alphabet = "\\!?OKAZELFSPG+-.0123456789 >";
        for (int i = 0; i < 100_000; i++) {
            StringBuilder noise = new StringBuilder();
            for (int n = random.nextInt(9); n >= 0; n--) {
                noise.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            assertThat(K3ngCodec.read(noise.toString()))
                    .isNotInstanceOfAny(K3ngCodec.Reply.Azimuth.class, K3ngCodec.Reply.Elevation.class);
        }
    }
}
