package org.slewd.rotator.spid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.slewd.rotator.GoldenVectors;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.spid.SpidCodec.Reply;
import org.slewd.rotator.spid.SpidCodec.Scale;

class SpidCodecTest {

    private static final Map<String, SpidBox> FILES =
            Map.of("spid-rot1", SpidBox.ROT1, "spid-rot2", SpidBox.ROT2, "spid-md01", SpidBox.MD01);

    @TestFactory
    Stream<DynamicTest> agrees_with_the_vectors() {
        return FILES.entrySet().stream()
                .flatMap(entry -> GoldenVectors.read(entry.getKey(), "codec").stream()
                        .map(stanza ->
                                DynamicTest.dynamicTest(stanza.toString(), () -> check(entry.getValue(), stanza))));
    }

    private static void check(SpidBox box, GoldenVectors.Stanza stanza) {
        List<Reply> replies = read(box, stanza.received());
        switch (stanza.verb()) {
            case "at" -> {
                assertThat(SpidCodec.status()).isEqualTo(stanza.sent());
                assertThat(replies)
                        .singleElement()
                        .isInstanceOfSatisfying(
                                Reply.At.class, at -> assertThat(at.pointing()).isEqualTo(stanza.pointing()));
            }
            case "go" -> assertThat(target(box, stanza.pointing())).isEqualTo(stanza.sent());
            case "stop" -> assertThat(SpidCodec.stop()).isEqualTo(stanza.sent());
            case "garbled" -> assertThat(replies).hasSize(1).hasOnlyElementsOfType(Reply.Garbled.class);
            case "nothing" -> assertThat(replies).isEmpty();
            default -> throw new IllegalArgumentException(stanza.toString());
        }
    }

    private static byte[] target(SpidBox box, Pointing pointing) {
        return SpidCodec.target(box, pointing, scale(box));
    }

    private static Scale scale(SpidBox box) {
        return new Scale(box.pulsesPerDeg(), box.pulsesPerDeg());
    }

    private static List<Reply> read(SpidBox box, byte[] received) {
        List<Reply> replies = new ArrayList<>();
        new SpidCodec.Frames(box).push(received, replies::add);
        return replies;
    }

    @Test
    void every_position_is_read_as_it_was_written() {
        for (SpidBox box : SpidBox.ALL) {
            for (int tenths = -1800; tenths <= 5400; tenths += 10 / box.pulsesPerDeg()) {
                double elevationDeg = box.hasElevation() ? (tenths + 1800) % 2100 / 10.0 : 0;
                Pointing pointing = new Pointing(tenths / 10.0, elevationDeg);
                assertThat(read(box, SpidCodec.position(box, pointing, scale(box))))
                        .containsExactly(new Reply.At(pointing, scale(box)));
            }
        }
    }

    /** Hamlib truncates: it sends 10.5 for 10.99 and -0.5 for -0.1 at two pulses a degree, and 359 for 359.99 to a Rot1Prog. */
    @Test
    void rounds_to_the_nearest_pulse_where_hamlib_truncates() {
        assertThat(target(SpidBox.ROT2, new Pointing(10.99, -0.1)))
                .isEqualTo(target(SpidBox.ROT2, new Pointing(11, 0)));
        assertThat(target(SpidBox.ROT1, new Pointing(359.99, 0))).isEqualTo(target(SpidBox.ROT1, new Pointing(360, 0)));
    }

    @Test
    void counts_in_the_pulses_that_the_box_reports() {
        assertThat(SpidCodec.target(SpidBox.ROT2, new Pointing(123.5, 77), new Scale(4, 1)))
                .isEqualTo(HexFormat.of().parseHex("57313933340430343337012f20"));
    }

    @Test
    void a_frame_that_lost_any_byte_is_none_and_the_next_one_is_read() {
        for (SpidBox box : SpidBox.ALL) {
            byte[] whole = SpidCodec.position(box, new Pointing(44, box.hasElevation() ? 44 : 0), scale(box));
            for (int lost = 0; lost < whole.length; lost++) {
                byte[] both = new byte[2 * whole.length - 1];
                System.arraycopy(whole, 0, both, 0, lost);
                System.arraycopy(whole, lost + 1, both, lost, whole.length - lost - 1);
                System.arraycopy(whole, 0, both, whole.length - 1, whole.length);
                assertThat(read(box, Arrays.copyOf(both, whole.length - 1)))
                        .as("%s without byte %d", box, lost)
                        .isEmpty();
                assertThat(read(box, both))
                        .as("%s behind one without byte %d", box, lost)
                        .hasSize(1);
            }
        }
    }

    @Test
    void noise_yields_no_position() {
        Random random = new Random(1);
        for (SpidBox box : SpidBox.ALL) {
            SpidCodec.Frames frames = new SpidCodec.Frames(box);
            byte[] noise = new byte[64];
            List<Reply> replies = new ArrayList<>();
            for (int i = 0; i < 20_000; i++) {
                random.nextBytes(noise);
                frames.push(noise, replies::add);
            }
            // Chance makes five given bytes 1.3 million times in a row about once in a million.
            assertThat(replies).as("%s", box).isEmpty();
        }
    }
}
