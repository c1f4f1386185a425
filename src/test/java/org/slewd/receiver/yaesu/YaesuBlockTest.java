package org.slewd.receiver.yaesu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.slewd.receiver.Mode;
import org.slewd.receiver.Vectors;
import org.slewd.receiver.Vectors.Stanza;

class YaesuBlockTest {

    private static final Map<String, YaesuProfile> PROFILES = Map.of(
            "ft-817", YaesuProfile.FT_817,
            "ft-847", YaesuProfile.FT_847,
            "ft-736r", YaesuProfile.FT_736R);

    static Stream<Stanza> stanzas() {
        return Vectors.read("yaesu.vectors").stream();
    }

    @ParameterizedTest
    @MethodSource("stanzas")
    void says_and_understands_what_the_vectors_have(Stanza stanza) {
        List<String> words = stanza.meaning();
        int purpose = HexFormat.fromHexDigits(words.get(1));
        byte[] said = switch (words.get(0)) {
            case "set" -> YaesuBlock.frequency(purpose, Long.parseLong(words.get(2)));
            case "mode" -> YaesuBlock.mode(purpose, Mode.valueOf(words.get(2)));
            default -> YaesuBlock.plain(purpose);
        };
        assertThat(said).isEqualTo(Vectors.hex(stanza.sent()));
        if (words.get(0).equals("set")) {
            assertThat(YaesuBlock.hzIn(said)).hasValue(Long.parseLong(words.get(2)));
        } else if (words.get(0).equals("ask")) {
            byte[] answer = Vectors.hex(stanza.received());
            assertThat(YaesuBlock.hzIn(answer)).hasValue(Long.parseLong(words.get(2)));
            assertThat(YaesuBlock.modeOf(YaesuBlock.purpose(answer))).contains(Mode.valueOf(words.get(3)));
        }
    }

    @Test
    void the_simulators_answer_what_the_vectors_have() {
        YaesuSimulator radio = new YaesuSimulator(YaesuProfile.FT_817);
        String section = "";
        long nowNanos = 0;
        for (Stanza stanza : stanzas().toList()) {
            if (!stanza.section().equals(section)) {
                section = stanza.section();
                radio = new YaesuSimulator(PROFILES.get(section));
            }
            ByteArrayOutputStream heard = new ByteArrayOutputStream();
            radio.onBytes(Vectors.hex(stanza.sent()), nowNanos);
            nowNanos += 1_000_000_000;
            radio.step(nowNanos, heard::writeBytes);
            assertThat(HexFormat.ofDelimiter(" ").formatHex(heard.toByteArray()))
                    .as(stanza.toString())
                    .isEqualTo(stanza.received());
        }
    }

    @Test
    void every_frequency_comes_back_as_it_was_and_none_ends_with_the_word_that_keys() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 2_000; i++) {
            long hz = i % 4 == 0
                    ? random.nextLong(120_000_000, 130_000_000) * 10
                    : random.nextLong(10_000, 100_000_000) * 10;
            byte[] block = YaesuBlock.frequency(YaesuBlock.SET_MAIN, hz);
            assertThat(YaesuBlock.hzIn(block)).hasValue(hz);
            assertThat(YaesuBlock.purpose(block)).isEqualTo(YaesuBlock.SET_MAIN);
        }
    }

    @Test
    void refuses_what_has_no_digits() {
        for (long hz : new long[] {0, -10, 5, 145_800_001, 1_000_000_000, 1_300_000_000}) {
            assertThatIllegalArgumentException().isThrownBy(() -> YaesuBlock.frequency(YaesuBlock.SET_MAIN, hz));
        }
    }

    @Test
    void bytes_that_are_no_digits_are_no_frequency() {
        for (String bytes :
                List.of("00 00 00 00 08", "1a 59 00 00 08", "a4 59 00 00 08", "14 59 00 0f 08", "14 c9 00 00 08")) {
            assertThat(YaesuBlock.hzIn(Vectors.hex(bytes))).as(bytes).isEmpty();
        }
    }

    @Test
    void knows_which_blocks_could_key_a_radio_that_is_out_of_step() {
        assertThat(YaesuBlock.couldKeyOutOfStep(YaesuBlock.frequency(1, 145_908_000)))
                .isTrue();
        assertThat(YaesuBlock.couldKeyOutOfStep(YaesuBlock.frequency(1, 430_800_000)))
                .isTrue();
        assertThat(YaesuBlock.couldKeyOutOfStep(YaesuBlock.frequency(1, 145_800_080)))
                .isTrue();
        assertThat(YaesuBlock.couldKeyOutOfStep(YaesuBlock.mode(7, Mode.FM))).isTrue();
        assertThat(YaesuBlock.couldKeyOutOfStep(YaesuBlock.frequency(1, 145_800_000)))
                .isFalse();
        assertThat(YaesuBlock.couldKeyOutOfStep(YaesuBlock.mode(7, Mode.USB))).isFalse();
        assertThat(YaesuBlock.couldKeyOutOfStep(YaesuBlock.plain(3))).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void every_mode_has_a_code_of_its_own(Mode mode) {
        byte[] block = YaesuBlock.mode(YaesuBlock.MODE_MAIN, mode);
        assertThat(YaesuBlock.modeOf(block[0])).contains(mode);
    }

    @Test
    void narrow_modes_count_as_the_wide_and_others_have_no_word() {
        assertThat(YaesuBlock.modeOf(0x82)).contains(Mode.CW);
        assertThat(YaesuBlock.modeOf(0x84)).contains(Mode.AM);
        assertThat(YaesuBlock.modeOf(0x88)).contains(Mode.FM);
        for (int code : new int[] {0x03, 0x0A, 0x0C, 0x80, 0x81, 0x83, 0xFF}) {
            assertThat(YaesuBlock.modeOf(code)).isEqualTo(Optional.empty());
        }
    }
}
