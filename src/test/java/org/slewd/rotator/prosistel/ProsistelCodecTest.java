package org.slewd.rotator.prosistel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.slewd.link.LineSplitter;
import org.slewd.rotator.GoldenVectors;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.RotatorBench;
import org.slewd.rotator.prosistel.ProsistelBox.Axis;
import org.slewd.rotator.prosistel.ProsistelCodec.Reply;
import org.slewd.rotator.prosistel.ProsistelCodec.Verb;

class ProsistelCodecTest {

    private static final Map<String, ProsistelBox> FILES = Map.of(
            "prosistel-d", ProsistelBox.AZIMUTH,
            "prosistel-d-elevation", ProsistelBox.ELEVATION,
            "prosistel-combi", ProsistelBox.COMBI);

    @TestFactory
    Stream<DynamicTest> agrees_with_the_vectors() {
        return FILES.entrySet().stream()
                .flatMap(entry -> GoldenVectors.read(entry.getKey(), "codec").stream()
                        .map(stanza ->
                                DynamicTest.dynamicTest(stanza.toString(), () -> check(entry.getValue(), stanza))));
    }

    private static void check(ProsistelBox box, GoldenVectors.Stanza stanza) {
        String sent = RotatorBench.latin(stanza.sent());
        List<Reply> replies = read(box, RotatorBench.latin(stanza.received()));
        switch (stanza.verb()) {
            case "at" -> {
                assertThat(each(box, ProsistelCodec::ask)).isEqualTo(sent);
                assertThat(replies)
                        .containsExactlyElementsOf(box.axes().stream()
                                .map(axis -> new Reply.At(axis, angleDeg(axis, stanza.pointing())))
                                .toList());
            }
            case "go" -> {
                assertThat(each(box, axis -> ProsistelCodec.target(axis, stanza.pointing())))
                        .isEqualTo(sent);
                assertThat(replies).hasSize(box.axes().size()).hasOnlyElementsOfType(Reply.Done.class);
            }
            case "stop" ->
                assertThat(RotatorBench.latin(ProsistelCodec.stop(box))).isEqualTo(sent);
            case "quiet" -> {
                Axis axis = box.axes().stream()
                        .filter(known -> stanza.meaning().get(1).charAt(0) == known.letter())
                        .findFirst()
                        .orElseThrow();
                assertThat(RotatorBench.latin(ProsistelCodec.quiet(axis))).isEqualTo(sent);
                assertThat(replies).containsExactly(new Reply.Done(axis, Verb.QUIET));
            }
            case "refused" -> assertThat(replies).hasSize(1).hasOnlyElementsOfType(Reply.Refusal.class);
            case "garbled" -> assertThat(replies).hasSize(1).hasOnlyElementsOfType(Reply.Garbled.class);
            default -> throw new IllegalArgumentException(stanza.toString());
        }
    }

    private static String each(ProsistelBox box, Function<Axis, byte[]> words) {
        return box.axes().stream().map(words).map(RotatorBench::latin).collect(Collectors.joining());
    }

    private static double angleDeg(Axis axis, Pointing pointing) {
        return axis.isAzimuth() ? pointing.azimuthDeg() : pointing.elevationDeg();
    }

    private static List<Reply> read(ProsistelBox box, String received) {
        List<Reply> replies = new ArrayList<>();
        new LineSplitter(ProsistelCodec.MAX_LINE)
                .push(ProsistelCodec.bytes(received), line -> replies.add(ProsistelCodec.read(box, line)));
        return replies;
    }

    @Test
    void every_angle_is_read_as_it_was_written() {
        for (ProsistelBox box : ProsistelBox.ALL) {
            for (Axis axis : box.axes()) {
                int most = (axis.isAzimuth() ? 360 : 180) * axis.unitsPerDeg();
                for (int units = 0; units <= most; units++) {
                    double angleDeg = units / (double) axis.unitsPerDeg();
                    assertThat(read(box, RotatorBench.latin(ProsistelCodec.position(axis, angleDeg))))
                            .containsExactly(new Reply.At(axis, angleDeg));
                }
            }
        }
    }

    @Test
    void no_target_means_a_stop() {
        for (ProsistelBox box : ProsistelBox.ALL) {
            for (Axis axis : box.axes()) {
                assertThat(box.traits().azimuth().contains(axis.stopTarget() / (double) axis.unitsPerDeg()))
                        .isFalse();
                assertThat(box.traits().elevation().contains(axis.stopTarget() / (double) axis.unitsPerDeg()))
                        .isFalse();
            }
        }
    }

    @Test
    void noise_too_short_for_a_position_yields_none() {
        Random random = new Random(1);
        String alphabet = "\2ABE,?GS0123456789R\r\n\0x";
        for (int i = 0; i < 200_000; i++) {
            StringBuilder noise = new StringBuilder();
            for (int n = random.nextInt(7); n >= 0; n--) {
                noise.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            assertThat(read(ProsistelBox.COMBI, noise + "\r"))
                    .as("%s", noise)
                    .noneMatch(reply -> reply instanceof Reply.At);
        }
    }
}
