package org.slewd.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slewd.cli.Cli.Result;

class DaemonCommandsTest {

    private static final String ACCEPTED = "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}\n";

    @TempDir
    Path data;

    static Stream<Arguments> commands() {
        return Stream.of(
                command("stop", "station.stop", "{}", "Stop was sent."),
                command("track 25544", "track.start", "{\"catalogNumber\":25544}", "Following 25544."),
                command(
                        "track 25544 --downlink-hz 145.8e6 --mode fm",
                        "track.start",
                        "{\"catalogNumber\":25544,\"downlinkHz\":145800000,\"mode\":\"FM\"}",
                        "Following 25544."),
                command(
                        "point 400.5 45",
                        "rotator.point",
                        "{\"azimuthDeg\":400.5,\"elevationDeg\":45.0}",
                        "Turning to azimuth 400.5, elevation 45.0."),
                command(
                        "point -10 -0.0",
                        "rotator.point",
                        "{\"azimuthDeg\":-10.0,\"elevationDeg\":0.0}",
                        "Turning to azimuth -10.0, elevation 0.0."),
                command(
                        "reference 390",
                        "rotator.reference",
                        "{\"azimuthDeg\":390.0}",
                        "The azimuth axis stands at 390.0."),
                command("adjust 3.5", "track.adjust", "{\"lateSeconds\":3.5}", "The pass is taken 3.5 s late."),
                command("adjust -2", "track.adjust", "{\"lateSeconds\":-2.0}", "The pass is taken 2.0 s early."),
                command(
                        "adjust --from-signal",
                        "track.adjust",
                        "{\"fromSignal\":true}",
                        "The pass is taken as late as its signal says; see 'slewd status'."),
                command(
                        "tune 145800000 --mode fm",
                        "receiver.tune",
                        "{\"hz\":145800000,\"mode\":\"FM\"}",
                        "The receiver is tuned to 145800000 Hz in FM."),
                command("adjust 0", "track.adjust", "{\"lateSeconds\":0.0}", "The pass is taken as its elements say."),
                command("park", "rotator.park", "{}", "Parking."),
                command("hold", "rotator.hold", "{}", "Holding."),
                command("resume", "schedule.resume", "{}", "The agenda goes on."),
                command(
                        "automatic on",
                        "schedule.setPolicy",
                        "{\"automatic\":true}",
                        "The antenna follows the agenda by itself; 'slewd agenda' shows it."),
                command(
                        "automatic off",
                        "schedule.setPolicy",
                        "{\"automatic\":false}",
                        "Nothing is followed by itself. What is followed now goes on; 'slewd stop' ends it."),
                command(
                        "reference -320",
                        "rotator.reference",
                        "{\"azimuthDeg\":-320.0}",
                        "The azimuth axis stands at -320.0."),
                command("reset position", "station.reset", "{\"fault\":\"position\"}", "Fault position is reset."));
    }

