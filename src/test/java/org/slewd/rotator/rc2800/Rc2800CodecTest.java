package org.slewd.rotator.rc2800;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.slewd.link.LineSplitter;
import org.slewd.rotator.GoldenVectors;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.RotatorBench;
import org.slewd.rotator.rc2800.Rc2800Codec.Axis;
import org.slewd.rotator.rc2800.Rc2800Codec.Reply;

class Rc2800CodecTest {

    @TestFactory
    Stream<DynamicTest> agrees_with_the_vectors() {
        return GoldenVectors.read("rc2800", "codec").stream()
                .map(stanza -> DynamicTest.dynamicTest(stanza.toString(), () -> check(stanza)));
    }

    private static void check(GoldenVectors.Stanza stanza) {
        String sent = RotatorBench.latin(stanza.sent());
        List<Reply> replies = read(RotatorBench.latin(stanza.received()));
        replies.removeIf(reply -> reply instanceof Reply.Nothing);
        switch (stanza.verb()) {
            case "azimuth" -> {
                assertThat(RotatorBench.latin(Rc2800Codec.ask(Axis.AZIMUTH))).isEqualTo(sent);
                assertThat(replies)
                        .containsExactly(
                                new Reply.At(Axis.AZIMUTH, stanza.pointing().azimuthDeg()));
            }
            case "elevation" -> {
                assertThat(RotatorBench.latin(Rc2800Codec.ask(Axis.ELEVATION))).isEqualTo(sent);
                assertThat(replies)
                        .containsExactly(
                                new Reply.At(Axis.ELEVATION, stanza.pointing().elevationDeg()));
            }
            case "go" -> {
                Pointing target = Rc2800.TRAITS.onGrid(stanza.pointing());
                byte[] written = stanza.meaning().get(3).equals("A")
                        ? Rc2800Codec.target(Axis.AZIMUTH, target.azimuthDeg())
                        : Rc2800Codec.target(Axis.ELEVATION, target.elevationDeg());
                assertThat(RotatorBench.latin(written)).isEqualTo(sent);
            }
            case "stop" -> assertThat(RotatorBench.latin(Rc2800Codec.stop())).isEqualTo(sent);
            case "refused" -> assertThat(replies).containsExactly(new Reply.Refusal(Axis.AZIMUTH, "ERR=05"));
            case "garbled" -> assertThat(replies).hasSize(1).hasOnlyElementsOfType(Reply.Garbled.class);
            default -> throw new IllegalArgumentException(stanza.toString());
        }
    }

    private static List<Reply> read(String received) {
        List<Reply> replies = new ArrayList<>();
        new LineSplitter(Rc2800Codec.MAX_LINE)
                .push(Rc2800Codec.bytes(received), line -> replies.add(Rc2800Codec.read(line)));
        return replies;
    }

    @Test
    void every_tenth_of_a_degree_is_read_as_it_was_written_in_both_forms() {
        for (Rc2800Codec.Form form : Rc2800Codec.Form.values()) {
            for (int tenths = 0; tenths <= 3600; tenths++) {
                assertThat(read(RotatorBench.latin(form.position(Axis.AZIMUTH, tenths / 10.0, true))))
                        .contains(new Reply.At(Axis.AZIMUTH, tenths / 10.0));
            }
        }
    }

    @Test
    void a_position_with_its_end_cut_off_is_none() {
        for (String whole : List.of("A P= 123.4 S=9 ST", "E=43.7 S=9 M")) {
            for (int length = 1; length < whole.length() - (whole.endsWith("ST") ? 1 : 0); length++) {
                assertThat(read(whole.substring(0, length) + "\r"))
                        .as("%s, %d bytes", whole, length)
                        .noneMatch(reply -> reply instanceof Reply.At);
            }
        }
    }

    @Test
    void noise_too_short_for_a_position_yields_none() {
        Random random = new Random(1);
        String alphabet = "AE P=0123456789.SMVT\r\nR\0x";
        for (int i = 0; i < 200_000; i++) {
            StringBuilder noise = new StringBuilder();
            for (int n = random.nextInt(9); n >= 0; n--) {
                noise.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            assertThat(read(noise + "\r")).as("%s", noise).noneMatch(reply -> reply instanceof Reply.At);
        }
    }
}
