package org.slewd.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which hosts and origins are served, by which way. */
class HostGuardTest {

    private static final Optional<TlsFiles> TLS =
            Optional.of(new TlsFiles(java.nio.file.Path.of("own.pem"), java.nio.file.Path.of("key.pem")));

    private static final HttpConfig OPEN = config(TLS);
    private static final HttpConfig BEHIND = config(Optional.empty());

    private static HttpConfig config(Optional<TlsFiles> tls) {
        return new HttpConfig(
                ListenAddress.parse("::"),
                8443,
                tls,
                Stream.of("station.example.org", "alias.example:9000", "[fd00::7]")
                        .map(name -> HostName.parse(name).orElseThrow())
                        .toList(),
                List.of(AddressRange.parse("192.0.2.1")));
    }

    private static int status(HttpConfig config, Visitor visitor, String... origins) {
        Optional<InetAddress> local = IpAddresses.parse("192.0.2.7");
        return new HostGuard(config)
                .check(visitor, local, 8443, List.of(origins))
                .map(HostGuard.Refusal::status)
                .orElse(200);
    }

    private static Visitor stranger(String host) {
        return new Visitor("203.0.113.5", false, true, List.of(host));
    }

    @ParameterizedTest
    @CsvSource({
        "station.example.org:8443, 200",
        "STATION.example.org:8443, 200",
        "station.example.org, 200",
        "station.example.org:443, 200",
        "station.example.org:80, 421",
        "station.example.org:8080, 421",
        "station.example.org.:8443, 421",
        "xstation.example.org:8443, 421",
        "station.example.org.evil.example:8443, 421",
        "station.example.org@evil.example, 421",
        "alias.example:9000, 200",
        "alias.example:8443, 421",
        "alias.example, 421",
        "[fd00::7]:8443, 200",
        "[fd00:0:0:0:0:0:0:7]:8443, 200",
        "[fd00::8]:8443, 421",
        "fd00::7, 421",
        "192.0.2.7:8443, 200",
        "192.0.2.8:8443, 421",
        "3221225991:8443, 421",
        "localhost:8443, 200",
        "127.0.0.1:8443, 200",
        "[::1]:8443, 200",
        "evil.example:8443, 421",
        "'', 421",
    })
    void only_names_that_stand_in_the_list_are_served(String host, int status) {
        assertThat(status(OPEN, stranger(host))).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "https://station.example.org:8443, 200",
        "https://STATION.example.org:8443, 200",
        "http://station.example.org:8443, 403",
        "https://station.example.org, 403",
        "https://alias.example:9000, 403",
        "https://localhost:8443, 403",
        "https://station.example.org:8443/, 403",
        "https://station.example.org:8443.evil.example, 403",
        "https://evil.example, 403",
        "https://, 403",
        "null, 403",
        "'', 403",
    })
    void a_page_is_served_by_the_host_that_it_came_from_only(String origin, int status) {
        assertThat(status(OPEN, stranger("station.example.org:8443"), origin)).isEqualTo(status);
        assertThat(status(OPEN, stranger("station.example.org:8443"), origin, origin))
                .as("two of them")
                .isEqualTo(403);
    }

    @Test
    void two_hosts_or_none_are_refused() {
        assertThat(status(OPEN, new Visitor("203.0.113.5", false, true, List.of())))
                .isEqualTo(421);
        assertThat(status(
                        OPEN,
                        new Visitor("203.0.113.5", false, true, List.of("localhost:8443", "station.example.org:8443"))))
                .isEqualTo(421);
    }

    @Test
    void without_tls_nobody_comes_around_the_proxy() {
        List<String> host = List.of("station.example.org:8443");
        assertThat(status(BEHIND, new Visitor("203.0.113.5", true, true, List.of("station.example.org"))))
                .isEqualTo(200);
        assertThat(status(BEHIND, new Visitor("203.0.113.5", false, false, host)))
                .as("in the clear over the network")
                .isEqualTo(403);
        assertThat(status(BEHIND, new Visitor("192.0.2.1", false, false, host)))
                .as("a proxy that does not say for whom")
                .isEqualTo(403);
        assertThat(status(BEHIND, new Visitor("127.0.0.1", false, false, List.of("localhost:8443"))))
                .isEqualTo(200);
    }
}
