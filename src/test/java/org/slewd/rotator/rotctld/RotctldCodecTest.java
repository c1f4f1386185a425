package org.slewd.rotator.rotctld;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.slewd.link.LineSplitter;
import org.slewd.rotator.GoldenVectors;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.RotatorBench;
import org.slewd.rotator.rotctld.RotctldCodec.Reply;

class RotctldCodecTest {

    @TestFactory
    Stream<DynamicTest> agrees_with_the_vectors() {
        return GoldenVectors.read("rotctld", "codec").stream()
                .map(stanza -> DynamicTest.dynamicTest(stanza.toString(), () -> check(stanza)));
    }

    private static void check(GoldenVectors.Stanza stanza) {
        String sent = RotatorBench.latin(stanza.sent());
        List<Reply> replies = read(RotatorBench.latin(stanza.received()));
        switch (stanza.verb()) {
            case "at" -> {
                char mark = sent.charAt(0);
                assertThat(RotatorBench.latin(RotctldCodec.askPosition(mark))).isEqualTo(sent);
                assertThat(replies).containsExactly(new Reply.Position(mark, stanza.pointing()));
            }
            case "go" -> {
                assertThat(RotatorBench.latin(RotctldCodec.target(stanza.pointing())))
                        .isEqualTo(sent);
                assertThat(replies).containsExactly(new Reply.Obeyed(RotctldCodec.arguments(stanza.pointing()), 0));
            }
            case "stop" -> {
                assertThat(RotatorBench.latin(RotctldCodec.stop())).isEqualTo(sent);
                assertThat(replies).containsExactly(new Reply.Plain(0));
            }
            case "garbled" -> assertThat(replies).hasSize(1).hasOnlyElementsOfType(Reply.Garbled.class);
            default -> throw new IllegalArgumentException(stanza.toString());
        }
    }

    private static List<Reply> read(String received) {
        List<Reply> replies = new ArrayList<>();
        RotctldCodec codec = new RotctldCodec();
        new LineSplitter(RotctldCodec.MAX_LINE)
                .push(RotctldCodec.bytes(received), line -> codec.read(line, replies::add));
        return replies;
    }

    @Test
    void finds_its_way_back_after_an_answer_that_broke_off() {
        assertThat(read("get_pos:\nAzimuth: 1.00\nget_pos:\nAzimuth: 2.00\nElevation: 3.00\nRPRT 0\n"))
                .containsExactly(new Reply.Position('+', new Pointing(2, 3)));
        assertThat(read("set_pos: 1.00 2.00\nget_pos:;Azimuth: 2.00;Elevation: 3.00;RPRT 0\n"))
                .containsExactly(new Reply.Position(';', new Pointing(2, 3)));
    }

    @Test
    void numbers_are_written_with_a_point_and_two_decimals_whatever_the_locale() {
        java.util.Locale before = java.util.Locale.getDefault();
        java.util.Locale.setDefault(java.util.Locale.GERMANY);
        try {
            assertThat(RotatorBench.latin(RotctldCodec.target(new Pointing(12.5, 3))))
                    .isEqualTo("+P 12.50 3.00\n");
        } finally {
            java.util.Locale.setDefault(before);
        }
    }

    @Test
    void plain_answers_are_numbers_and_reports() {
        assertThat(read("163.00\n41.00\nRPRT -8\n-0.00\n"))
                .containsExactly(new Reply.Angle(163), new Reply.Angle(41), new Reply.Plain(-8), new Reply.Angle(0));
    }
}
