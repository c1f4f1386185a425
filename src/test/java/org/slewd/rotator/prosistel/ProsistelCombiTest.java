package org.slewd.rotator.prosistel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
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

class ProsistelCombiTest extends RotatorContract {

    private static final long MS = 1_000_000L;

    private static final String STOP = "\2AG9777\r\2BG9777\r";

    @Override
    protected RotatorKind kind() {
        return Prosistel.KIND_COMBI;
    }

    @Override
    protected Pattern mayWrite() {
        return Pattern.compile("\2[AB][?S]\r|\2AG(3600|3[0-5]\\d\\d|[0-2]?\\d{1,3})\r"
                + "|\2BG(1800|1[0-7]\\d\\d|\\d{1,3})\r|\2[AB]G9777\r|" + STOP);
    }

    /** A target goes out axis by axis; the first stands for both. */
    @Override
    protected Pattern target() {
        return Pattern.compile("\2AG(?!9777)\\d+\r");
    }

    @Override
    protected long replyTimeoutNanos() {
        return 500_000_000L;
    }

    @Override
    protected int questionsPerPosition() {
        return 2;
    }

    @TestFactory
    Stream<DynamicTest> the_simulator_agrees_with_the_vectors() {
        return VectorChecks.simulator(kind(), "prosistel-combi");
    }

    /** Talks to a box that answers each write at once; aims at 290.5/45.2 after a second. */
    private static ProsistelDriver talkTo(UnaryOperator<String> box, List<String> sent, long forMs) {
        ProsistelDriver driver = new ProsistelDriver(ProsistelBox.COMBI, 0);
        for (long ms = 0; ms < forMs; ms += 5) {
            long nowNanos = ms * MS;
            if (ms == 1000) {
                driver.aim(new Pointing(290.5, 45.2));
            }
            driver.step(nowNanos, bytes -> {
                String text = RotatorBench.latin(bytes);
                sent.add(text);
                driver.onBytes(ProsistelCodec.bytes(box.apply(text)), nowNanos);
            });
        }
        return driver;
    }

    private static String box(String text) {
        char axis = text.charAt(1);
        char verb = text.charAt(2);
        return "\2" + axis + ',' + verb + (verb == '?' ? ",0100" : "") + ",R\r";
    }

    @Test
    void ends_both_streams_before_it_asks() {
        List<String> sent = new ArrayList<>();
        talkTo(ProsistelCombiTest::box, sent, 200);
        assertThat(sent).containsExactly("\2AS\r", "\2BS\r", "\2A?\r", "\2B?\r");
    }

    @Test
    void asks_for_the_position_even_if_the_stream_cannot_be_ended() {
        List<String> sent = new ArrayList<>();
        ProsistelDriver driver = talkTo(text -> text.charAt(2) == 'S' ? "" : box(text), sent, 2000);
        assertThat(driver.state(2000 * MS).measured().orElseThrow().pointing()).isEqualTo(new Pointing(10, 10));
    }

    @Test
    void sends_the_target_of_each_axis_after_the_acknowledgement_of_the_other() {
        List<String> sent = new ArrayList<>();
        talkTo(ProsistelCombiTest::box, sent, 2000);
        assertThat(sent).containsSubsequence("\2AG2905\r", "\2BG452\r");
        assertThat(sent.indexOf("\2BG452\r")).isEqualTo(sent.indexOf("\2AG2905\r") + 1);
    }

    @Test
    void a_target_that_is_not_acknowledged_is_sent_once_more() {
        List<String> sent = new ArrayList<>();
        ProsistelDriver driver = talkTo(text -> text.startsWith("\2BG") ? "" : box(text), sent, 4000);
        assertThat(sent.stream().filter("\2BG452\r"::equals)).hasSize(2);
        assertThat(sent).doesNotContain(STOP);
        assertThat(driver.state(4000 * MS).measured()).isPresent();
    }

    @Test
    void a_target_that_is_refused_is_sent_once_more() {
        List<String> sent = new ArrayList<>();
        talkTo(text -> text.startsWith("\2BG") ? "\2B,G,E,00003\r" : box(text), sent, 4000);
        assertThat(sent.stream().filter("\2BG452\r"::equals)).hasSize(2);
    }

    @Test
    void a_position_is_as_old_as_its_older_half() {
        ProsistelDriver driver = new ProsistelDriver(ProsistelBox.COMBI, 0);
        long[] azimuthNanos = {0};
        for (long ms = 0; ms < 400; ms += 5) {
            long nowNanos = ms * MS;
            driver.step(nowNanos, bytes -> {
                String text = RotatorBench.latin(bytes);
                if (text.equals("\2A?\r") && azimuthNanos[0] == 0) {
                    azimuthNanos[0] = nowNanos;
                }
                driver.onBytes(ProsistelCodec.bytes(box(text)), nowNanos);
            });
            driver.state(nowNanos)
                    .measured()
                    .filter(measured -> nowNanos < azimuthNanos[0] + 200 * MS)
                    .ifPresent(measured -> assertThat(measured.nanos()).isEqualTo(azimuthNanos[0]));
        }
        assertThat(azimuthNanos[0]).isPositive();
    }
}
