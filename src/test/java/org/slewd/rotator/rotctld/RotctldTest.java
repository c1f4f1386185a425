package org.slewd.rotator.rotctld;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.slewd.link.Contact;
import org.slewd.rotator.AxisRange;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.RotatorBench;
import org.slewd.rotator.RotatorContract;
import org.slewd.rotator.RotatorDriver;
import org.slewd.rotator.RotatorKind;
import org.slewd.rotator.RotatorState;
import org.slewd.rotator.VectorChecks;

class RotctldTest extends RotatorContract {

    @Override
    protected RotatorKind kind() {
        return Rotctld.KIND;
    }

    @Override
    protected Pattern mayWrite() {
        return Pattern.compile("[+;|,]?p\n|S\n|\\+\\\\dump_state\n|\\+?P -?\\d{1,3}\\.\\d\\d -?\\d{1,3}\\.\\d\\d\n");
    }

    @Override
    protected Pattern target() {
        return Pattern.compile("\\+?P.*\n");
    }

    @Override
    protected long replyTimeoutNanos() {
        return 1_000_000_000L;
    }

    @TestFactory
    Stream<DynamicTest> the_driver_agrees_with_the_vectors() {
        return VectorChecks.driver(kind(), "rotctld");
    }

    @TestFactory
    Stream<DynamicTest> the_simulator_agrees_with_the_vectors() {
        return VectorChecks.simulator(kind(), "rotctld");
    }

    /** A server of few words: answers each write at once, as {@code server} says. */
    private static final class Talk {

        final List<String> sent = new ArrayList<>();
        final RotatorDriver driver = Rotctld.KIND.driver().apply(0);
        final Function<String, String> server;
        long nowNanos;

        Talk(Function<String, String> server) {
            this.server = server;
            driver.onConnect(0);
        }

        Talk run(double seconds) {
            for (int i = 0; i < seconds * 100; i++) {
                nowNanos += 10_000_000L;
                driver.step(nowNanos, bytes -> {
                    String text = RotatorBench.latin(bytes);
                    sent.add(text);
                    driver.onBytes(RotctldCodec.bytes(server.apply(text)), nowNanos);
                });
            }
            return this;
        }

        RotatorState state() {
            return driver.state(nowNanos);
        }
    }

    private static String plainServer(String text) {
        return text.equals("p\n") ? "123.40\n45.60\n" : text.startsWith("P ") ? "RPRT 0\n" : "";
    }

    @Test
    void falls_back_to_the_plain_form_where_the_extended_one_is_met_with_silence() {
        Talk talk = new Talk(RotctldTest::plainServer).run(5);
        assertThat(talk.state().measured().orElseThrow().pointing()).isEqualTo(new Pointing(123.4, 45.6));
        assertThat(talk.state().contact()).isEqualTo(Contact.ANSWERING);
        talk.driver.aim(new Pointing(10, 20));
        talk.run(2);
        assertThat(talk.sent).contains("P 10.00 20.00\n");
        assertThat(talk.state().trouble()).isEmpty();
    }

    @Test
    void falls_back_at_once_where_the_extended_form_is_refused() {
        for (String refusal : List.of("RPRT 1\n", "RPRT -4\n", "RPRT -11\n")) {
            Talk talk = new Talk(text -> text.startsWith("+") ? refusal : plainServer(text)).run(1);
            assertThat(talk.state().measured().orElseThrow().pointing()).isEqualTo(new Pointing(123.4, 45.6));
            assertThat(talk.sent).containsOnlyOnce("+p\n");
        }
    }

    @Test
    void a_plain_server_that_refuses_a_target_is_understood() {
        Talk talk = new Talk(text ->
                        text.startsWith("+") ? "RPRT 1\n" : text.startsWith("P") ? "RPRT -1\n" : plainServer(text))
                .run(1);
        talk.driver.aim(new Pointing(10, 20));
        talk.run(3);
        assertThat(talk.state().trouble().orElseThrow())
                .contains("refused azimuth 10, elevation 20")
                .contains("RPRT -1");
        assertThat(talk.sent.stream().filter(text -> text.startsWith("P"))).hasSize(2);
    }

