package org.slewd.rotator.easycomm;

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
import org.slewd.rotator.Pointing;
import org.slewd.rotator.RotatorBench;
import org.slewd.rotator.RotatorContract;
import org.slewd.rotator.RotatorDriver;
import org.slewd.rotator.RotatorKind;
import org.slewd.rotator.VectorChecks;

class EasycommTest extends RotatorContract {

    @Override
    protected RotatorKind kind() {
        return Easycomm.KIND_II;
    }

    @Override
    protected Pattern mayWrite() {
        return Pattern.compile("AZ EL \n|AZ\n|EL\n|VE\n|SA SE \n|AZ-?\\d{1,3}\\.\\d EL-?\\d{1,3}\\.\\d\n");
    }

    @Override
    protected Pattern target() {
        return Pattern.compile("AZ-?\\d.*\n");
    }

    @Override
    protected long replyTimeoutNanos() {
        return 400_000_000L;
    }

    @TestFactory
    Stream<DynamicTest> the_driver_agrees_with_the_vectors() {
        return VectorChecks.driver(kind(), "easycomm2");
    }

    @TestFactory
    Stream<DynamicTest> the_simulator_agrees_with_the_vectors() {
        return VectorChecks.simulator(kind(), "easycomm2");
    }

    /** A box of few words: answers each write at once, as {@code box} says. */
    private static RotatorDriver talkTo(Function<String, String> box, List<String> sent, long forMs) {
        RotatorDriver driver = Easycomm.KIND_II.driver().apply(0);
        driver.onConnect(0);
        for (long ms = 0; ms < forMs; ms += 10) {
            long nowNanos = ms * 1_000_000;
            driver.step(nowNanos, bytes -> {
                String text = RotatorBench.latin(bytes);
                sent.add(text);
                driver.onBytes(EasycommCodec.bytes(box.apply(text)), nowNanos);
            });
        }
        return driver;
    }

    @Test
    void asks_each_axis_alone_where_the_question_for_both_is_not_understood() {
        List<String> sent = new ArrayList<>();
        RotatorDriver driver =
                talkTo(text -> text.equals("AZ\n") ? "AZ123.4\n" : text.equals("EL\n") ? "EL45.6\n" : "", sent, 5000);
        assertThat(driver.state(5_000_000_000L).measured().orElseThrow().pointing())
                .isEqualTo(new Pointing(123.4, 45.6));
        assertThat(driver.state(5_000_000_000L).contact()).isEqualTo(Contact.ANSWERING);
        assertThat(sent.subList(sent.size() - 4, sent.size())).containsOnly("AZ\n", "EL\n");
    }

    @Test
    void asks_each_axis_alone_of_a_box_without_letters() {
        List<String> sent = new ArrayList<>();
        RotatorDriver driver = talkTo(
                text -> switch (text) {
                    case "AZ\n" -> "+123.4\n";
                    case "EL\n" -> "+45.6\n";
                    case "VE\n" -> "VE002\n";
                    case "AZ EL \n" -> "+123.4 +45.6 "; // ends each answer with the delimiter that it was sent
                    default -> "";
                },
                sent,
                5000);
        assertThat(driver.state(5_000_000_000L).measured().orElseThrow().pointing())
                .isEqualTo(new Pointing(123.4, 45.6));
    }

    @Test
    void polls_each_axis_four_times_a_second_when_asked_alone() {
        List<String> sent = new ArrayList<>();
        talkTo(text -> text.equals("AZ\n") ? "AZ1.0\n" : text.equals("EL\n") ? "EL2.0\n" : "", sent, 4000);
        int before = sent.size();
        sent.clear();
        talkTo(text -> text.equals("AZ\n") ? "AZ1.0\n" : text.equals("EL\n") ? "EL2.0\n" : "", sent, 14_000);
        assertThat(sent.size() - before).isBetween(70, 84);
    }

    @Test
    void an_axis_that_answers_late_without_letters_is_never_taken_for_the_other() {
        // Every answer is one question late: the answer to AZ arrives while EL is asked, and so on.
        List<String> late = new ArrayList<>(List.of(""));
        List<String> sent = new ArrayList<>();
        RotatorDriver driver = talkTo(
                text -> {
                    late.add(text.equals("AZ\n") ? "+123.4\n" : text.equals("EL\n") ? "+45.6\n" : "");
                    return late.remove(0);
                },
                sent,
                60_000);
        driver.state(60_000_000_000L)
                .measured()
                .ifPresent(m -> assertThat(m.pointing()).isEqualTo(new Pointing(123.4, 45.6)));
    }

    @Test
    void an_alarm_is_passed_on_for_ten_seconds() {
        RotatorBench bench = bench(10, 10).run(1);
        bench.driver.onBytes(EasycommCodec.bytes("ALwind\n"), bench.nowNanos);
        bench.run(9);
        assertThat(bench.state().trouble().orElseThrow()).contains("wind");
        assertThat(bench.state().contact()).isEqualTo(Contact.ANSWERING);
        bench.run(2);
        assertThat(bench.state().trouble()).isEmpty();
    }

    @Test
    void the_echo_of_a_target_is_not_taken_for_a_position() {
        RotatorBench bench = bench(10, 10);
        bench.eachStep = () -> {
            String last = bench.sent.isEmpty() ? "" : bench.sent.get(bench.sent.size() - 1);
            if (target().matcher(last).matches()) {
                bench.driver.onBytes(EasycommCodec.bytes(last), bench.nowNanos);
                bench.sent.add("echoed");
            }
        };
        bench.run(1).driver.aim(new Pointing(100, 50));
        bench.run(1);
        assertThat(bench.state().measured().orElseThrow().pointing().azimuthDeg())
                .isLessThan(20);
    }
}
