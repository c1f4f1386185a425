package org.slewd.receiver.civ;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slewd.receiver.Mode;
import org.slewd.receiver.Vectors;
import org.slewd.receiver.Vectors.Stanza;
import org.slewd.receiver.civ.CivReply.Accepted;
import org.slewd.receiver.civ.CivReply.Damaged;
import org.slewd.receiver.civ.CivReply.Foreign;
import org.slewd.receiver.civ.CivReply.FrequencyIs;
import org.slewd.receiver.civ.CivReply.ModeIs;
import org.slewd.receiver.civ.CivReply.Refused;

class CivCodecTest {

    static Stream<Stanza> ours() {
        return CivWords.stanzas().filter(CivWords::isOurs);
    }

    @ParameterizedTest
    @MethodSource("ours")
    void says_what_the_vectors_say(Stanza stanza) {
        assertThat(CivWords.request(stanza).bytes(CivWords.profile(stanza).address()))
                .isEqualTo(Vectors.hex(stanza.sent()));
    }

    @ParameterizedTest
    @MethodSource("ours")
    void understands_what_the_vectors_answer(Stanza stanza) {
        byte[] frame = Vectors.hex(stanza.received());

        assertThat(CivCodec.decode(Arrays.copyOfRange(frame, 4, frame.length - 1)))
                .isEqualTo(CivWords.reply(stanza));
    }

    @Test
    void writes_and_reads_every_kind_of_frequency_the_same() {
        SplittableRandom random = new SplittableRandom(1);
        byte[] digits = new byte[CivCodec.FREQUENCY_BYTES];
        Stream.concat(
                        Stream.of(1L, 9L, 10L, 99L, 100L, 999_999_999L, 1_000_000_000L, CivCodec.MAX_HZ),
                        random.longs(10_000, 1, CivCodec.MAX_HZ + 1).boxed())
                .forEach(hz -> {
                    CivCodec.putHz(hz, digits, 0);
                    assertThat(CivCodec.hz(digits, 0)).contains(hz);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0300009045", // a digit pair is missing
                "03000090450100", // one too many
                "030a00904501", // not a decimal digit
                "03a000904501",
                "030000000000", // no frequency
                "fb00",
                "fa00",
                "04",
                "04050100"
            })
    void a_frame_of_wrong_length_or_digits_is_damaged(String payload) {
        assertThat(CivCodec.decode(HexFormat.of().parseHex(payload))).isEqualTo(new Damaged());
    }

    @Test
    void knows_refusals_blank_memories_other_modes_and_what_is_none_of_our_business() {
        assertThat(CivCodec.decode(new byte[] {(byte) 0xFA})).isEqualTo(new Refused("FA"));
        assertThat(CivCodec.decode(new byte[] {(byte) 0xFB})).isEqualTo(new Accepted());
        assertThat(CivCodec.decode(new byte[] {0x03, (byte) 0xFF})).isEqualTo(new Refused("a blank memory"));
        assertThat(CivCodec.decode(new byte[] {0x04, 0x17, 0x01})).isEqualTo(new ModeIs(Optional.empty()));
        assertThat(CivCodec.decode(new byte[] {0x04, (byte) 0x80})).isEqualTo(new ModeIs(Optional.empty()));
        assertThat(CivCodec.decode(new byte[] {0x27, 0x00})).isEqualTo(new Foreign());
        assertThat(CivCodec.decode(HexFormat.of().parseHex("000000904501"))).isEqualTo(new FrequencyIs(145_900_000));
    }

    @Test
    void says_nothing_that_could_key_a_transmitter() {
        assertThat(CivWords.all(145_900_000).map(CivRequest::payload))
                .hasSize(24)
                .allMatch(payload -> List.of(0x03, 0x04, 0x05, 0x06, 0x07, 0x15, 0x16, 0x25, 0x26)
                        .contains((int) payload[0]))
                .noneMatch(CivKeying::couldKey);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, CivCodec.MAX_HZ + 1, Long.MAX_VALUE, Long.MIN_VALUE})
    void cannot_say_a_frequency_of_other_than_one_to_ten_digits(long hz) {
        assertThatIllegalArgumentException().isThrownBy(() -> new CivRequest.SetFrequency(hz));
    }

    @Test
    void gives_each_mode_the_code_of_the_manual() {
        assertThat(Stream.of(Mode.values()).map(CivCodec::modeCode)).containsExactly(0, 1, 2, 3, 5, 6);
    }
}