    @Test
    void asks_where_the_antenna_is_before_each_target() {
        RotatorBench bench = bench(10, 10).run(1);
        for (int i = 0; i < 20; i++) {
            bench.driver.aim(new Pointing(20 + i, 30));
            bench.run(0.7);
        }
        List<String> targets =
                bench.sent.stream().filter(text -> text.startsWith("+P")).toList();
        assertThat(targets).hasSize(20);
        assertThat(targets)
                .allSatisfy(text ->
                        assertThat(bench.sent.get(bench.sent.indexOf(text) - 1)).isEqualTo("+p\n"));
    }

    @Test
    void asks_once_where_the_server_lets_the_axes_go() {
        RotatorBench bench = bench(10, 10).run(5);
        assertThat(bench.sent).containsOnlyOnce("+\\dump_state\n");
        assertThat(bench.driver.state(bench.nowNanos).travel())
                .contains(new RotatorState.ReportedTravel(new AxisRange(0, 450), new AxisRange(0, 180)));
        bench.driver.onConnect(bench.nowNanos);
        assertThat(bench.driver.state(bench.nowNanos).travel()).isEmpty();
        bench.run(3);
        assertThat(bench.driver.state(bench.nowNanos).travel()).isPresent();
    }

    @Test
    void a_server_that_knows_no_limits_or_refuses_to_tell_is_not_asked_again() {
        String position = "get_pos:\nAzimuth: 1.00\nElevation: 2.00\nRPRT 0\n";
        for (String answer : List.of(
                "RPRT -11\n",
                "dump_state:\nRPRT -4\n",
                "dump_state:\nMinimum Azimuth: 0.0\nMaximum Azimuth: 360.0\ndone\nRPRT 0\n",
                "dump_state:\nMinimum Azimuth: 9\nMaximum Azimuth: 3\nMinimum Elevation: 0\nMaximum Elevation: 90\nRPRT 0\n")) {
            Talk talk = new Talk(text -> text.endsWith("p\n") ? position : text.startsWith("+\\") ? answer : "").run(5);
            assertThat(talk.sent).containsOnlyOnce("+\\dump_state\n");
            assertThat(talk.state().travel()).isEmpty();
            assertThat(talk.state().contact()).isEqualTo(Contact.ANSWERING);
            assertThat(talk.state().trouble()).isEmpty();
        }
    }

    @Test
    void a_server_that_is_silent_about_its_limits_is_used_all_the_same() {
        String position = "get_pos:\nAzimuth: 1.00\nElevation: 2.00\nRPRT 0\n";
        Talk talk = new Talk(text -> text.endsWith("p\n") ? position : "").run(5);
        assertThat(talk.sent).containsOnlyOnce("+\\dump_state\n");
        assertThat(talk.state().contact()).isEqualTo(Contact.ANSWERING);
        talk.driver.aim(new Pointing(10, 20));
        talk.run(2);
        assertThat(talk.sent).contains("+P 10.00 20.00\n");
    }

    @Test
    void goes_through_the_marks_while_answers_are_missing() {
        List<String> answers = new ArrayList<>(List.of("get_pos:\nAzimuth: 1.00\nElevation: 2.00\nRPRT 0\n"));
        Talk talk = new Talk(text -> answers.isEmpty() ? "" : answers.remove(0)).run(10);
        assertThat(talk.sent).contains("+p\n", ";p\n", "|p\n", ",p\n");
        assertThat(talk.sent).doesNotContain("p\n");
    }

    @Test
    void a_position_refused_is_not_contact_and_says_what_to_do() {
        Talk talk = new Talk(text -> text.endsWith("p\n") ? "get_pos:\nRPRT -6\n" : "RPRT -6\n").run(4);
        assertThat(talk.state().measured()).isEmpty();
        assertThat(talk.state().contact()).isEqualTo(Contact.SILENT);
        assertThat(talk.state().trouble().orElseThrow()).contains("restart rotctld");
    }

    @Test
    void a_stop_that_is_refused_is_said_again_but_not_for_ever() {
        RotatorBench bench = bench(10, 10).run(1);
        bench.eachStep = () -> {
            if (!bench.sent.isEmpty() && bench.sent.get(bench.sent.size() - 1).equals("S\n")) {
                bench.driver.onBytes(RotctldCodec.bytes("RPRT -5\n"), bench.nowNanos);
            }
        };
        bench.deviceOn = false;
        bench.driver.stop();
        bench.run(0.3);
        assertThat(bench.sent.stream().filter("S\n"::equals)).hasSize(4);
        assertThat(bench.state().trouble().orElseThrow()).contains("cut the motor power");
    }
}
