package org.slewd.rotator.radant;

import static org.assertj.core.api.Assertions.assertThat;

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

class RadantTest extends RotatorContract {

    @Override
    protected RotatorKind kind() {
        return Radant.KIND;
    }

    @Override
    protected Pattern mayWrite() {
        return Pattern.compile(
                "Y\r|S\r|Q([0-2]\\d\\d\\.\\d|3[0-5]\\d\\.\\d|360\\.0) (0\\d\\d\\.\\d|1[0-7]\\d\\.\\d|180\\.0)\r");
    }

    @Override
    protected Pattern target() {
        return Pattern.compile("Q.*\r");
    }

    @Override
    protected long replyTimeoutNanos() {
        return 400_000_000L;
    }

    @TestFactory
    Stream<DynamicTest> the_driver_agrees_with_the_vectors() {
        return VectorChecks.driver(kind(), "radant");
    }

    @TestFactory
    Stream<DynamicTest> the_simulator_agrees_with_the_vectors() {
        return VectorChecks.simulator(kind(), "radant");
    }

    @Test
    void what_it_says_on_arrival_is_taken_for_nothing_but_where_it_stands() {
        RotatorBench bench = bench(10, 10).run(1);
        bench.driver.aim(new Pointing(16, 10));
        bench.run(5);
        assertThat(bench.replies.stream().filter("OK016.0 010.0\r\n"::equals)).hasSizeGreaterThan(5);
        assertThat(bench.state().measured().orElseThrow().pointing()).isEqualTo(new Pointing(16, 10));
        assertThat(bench.state().trouble()).isEmpty();
    }

    @Test
    void every_tenth_of_a_degree_is_read_as_it_was_written() {
        for (int tenths = 0; tenths <= 3600; tenths++) {
            Pointing pointing = new Pointing(tenths / 10.0, tenths % 1801 / 10.0);
            String line = RotatorBench.latin(RadantCodec.position(pointing.azimuthDeg(), pointing.elevationDeg()));
            assertThat(RadantCodec.read(line)).isEqualTo(new RadantCodec.Reply.Position(pointing));
        }
    }

    @Test
    void a_position_with_any_byte_missing_is_none() {
        String whole = "OK123.4 045.6";
        for (int i = 0; i < whole.length(); i++) {
            assertThat(RadantCodec.read(whole.substring(0, i) + whole.substring(i + 1)))
                    .isInstanceOf(RadantCodec.Reply.Garbled.class);
        }
    }

    @Test
    void noise_too_short_for_a_position_yields_none() {
        Random random = new Random(1);
        for (int i = 0; i < 100_000; i++) {
            StringBuilder noise = new StringBuilder();
            for (int n = random.nextInt(12); n >= 0; n--) {
                noise.append("OKACERQYS0123456789. \0x".charAt(random.nextInt(23)));
            }
            assertThat(RadantCodec.read(noise.toString())).isNotInstanceOf(RadantCodec.Reply.Position.class);
        }
    }
}