    private static Arguments command(String line, String method, String params, String said) {
        return Arguments.of(line, method, params, said);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void each_command_is_one_request(String line, String method, String params, String said) throws IOException {
        try (FakeDaemon daemon = new FakeDaemon(data, ACCEPTED)) {
            Result result = run(line.split(" ", -1));

            assertThat(result).isEqualTo(new Result(0, said + "\n", ""));
            assertThat(daemon.requests())
                    .containsExactly(
                            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\",\"params\":" + params + "}");
        }
    }

    @Test
    void an_order_that_takes_is_given_by_a_lease_on_the_same_connection_and_gives_it_back() throws IOException {
        String granted = "{\"id\":1,\"result\":{\"granted\":true,\"lease\":1795608000000001}}\n";
        try (FakeDaemon daemon = new FakeDaemon(data, List.of(granted, ACCEPTED, ACCEPTED))) {
            assertThat(run("point", "10", "20", "--take"))
                    .isEqualTo(new Result(0, "Turning to azimuth 10.0, elevation 20.0.\n", ""));
            String call = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"";
            assertThat(daemon.requests())
                    .hasSize(3)
                    .anySatisfy(request -> assertThat(request)
                            .startsWith(call + "lease.acquire\"")
                            .contains("\"part\":\"rotator\"", "\"takeover\":true"))
                    .contains(call + "rotator.point\",\"params\":{\"azimuthDeg\":10.0,\"elevationDeg\":20.0,"
                            + "\"lease\":1795608000000001}}")
                    .last()
                    .asString()
                    .startsWith(call + "lease.release\"")
                    .contains("\"lease\":1795608000000001");
        }
    }

    @Test
    void what_turns_only_while_it_is_said_is_said_again_on_one_connection_until_it_is_refused() throws IOException {
        String end =
                "{\"id\":1,\"error\":{\"message\":\"it is at the end of its travel\",\"data\":{\"kind\":\"outside-envelope\","
                        + "\"hint\":\"turn back\"}}}\n";
        String jog = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"rotator.jog\",\"params\":"
                + "{\"axis\":\"elevation\",\"direction\":\"minus\"}}";
        try (FakeDaemon daemon = new FakeDaemon(data, List.of(ACCEPTED, ACCEPTED, ACCEPTED))) {
            assertThat(run("jog", "elevation", "minus", "--seconds", "0.5"))
                    .isEqualTo(new Result(0, "The elevation axis was turned for 0.5 s.\n", ""));
            assertThat(daemon.requests()).containsExactly(jog, jog, jog);
        }
        Files.delete(data.resolve(DaemonClient.SOCKET));
        try (FakeDaemon daemon = new FakeDaemon(data, List.of(ACCEPTED, end))) {
            assertThat(run("jog", "elevation", "minus", "--seconds", "9"))
                    .isEqualTo(new Result(1, "", "slewd jog: it is at the end of its travel; turn back.\n"));
            assertThat(daemon.requests()).containsExactly(jog, jog);
        }
        assertThat(run("jog", "azimuth", "plus", "--seconds", "61").err()).contains("at most 60");
        assertThat(run("jog", "azimuth", "left").exitCode()).isEqualTo(2);
    }

    @Test
    void an_order_that_takes_and_is_not_let_is_not_given() throws IOException {
        String held = "{\"id\":1,\"error\":{\"message\":\"no\",\"data\":{\"kind\":\"held\",\"hint\":\"ask\"}}}\n";
        assertThat(answered(held, "tune", "145800000", "--take"))
                .isEqualTo(new Result(1, "", "slewd tune: no; ask.\n"));
    }

    @Test
    void a_refusal_is_one_sentence_with_its_hint() throws IOException {
        String refusal = """
                {"jsonrpc":"2.0","id":1,"error":{"code":-32000,"message":"Elevation -5 is outside 0 to 90.","data":{"kind":"outside-envelope","hint":"point higher."}}}
                """;
        assertThat(answered(refusal, "point", "10", "-5"))
                .isEqualTo(new Result(1, "", "slewd point: Elevation -5 is outside 0 to 90; point higher.\n"));
    }

    @Test
    void a_refusal_names_what_was_typed_and_not_what_programs_call_it() throws IOException {
        String refusal =
                "{\"id\":1,\"error\":{\"message\":\"parameter \\\"azimuthDeg\\\" is not a number from -720 to 720\","
                        + "\"data\":{\"kind\":\"invalid-params\",\"hint\":\"give azimuthDeg as a number from -720 to 720\"}}}\n";
        assertThat(answered(refusal, "point", "10", "5"))
                .isEqualTo(new Result(
                        1,
                        "",
                        "slewd point: the azimuth is not a number from -720 to 720; give the azimuth as a number from"
                                + " -720 to 720.\n"));
    }

    @Test
    void a_refusal_without_a_hint_or_with_a_trick_in_it_is_printed_all_the_same() throws IOException {
        String refusal = "{\"id\":null,\"error\":{\"message\":\"no\\u001b[31m such thing\",\"data\":null}}\n";

        assertThat(answered(refusal, "park")).isEqualTo(new Result(1, "", "slewd park: no?[31m such thing.\n"));
    }

    @Test
    void a_greeting_before_the_answer_is_skipped() throws IOException {
        String greeting = "{\"jsonrpc\":\"2.0\",\"method\":\"hello\",\"params\":{}}\n";

        assertThat(answered(greeting + ACCEPTED, "park").exitCode()).isZero();
    }

    @Test
    void without_a_daemon_each_command_says_so() {
        String nobody = "no slewd is running with data directory " + data
                + "; start it with 'slewd run', or name its directory with --data.";
        assertThat(run("status")).isEqualTo(new Result(1, "", "slewd status: " + nobody + "\n"));
        assertThat(run("stop"))
                .isEqualTo(new Result(
                        1,
                        "",
                        "slewd stop: " + nobody + " If anything moves, stop it at the controller or cut its power.\n"));
    }

    @Test
    void a_socket_that_nobody_serves_any_more_is_no_daemon() throws IOException {
        try (ServerSocketChannel left = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            left.bind(UnixDomainSocketAddress.of(data.resolve(DaemonClient.SOCKET)));
        }
        assertThat(data.resolve(DaemonClient.SOCKET)).exists();
        assertThat(run("park").err()).startsWith("slewd park: no slewd is running with data directory ");

        Files.delete(data.resolve(DaemonClient.SOCKET));
        Files.writeString(data.resolve(DaemonClient.SOCKET), "a file in its place");
        assertThat(run("park").err()).startsWith("slewd park: no slewd is running with data directory ");
    }

    @Test
    void a_directory_whose_name_is_too_long_for_a_socket_is_no_daemon() {
        assertThat(Cli.run("park", "--data", "x".repeat(200)).err())
                .startsWith("slewd park: no slewd is running with data directory xxx");
    }

    @Test
    void a_connection_that_breaks_off_or_talks_nonsense_is_named() throws IOException {
        for (String answer : List.of("", "half a li", "not JSON\n", "{\"id\":1} trailing\n", "[1,\n")) {
            assertThat(answered(answer, "park"))
                    .as(answer)
                    .isEqualTo(new Result(
                            1,
                            "",
                            "slewd park: the slewd of " + data
                                    + " broke off or gave an answer without sense; see its log.\n"));
        }
    }

    @Test
    void an_answer_without_end_is_given_up() throws IOException {
        assertThat(answered("x".repeat((1 << 20) + 20_000), "park").err())
                .isEqualTo("slewd park: the slewd of " + data + " gave an answer of more than 1 MiB; see its log.\n");
    }

    @Test
    void stop_at_once_takes_the_short_way_and_says_the_same() throws IOException {
        try (FakeDaemon daemon = new FakeDaemon(data, ACCEPTED)) {
            assertThat(atOnce("stop", "--data", data.toString())).isEqualTo(new Result(0, "Stop was sent.\n", ""));
            assertThat(daemon.requests())
                    .containsExactly("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"station.stop\",\"params\":{}}");
        }
        Files.delete(data.resolve(DaemonClient.SOCKET));
        assertThat(atOnce("stop", "--data", data.toString())).isEqualTo(run("stop"));
        assertThat(atOnce("stop", "--data=" + data)).isEqualTo(run("stop"));
    }

    @Test
    void a_stop_that_no_wire_took_fails() throws IOException {
        String answer = "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"sent\":false,\"message\":\"the wire is down\"}}\n";
        try (FakeDaemon daemon = new FakeDaemon(data, answer)) {
            assertThat(atOnce("stop", "--data", data.toString()))
                    .isEqualTo(
                            new Result(
                                    1,
                                    "",
                                    "slewd stop: the wire is down. If anything moves, stop it at the controller or cut its power.\n"));
            assertThat(run("stop").exitCode()).isEqualTo(1);
            assertThat(daemon.requests()).hasSize(2);
        }
    }

    @Test
    void stop_at_once_leaves_everything_unusual_to_the_command_line() {
        for (List<String> arguments : List.of(
                List.<String>of(),
                List.of("stop", "--help"),
                List.of("stop", "now", "please"),
                List.of("park"),
                List.of("park", "--data", "x"),
                List.of("stop", "--data", "x", "--debug"))) {
            assertThat(StopCommand.atOnce(arguments.toArray(String[]::new), System.out, System.err))
                    .as(arguments.toString())
                    .isEmpty();
        }
    }

    @Test
    void status_shows_what_is_there_and_its_age() throws IOException {
        assertThat(answered("{\"id\":1,\"result\":" + snapshot() + "}\n", "status"))
                .isEqualTo(new Result(0, """
                                               SIMULATION: hardware or clock are simulated
                                    station    tracking since 2026-11-24T18:30:00.000Z
                                    held       rotator by page 3 since 2026-11-24T18:29:00.000Z
                                    target     25544 EXAMPLE, elements 1.5 days old
                                    stands at  azimuth 123.5, elevation 45.0, range 612 km
                                    pass       2026-11-24T18:31:00.000Z to 2026-11-24T18:41:00.000Z
                                    rotator    gs232b at serial:/dev/rotator, link up, answering
                                    wanted     azimuth 123.5, elevation 45.0
                                    commanded  azimuth 123.0, elevation 45.0, 0.4 s ago
                                    measured   azimuth 122.0, elevation 44.0, 0.1 s ago
                                    off target 1.25 deg
                                    starts     azimuth 340 ms after an order by 4 slews, +- 31 ms; configured 200 ms, leads by 340 ms
                                               elevation not measured yet; configured 200 ms, leads by 200 ms
                                    receiver   ic-r8600 at simulated, link connecting, unknown
                                               cannot open; retrying in 2 s
                                               refused a frequency
                                    wanted     145803210 Hz
                                    commanded  145803200 Hz, 0.2 s ago, not confirmed
                                    loop       1200 ticks, 0 skipped, late by 80 us at the median, 900 us at most
                                    alert      2026-11-24T18:30:01.000Z  device lost
                                    """, ""));
    }

    @Test
    void status_bears_with_a_daemon_that_says_little() throws IOException {
        for (String answer :
                List.of("{}", "null", "[]", "{\"state\":{\"state\":\"faulted\",\"fault\":{\"message\":7}}}")) {
            String state = answer.contains("faulted") ? "faulted" : "-";
            assertThat(answered("{\"id\":1,\"result\":" + answer + "}\n", "status"))
                    .isEqualTo(new Result(0, "station    " + state + "\nrotator    -\n", ""));
        }
    }

    @Test
    void status_shows_a_fault_with_its_reason() throws IOException {
        String faulted = """
                {"id":1,"result":{"state":{"state":"faulted","fault":{"kind":"comm","message":"No reply for 3.0 s.","sinceUtc":"2026-11-24T18:30:00.000Z"}}}}
                """;
        assertThat(answered(faulted, "status").out())
                .contains("fault      comm, since 2026-11-24T18:30:00.000Z: No reply for 3.0 s.\n");
    }

    @Test
    void status_as_json_is_what_the_daemon_said() throws IOException {
        Result result =
                answered("{\"id\":1,\"result\":{\"a\":[1,2.50,null,true],\"b\":{}}}\n", "status", "--format", "json");

        assertThat(Json.write(Json.read(result.out()))).isEqualTo("{\"a\":[1,2.5,null,true],\"b\":{}}");
        assertThat(result.exitCode()).isZero();
        assertThat(run("status", "--format", "csv"))
                .isEqualTo(new Result(
                        2, "", "slewd status: --format is table or json here; see 'slewd status --help'.\n"));
    }

    private Result answered(String answer, String... arguments) throws IOException {
        try (FakeDaemon daemon = new FakeDaemon(data, answer)) {
            Result result = run(arguments);
            assertThat(daemon.requests()).hasSize(1);
            return result;
        } finally {
            Files.delete(data.resolve(DaemonClient.SOCKET));
        }
    }

    private static String snapshot() {
        return """
                {"sequence":5,"utc":"2026-11-24T18:35:00.000Z",
                "state":{"state":"tracking","sinceUtc":"2026-11-24T18:30:00.000Z","simulation":true,"fault":null,
                "target":{"catalogNumber":25544,"name":"EXAMPLE","elementAgeSeconds":129600,"downlinkHz":145800000,
                "pass":{"aos":{"utc":"2026-11-24T18:31:00.000Z"},"los":{"utc":"2026-11-24T18:41:00.000Z"}}},
                "loop":{"periodMs":50,"ticks":1200,"skipped":0,"lateP50Us":80.1,"lateP99Us":400,"lateMaxUs":900}},
                "pointing":{"target":{"azimuthDeg":123.456,"elevationDeg":45.0,"rangeM":612345.6,"ageSeconds":0},
                "wanted":{"azimuthDeg":123.456,"elevationDeg":45.0,"ageSeconds":0},
                "commanded":{"azimuthDeg":123,"elevationDeg":45,"ageSeconds":0.4},
                "measured":{"azimuthDeg":122,"elevationDeg":44,"ageSeconds":0.1},"errorDeg":1.25,
                "startDelays":[{"axis":"azimuth","configuredMs":200,"usedMs":340,
                "measured":{"ms":340,"spreadMs":12,"errorMs":31,"slews":4}},
                {"axis":"elevation","configuredMs":200,"usedMs":200,"measured":null}]},
                "tuning":{"receiver":true,"exactHz":145803210.4,"commanded":{"hz":145803200,"ageSeconds":0.2},
                "measured":null,"verified":false},
                "device":{"rotator":{"kind":"gs232b","address":"serial:/dev/rotator","link":"up","connects":1,
                "linkDetail":"","contact":"answering","trouble":null},
                "receiver":{"kind":"ic-r8600","address":"simulated","link":"connecting","connects":0,
                "linkDetail":"cannot open; retrying in 2 s","contact":"unknown","trouble":"refused a frequency"}},
                "lease":{"parts":[{"part":"rotator","held":{"by":"page 3","lease":7,"sinceUtc":"2026-11-24T18:29:00.000Z",
                "secondsLeft":9.1},"asked":null,"last":null},{"part":"receiver","held":null,"asked":null,"last":null}]},
                "alerts":[{"utc":"2026-11-24T18:30:01.000Z","message":"device lost"}]}
                """.replace("\n", "");
    }

    private static Result atOnce(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = StopCommand.atOnce(
                        arguments,
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .orElseThrow();
        return new Result(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private Result run(String... arguments) {
        return Cli.run(Stream.concat(Stream.of(arguments), Stream.of("--data", data.toString()))
                .toArray(String[]::new));
    }
}
