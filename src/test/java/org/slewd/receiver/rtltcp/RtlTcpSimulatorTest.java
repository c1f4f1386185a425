package org.slewd.receiver.rtltcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.slewd.receiver.rtltcp.RtlTcpCodec.Operation;

class RtlTcpSimulatorTest {

    private static final RtlTcpClient CLIENT =
            new RtlTcpClient(new RtlTcpSettings(250_000, OptionalDouble.of(28), OptionalInt.empty()));

    private static byte[] live(RtlTcpSimulator simulator, long fromMillis, long toMillis) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        for (long millis = fromMillis; millis <= toMillis; millis += 5) {
            simulator.step(millis * 1_000_000, said::writeBytes);
        }
        return said.toByteArray();
    }

    /** Mean turn from sample to sample, in hertz at 250 kS/s. */
    private static double frequencyHz(byte[] iq) {
        double re = 0;
        double im = 0;
        for (int i = 0; i + 3 < iq.length; i += 2) {
            double re0 = (iq[i] & 0xFF) - 127.5;
            double im0 = (iq[i + 1] & 0xFF) - 127.5;
            double re1 = (iq[i + 2] & 0xFF) - 127.5;
            double im1 = (iq[i + 3] & 0xFF) - 127.5;
            re += re0 * re1 + im0 * im1;
            im += re0 * im1 - im0 * re1;
        }
        return Math.atan2(im, re) / (2 * Math.PI) * 250_000;
    }

    @Test
    void greets_and_sends_as_many_samples_as_were_asked_for() {
        RtlTcpSimulator simulator = new RtlTcpSimulator(List.of(), 1, 0);
        simulator.onBytes(CLIENT.setUp(137_912_500), 0);
        byte[] said = live(simulator, 0, 1_000);
        assertThat(HexFormat.of().formatHex(said, 0, 12)).isEqualTo("52544c30000000050000001d");
        assertThat(said.length - 12).isCloseTo(500_000, within(200));
        assertThat(simulator.tunedHz()).isEqualTo(137_912_500);
        assertThat(simulator.unknownCommands()).isZero();
    }

    @Test
    void hears_a_carrier_where_it_is_tuned_and_as_it_moves() {
        RtlEmitter beacon = RtlEmitter.flyingBy(437.8e6, 500_000, 20, -10);
        RtlTcpSimulator simulator = new RtlTcpSimulator(List.of(beacon), 1, 0);
        simulator.onBytes(CLIENT.setUp(437_800_000), 0);
        byte[] early = live(simulator, 0, 200);
        live(simulator, 200, 9_900);
        byte[] nearest = live(simulator, 9_900, 10_100);
        // 75 km before the nearest point of 500 km: 7500 m/s x 75 / 505.6.
        double expectedHz = 437.8e6 / (1 - 7_500 * 74.25 / 505.48 / 299_792_458.0) - 437.8e6;
        assertThat(frequencyHz(Arrays.copyOfRange(early, 12, early.length))).isCloseTo(expectedHz, within(30.0));
        assertThat(frequencyHz(nearest)).isCloseTo(0, within(30.0));
    }

    @Test
    void ignores_what_it_does_not_know_and_rates_that_cannot_be() {
        RtlTcpSimulator simulator = new RtlTcpSimulator(List.of(), 1, 0);
        simulator.onBytes(HexFormat.of().parseHex("ff00000001" + "0000000000" + "02000927c0"), 0);
        assertThat(simulator.rateHz()).isEqualTo(2_048_000);
        assertThat(simulator.unknownCommands()).isEqualTo(2);
        simulator.onBytes(RtlTcpCodec.command(Operation.RATE_HZ, 2_400_000), 0);
        assertThat(simulator.rateHz()).isEqualTo(2_400_000);
    }

    @Test
    void counts_when_it_is_tested() {
        RtlTcpSimulator simulator = new RtlTcpSimulator(List.of(), 1, 0);
        simulator.onBytes(RtlTcpCodec.command(Operation.TEST_MODE, 1), 0);
        byte[] said = live(simulator, 0, 10);
        assertThat(Arrays.copyOfRange(said, 12, 18)).containsExactly(0, 1, 2, 3, 4, 5);
    }

    @Test
    void leaves_out_what_nobody_took_for_long() {
        RtlTcpSimulator simulator = new RtlTcpSimulator(List.of(), 1, 0);
        simulator.onBytes(CLIENT.setUp(137_912_500), 0);
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        simulator.step(60_000_000_000L, said::writeBytes);
        assertThat(said.size()).isLessThan(130_000);
    }
}
