package org.slewd.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.MultiMap;
import io.vertx.core.net.SocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose word is taken for where a request comes from. */
class VisitorTest {

    private static final String PROXY = "192.0.2.1";

    private static HttpConfig behind(String... proxies) {
        return new HttpConfig(
                ListenAddress.parse("192.0.2.7"),
                8080,
                Optional.empty(),
                List.of(),
                Stream.of(proxies).map(AddressRange::parse).toList());
    }

    private static Visitor visitor(HttpConfig config, String peer, String... headers) {
        MultiMap all = MultiMap.caseInsensitiveMultiMap();
        for (String header : headers) {
            int colon = header.indexOf(": ");
            all.add(header.substring(0, colon), header.substring(colon + 2));
        }
        return Visitor.of(config, SocketAddress.inetSocketAddress(4711, peer), all);
    }

    @Test
    void what_a_stranger_says_of_himself_is_not_believed() {
        for (HttpConfig config : List.of(behind(), behind(PROXY, "10.0.0.0/8"))) {
            Visitor spoofed = visitor(
                    config,
                    "198.51.100.9",
                    "Host: station.example.org",
                    "X-Forwarded-For: 127.0.0.1",
                    "X-Forwarded-Proto: https",
                    "X-Forwarded-Host: localhost:8080",
                    "X-Real-IP: 127.0.0.1",
                    "Forwarded: for=127.0.0.1;proto=https");

            assertThat(spoofed).isEqualTo(new Visitor("198.51.100.9", false, false, List.of("station.example.org")));
            assertThat(spoofed.isOfThisMachine()).isFalse();
        }
    }

    @Test
    void the_proxy_is_believed() {
        assertThat(visitor(
                        behind(PROXY),
                        PROXY,
                        "Host: 192.0.2.7:8080",
                        "X-Forwarded-For: 203.0.113.5",
                        "X-Forwarded-Proto: HTTPS",
                        "X-Forwarded-Host: station.example.org"))
                .isEqualTo(new Visitor("203.0.113.5", true, true, List.of("station.example.org")));
        assertThat(visitor(behind(PROXY), PROXY, "Host: a.example", "Host: b.example"))
                .as("it says nothing")
                .isEqualTo(new Visitor(PROXY, false, false, List.of("a.example", "b.example")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // What a client writes itself stands before what the proxy has seen.
                "127.0.0.1, 203.0.113.5            | 203.0.113.5",
                "192.0.2.1, 203.0.113.5            | 203.0.113.5",
                // Proxies behind proxies.
                "203.0.113.5, 10.1.2.3             | 203.0.113.5",
                "127.0.0.1, 203.0.113.5, 10.1.2.3  | 203.0.113.5",
                "10.9.9.9, 10.1.2.3                | 10.9.9.9",
                // With a port, and IPv6.
                "203.0.113.5:4711                  | 203.0.113.5",
                "2001:db8::5                       | 2001:db8:0:0:0:0:0:5",
                "[2001:db8::5]:4711                | 2001:db8:0:0:0:0:0:5",
                "::ffff:203.0.113.5                | 203.0.113.5",
                // What is none ends the list: whoever was heard last counts.
                "203.0.113.5, unknown              | 192.0.2.1",
                "203.0.113.5, 10.1.2.3, evil'\"x   | 192.0.2.1",
                "203.0.113.5, , 10.1.2.3           | 10.1.2.3",
                "localhost                         | 192.0.2.1",
                "0x7f.1                            | 192.0.2.1",
                "127.1                             | 192.0.2.1",
            })
    void the_first_from_the_end_that_is_no_proxy_is_the_client(String list, String client) {
        assertThat(visitor(behind(PROXY, "10.0.0.0/8"), PROXY, "X-Forwarded-For: " + list)
                        .address())
                .isEqualTo(client);
    }

    @Test
    void several_headers_are_one_list_and_a_long_one_is_not_read_to_its_beginning() {
        assertThat(visitor(behind(PROXY), PROXY, "X-Forwarded-For: 127.0.0.1", "X-Forwarded-For: 203.0.113.5")
                        .address())
                .isEqualTo("203.0.113.5");
        assertThat(visitor(behind("10.0.0.0/8"), "10.0.0.1", "X-Forwarded-For: 127.0.0.1" + ", 10.0.0.2".repeat(5000))
                        .address())
                .isEqualTo("10.0.0.2");
    }

    @Test
    void of_two_schemes_and_hosts_those_of_the_nearest_proxy_count() {
        Visitor visitor = visitor(
                behind(PROXY),
                PROXY,
                "X-Forwarded-For: 203.0.113.5",
                "X-Forwarded-Proto: https",
                "X-Forwarded-Proto: https, http",
                "X-Forwarded-Host: evil.example, station.example.org");

        assertThat(visitor.isSecure()).isFalse();
        assertThat(visitor.hosts()).containsExactly("station.example.org");
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.0/24, 192.0.2.255, true",
        "192.0.2.0/24, 192.0.3.0, false",
        "192.0.2.128/25, 192.0.2.127, false",
        "192.0.2.7, 192.0.2.7, true",
        "192.0.2.7, 192.0.2.6, false",
        "fd00::/8, fdff::1, true",
        "fd00::/8, fe00::1, false",
        "0.0.0.0/1, ::1, false",
        "::ffff:192.0.2.7, 192.0.2.7, true",
    })
    void a_range_has_those_that_begin_alike(String range, String address, boolean isIn) {
        assertThat(AddressRange.parse(range).contains(IpAddresses.parse(address).orElseThrow()))
                .isEqualTo(isIn);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "proxy.example.org",
                "192.0.2",
                "192.0.2.256",
                "010.0.0.1",
                "192.0.2.0/33",
                "192.0.2.0/",
                "::/129",
                "192.0.2.0/-1",
                "",
                "1:2",
                "fe80::1%eth0"
            })
    void what_is_no_range_is_refused(String text) {
        assertThatThrownBy(() -> AddressRange.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
