package org.slewd.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.slewd.config.ConfigException;
import org.slewd.config.Configuration;
import org.slewd.config.Problem;

class HttpConfigTest {

    private static final boolean[] BOTH = {false, true};

    @TempDir
    static Path folder;

    @BeforeAll
    static void certificate() throws Exception {
        TestCertificate.make(folder).write(new TlsFiles(folder.resolve("own.pem"), folder.resolve("key.pem")));
    }

    private static HttpConfig read(String text) throws ConfigException {
        return Configuration.readText(text, "slewd.yaml", root -> HttpConfig.read(root, folder.resolve("slewd.yaml")));
    }

    private static List<String> problems(String text) {
        try {
            read(text);
            return List.of();
        } catch (ConfigException e) {
            return e.problems().stream().map(Problem::toString).toList();
        }
    }

    static Stream<Arguments> cells() {
        List<Arguments> cells = new ArrayList<>();
        for (String address : List.of(
                "localhost", "127.0.0.1", "127.9.9.9", "\"::1\"", "192.0.2.7", "\"fd00::7\"", "0.0.0.0", "\"::\"")) {
            boolean isLoopback = address.equals("localhost") || address.contains("127") || address.equals("\"::1\"");
            for (boolean tls : BOTH) {
                for (boolean proxy : BOTH) {
                    for (boolean admin : BOTH) {
                        cells.add(Arguments.of(address, tls, proxy, admin, isLoopback || ((tls || proxy) && admin)));
                    }
                }
            }
        }
        return cells.stream();
    }

    /** The whole table of where, how and for whom: what starts, and what does not. */
    @ParameterizedTest
    @MethodSource("cells")
    void slewd_listens_beyond_this_machine_by_tls_or_a_proxy_and_with_an_admin_only(
            String address, boolean tls, boolean proxy, boolean admin, boolean starts) {
        String text = "http:\n  listen: " + address + '\n'
                + (tls ? "  tls: {certificate: own.pem, key: key.pem}\n" : "")
                + (proxy ? "  proxies: [192.0.2.1]\n" : "");
        Optional<String> objection;
        try {
            HttpConfig config = read(text);
            objection = config.objection(admin);
            assertThat(config.onLoopback().objection(false)).isEmpty();
            // The rule holds for a configuration that nobody has read, too.
            assertThat(new HttpConfig(config.listen(), 0, Optional.empty(), List.of(), List.of())
                            .objection(admin)
                            .isEmpty())
                    .isEqualTo(config.listen().isLoopback());
        } catch (ConfigException e) {
            assertThat(e.problems()).singleElement().asString().startsWith("slewd.yaml:2  http.listen = ");
            objection = Optional.of(e.problems().get(0).toString());
        }

        assertThat(objection.isEmpty()).as(objection.orElse("no objection")).isEqualTo(starts);
        objection.ifPresent(sentence -> assertThat(sentence)
                .as("what to do")
                .contains(tls || proxy ? "slewd user add NAME --role admin" : "add tls:", "localhost"));
    }

    @Test
    void the_sentence_names_all_the_ways_out() {
        assertThat(problems("http:\n  listen: 192.0.2.7\n"))
                .containsExactly(
                        "slewd.yaml:2  http.listen = 192.0.2.7 lets others than this machine in, and passwords would"
                                + " cross the network in the clear; add tls: with certificate and key, or name the reverse proxy before"
                                + " slewd under proxies:, or write localhost and come by a tunnel: ssh -L 8080:localhost:8080");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "listen: station.example.org | http.listen = station.example.org is not localhost and no address",
                "listen: 192.0.2 | http.listen = 192.0.2 is not localhost and no address",
                "hosts: ['https://a.example'] | http.hosts[0] = \"https://a.example\" is not the name of a host",
                "hosts: [a.example, 'b.example:0'] | http.hosts[1] = \"b.example:0\" is not the name of a host",
                "hosts: ['*.example'] | http.hosts[0] = \"*.example\" is not the name of a host",
                "proxies: [caddy] | http.proxies[0] = caddy is not an address",
                "proxies: [0.0.0.0/0] | http.proxies[0] = 0.0.0.0/0 is everybody",
                "proxies: [192.0.2.0/99] | http.proxies[0] = 192.0.2.0/99 has no length from 0 to 32",
                "tls: {certificate: own.pem} | http.tls.key is missing",
                "tls: {certificate: none.pem, key: key.pem} | http.tls.certificate = none.pem cannot be read (NoSuchFile",
                "tls: {certificate: key.pem, key: key.pem} | http.tls.certificate = key.pem holds no certificate",
                "tsl: {} | http.tsl is not a known key; did you mean tls?",
            })
    void what_is_wrong_is_told_by_line_and_key(String line, String problem) {
        assertThat(problems("http:\n  " + line + "\n"))
                .singleElement()
                .asString()
                .startsWith("slewd.yaml:2  " + problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "port: 80 | http://127.0.0.1:9/ | http://127.0.0.1:9/",
                "listen: '::1' | http://[0:0:0:0:0:0:0:1]:9/ | http://[0:0:0:0:0:0:0:1]:9/",
                "hosts: [A.example] | http://127.0.0.1:9/ | http://a.example:9/",
                "hosts: [a.example], proxies: [127.0.0.1] | http://127.0.0.1:9/ | https://a.example/",
                "hosts: ['a.example:8443'], proxies: [127.0.0.1] | http://127.0.0.1:9/ | https://a.example:8443/",
                "listen: 192.0.2.7, proxies: [192.0.2.1] | http://192.0.2.7:9/ | http://192.0.2.7:9/",
                "listen: 192.0.2.7, tls: {certificate: own.pem, key: key.pem} | https://192.0.2.7:9/ | https://192.0.2.7:9/",
                "listen: 0.0.0.0, tls: {certificate: own.pem, key: key.pem} | https://127.0.0.1:9/ | https://127.0.0.1:9/",
                "listen: '::', hosts: [a.example], tls: {certificate: own.pem, key: key.pem} | https://a.example:9/ | https://a.example:9/",
                "listen: '::', hosts: ['a.example:443'], tls: {certificate: own.pem, key: key.pem} | https://a.example:443/ | https://a.example:443/",
            })
    void the_address_of_the_page_is_told_as_each_has_to_write_it(String http, String here, String outside)
            throws Exception {
        HttpConfig config = read("http: {" + http + "}\n");

        assertThat(config.addressHere(9)).isEqualTo(here);
        assertThat(config.addressFromOutside(9)).isEqualTo(outside);
    }
}
