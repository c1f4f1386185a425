package org.slewd.receiver.rtltcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.slewd.receiver.rtltcp.RtlTcpCodec.Operation;

class RtlTcpCodecTest {

    private static final RtlTcpSettings SETTINGS =
            new RtlTcpSettings(250_000, OptionalDouble.of(28.0), OptionalInt.of(3));

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }

    /** Bytes: what rtl_433 22.11 sends for {@code -f 137.9125M -s 250k -g 28 -p 3}, recorded. */
    @Test
    void says_what_another_client_says() {
        assertThat(new RtlTcpClient(SETTINGS).setUp(137_912_500))
                .isEqualTo(hex("020003d090" + "0300000001" + "0400000118" + "0500000003" + "01083860b4"));
    }

    @Test
    void writes_frequencies_beyond_two_gigahertz_and_corrections_below_zero() {
        assertThat(RtlTcpCodec.command(Operation.CENTRE_HZ, 2_400_000_000L)).isEqualTo(hex("018f0d1800"));
        assertThat(RtlTcpCodec.command(Operation.CORRECTION_PPM, -2)).isEqualTo(hex("05fffffffe"));
        assertThatThrownBy(() -> RtlTcpCodec.command(Operation.CENTRE_HZ, 10_450_000_000L))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void finds_the_first_sample_however_the_header_is_cut() {
        byte[] stream = hex("52544c30" + "00000005" + "0000001d" + "7f80aabb");
        for (int cut = 1; cut < stream.length; cut++) {
            RtlTcpClient client = new RtlTcpClient(SETTINGS);
            byte[] rest = java.util.Arrays.copyOfRange(stream, cut, stream.length);
            int first = cut - client.onBytes(stream, cut);
            int second = rest.length - client.onBytes(rest, rest.length);
            assertThat(first + second).as("samples after a cut at %d", cut).isEqualTo(4);
            assertThat(client.header().orElseThrow().tuner()).isEqualTo(RtlTuner.R820T);
            assertThat(client.header().orElseThrow().gains()).isEqualTo(29);
        }
    }

    @Test
    void takes_no_sample_from_something_else() {
        RtlTcpClient client = new RtlTcpClient(SETTINGS);
        byte[] web = "HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        assertThat(client.onBytes(web, web.length)).isEqualTo(web.length);
        assertThat(client.isRefused()).isTrue();
        assertThat(client.onBytes(web, web.length)).isEqualTo(web.length);
    }

    @Test
    void a_tuner_of_tomorrow_is_unknown() {
        assertThat(RtlTcpCodec.header(hex("52544c30" + "00000063" + "ffffffff")).orElseThrow())
                .isEqualTo(new RtlTcpCodec.Header(RtlTuner.UNKNOWN, 0));
    }

    @Test
    void refuses_rates_that_the_chip_cannot_make() {
        for (int rate : new int[] {225_000, 300_001, 900_000, 3_200_001, 0, -1}) {
            assertThatThrownBy(() -> new RtlTcpSettings(rate, OptionalDouble.empty(), OptionalInt.empty()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
