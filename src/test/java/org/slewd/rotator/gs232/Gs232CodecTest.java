package org.slewd.rotator.gs232;

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

class Gs232CodecTest {

    @TestFactory
    Stream<DynamicTest> agrees_with_the_vectors() {
        return Stream.of("gs232a", "gs232b")
                .flatMap(file -> GoldenVectors.read(file, "codec").stream())
                .map(stanza -> DynamicTest.dynamicTest(stanza.toString(), () -> check(stanza)));
    }

    private static void check(GoldenVectors.Stanza stanza) {
        String sent = RotatorBench.latin(stanza.sent());
        List<Gs232Codec.Reply> replies = read(RotatorBench.latin(stanza.received()));
        replies.removeIf(reply -> reply instanceof Gs232Codec.Reply.Nothing);
        switch (stanza.verb()) {
            case "at" -> {
                assertThat(RotatorBench.latin(Gs232Codec.askPosition())).isEqualTo(sent);
                assertThat(replies).containsExactly(new Gs232Codec.Reply.Position(stanza.pointing()));
            }
            case "go" -> {
                assertThat(RotatorBench.latin(Gs232Codec.target(stanza.pointing())))
                        .isEqualTo(sent);
                assertThat(replies).isEmpty();
            }
            case "stop" -> assertThat(RotatorBench.latin(Gs232Codec.stop())).isEqualTo(sent);
            case "garbled" -> assertThat(replies).hasSize(1).hasOnlyElementsOfType(Gs232Codec.Reply.Garbled.class);
            case "nothing" -> assertThat(replies).isEmpty();
            default -> throw new IllegalArgumentException(stanza.toString());
        }
    }

    private static List<Gs232Codec.Reply> read(String received) {
        List<Gs232Codec.Reply> replies = new ArrayList<>();
        new LineSplitter(Gs232Codec.MAX_LINE)
                .push(Gs232Codec.bytes(received), line -> Gs232Codec.read(line, replies::add));
        return replies;
    }

    @Test
    void every_position_is_read_as_it_was_written_in_both_dialects() {
        for (Gs232Codec.Dialect dialect : Gs232Codec.Dialect.values()) {
            for (int azimuth = 0; azimuth <= 450; azimuth++) {
                int elevation = azimuth % 181;
                assertThat(read(dialect.position(azimuth, elevation) + "\r\n"))
                        .contains(new Gs232Codec.Reply.Position(new Pointing(azimuth, elevation)));
            }
        }
    }

    @Test
    void a_refusal_without_line_end_is_told_from_the_reply_behind_it() {
        assertThat(read("?>+0123+0045\r"))
                .containsExactly(new Gs232Codec.Reply.Refusal(), new Gs232Codec.Reply.Position(new Pointing(123, 45)));
    }

    @Test
    void a_position_with_any_byte_missing_is_none() {
        for (String whole : List.of("+0123+0045\r\n", "AZ=123  EL=045\r\n")) {
            int end = whole.indexOf('\r');
            for (int i = 0; i < end; i++) {
                if (whole.charAt(i) != ' ') {
                    assertThat(read(whole.substring(0, i) + whole.substring(i + 1)))
                            .as("%s without byte %d", whole, i)
                            .noneMatch(reply -> reply instanceof Gs232Codec.Reply.Position);
                }
            }
        }
    }

    @Test
    void noise_too_short_for_a_position_yields_none() {
        Random random = new Random(1);
        String alphabet = "+-0123456789AZEL= ?>\r\nC2WS.\0x";
        for (int i = 0; i < 200_000; i++) {
            StringBuilder noise = new StringBuilder();
            for (int n = random.nextInt(7); n >= 0; n--) {
                noise.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            assertThat(read(noise + "\r"))
                    .as("%s", noise)
                    .noneMatch(reply -> reply instanceof Gs232Codec.Reply.Position);
        }
    }
}
