package org.slewd.rotator.easycomm;

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
import org.slewd.rotator.easycomm.EasycommCodec.Reply;

class EasycommCodecTest {

    @TestFactory
    Stream<DynamicTest> agrees_with_the_vectors() {
        return GoldenVectors.read("easycomm2", "codec").stream()
                .map(stanza -> DynamicTest.dynamicTest(stanza.toString(), () -> check(stanza)));
    }

    private static void check(GoldenVectors.Stanza stanza) {
        String sent = RotatorBench.latin(stanza.sent());
        List<Reply> replies = read(RotatorBench.latin(stanza.received()));
        replies.removeIf(reply -> reply instanceof Reply.Nothing || reply instanceof Reply.Health);
        switch (stanza.verb()) {
            case "at" -> {
                assertThat(RotatorBench.latin(EasycommCodec.Question.BOTH.bytes()))
                        .isEqualTo(sent);
                assertThat(replies).containsExactly(new Reply.Position(stanza.pointing()));
            }
            case "go" -> {
                assertThat(RotatorBench.latin(EasycommCodec.target(stanza.pointing())))
                        .isEqualTo(sent);
                assertThat(replies).isEmpty();
            }
            case "stop" -> assertThat(RotatorBench.latin(EasycommCodec.stop())).isEqualTo(sent);
            case "alarm" ->
                assertThat(replies)
                        .containsExactly(new Reply.Alarm(stanza.meaning().get(1)));
            case "garbled" -> assertThat(replies).hasSize(1).hasOnlyElementsOfType(Reply.Garbled.class);
            case "nothing" -> assertThat(replies).isEmpty();
            default -> throw new IllegalArgumentException(stanza.toString());
        }
    }

    private static List<Reply> read(String received) {
        List<Reply> replies = new ArrayList<>();
        new LineSplitter(EasycommCodec.MAX_LINE)
                .push(EasycommCodec.bytes(received), line -> replies.add(EasycommCodec.read(line)));
        return replies;
    }

    @Test
    void every_tenth_of_a_degree_is_read_as_it_was_written() {
        for (int tenths = -1800; tenths <= 5400; tenths++) {
            Pointing pointing = new Pointing(tenths / 10.0, (tenths + 1800) % 2100 / 10.0);
            assertThat(read(RotatorBench.latin(EasycommCodec.position(pointing.azimuthDeg(), pointing.elevationDeg()))))
                    .containsExactly(new Reply.Position(pointing));
        }
    }

    @Test
    void a_position_with_its_end_cut_off_is_none() {
        String whole = "AZ123.4 EL45.6";
        for (int length = 1; length < whole.length(); length++) {
            assertThat(read(whole.substring(0, length) + "\n"))
                    .as("%d bytes", length)
                    .noneMatch(reply -> reply instanceof Reply.Position);
        }
    }

    @Test
    void nothing_is_written_below_zero_by_a_hair() {
        assertThat(RotatorBench.latin(EasycommCodec.position(-0.04, -0.01))).isEqualTo("AZ0.0 EL0.0\n");
        assertThat(RotatorBench.latin(EasycommCodec.azimuth(-0.04))).isEqualTo("AZ0.0\n");
        assertThat(RotatorBench.latin(EasycommCodec.elevation(-0.06))).isEqualTo("EL-0.1\n");
    }
}
