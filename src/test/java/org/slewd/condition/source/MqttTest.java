package org.slewd.condition.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Bytes as the standard lays them out, put together by hand from its sections. */
class MqttTest {

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static List<Mqtt.Packet> read(String hex, int chunk) throws Mqtt.NotMqttException {
        Mqtt.Reader reader = new Mqtt.Reader();
        List<Mqtt.Packet> packets = new ArrayList<>();
        byte[] all = bytes(hex);
        for (int at = 0; at < all.length; at += chunk) {
            reader.push(java.util.Arrays.copyOfRange(all, at, Math.min(all.length, at + chunk)));
            for (Optional<Mqtt.Packet> next = reader.next(); next.isPresent(); next = reader.next()) {
                packets.add(next.get());
            }
        }
        return packets;
    }

    @Test
    void what_is_said_has_the_bytes_of_the_standard() {
        assertThat(hex(Mqtt.connect("ab", 20, Optional.empty())))
                .isEqualTo("100e" + "00044d515454" + "04" + "02" + "0014" + "00026162");
        assertThat(hex(Mqtt.connect("ab", 20, Optional.of(new Credentials("u", "pw")))))
                .isEqualTo("1015" + "00044d515454" + "04" + "c2" + "0014" + "00026162" + "000175" + "00027077");
        assertThat(hex(Mqtt.subscribe(1, "a/b"))).isEqualTo("8208" + "0001" + "0003612f62" + "01");
        assertThat(hex(Mqtt.acknowledge(0x1234))).isEqualTo("40021234");
        assertThat(hex(Mqtt.ping())).isEqualTo("c000");
        assertThat(hex(Mqtt.disconnect())).isEqualTo("e000");
        byte[] longer = Mqtt.subscribe(1, "t".repeat(200));
        assertThat(hex(longer)).startsWith("82cd01" + "0001" + "00c8");
    }

    @Test
    void what_is_heard_is_read_at_any_chunking() throws Exception {
        String all = "20020000" + "9003000101" + "3009 0003612f62 31372e35" + "330b 0003612f62 0102 31372e35"
                + "3a08 0003612f62 0007 31" + "d000" + "9003000180" + "20020005";
        List<Mqtt.Packet> expected = List.of(
                new Mqtt.Connected(0),
                new Mqtt.Subscribed(true),
                new Mqtt.Message("a/b", "17.5", 0, 0, false, false),
                new Mqtt.Message("a/b", "17.5", 1, 0x0102, true, false),
                new Mqtt.Message("a/b", "1", 1, 7, false, true),
                new Mqtt.Alive(),
                new Mqtt.Subscribed(false),
                new Mqtt.Connected(5));
        for (int chunk : new int[] {1, 2, 3, 7, 100}) {
            assertThat(read(all, chunk)).as("chunks of %d", chunk).isEqualTo(expected);
        }
    }

    @Test
    void what_is_no_packet_is_refused_and_what_is_too_long_never_kept() {
        for (String text :
                List.of("30ffffffff01", "30818004", "2000", "2001 00", "3001 00", "3004 0009 6161", "3202 0000")) {
            assertThatThrownBy(() -> read(text, 1)).as(text).isInstanceOf(Mqtt.NotMqttException.class);
        }
    }
}
