package org.slewd.receiver.rigctld;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slewd.receiver.Leg;
import org.slewd.receiver.Mode;
import org.slewd.receiver.Vectors;
import org.slewd.receiver.Vectors.Stanza;
import org.slewd.receiver.rigctld.RigctldReply.Done;
import org.slewd.receiver.rigctld.RigctldReply.Failed;
import org.slewd.receiver.rigctld.RigctldReply.FrequencyIs;
import org.slewd.receiver.rigctld.RigctldReply.LevelIs;
import org.slewd.receiver.rigctld.RigctldReply.ModeIs;
import org.slewd.receiver.rigctld.RigctldReply.Refused;
import org.slewd.receiver.rigctld.RigctldReply.VfoModeIs;

class RigctldCodecTest {

    static Stream<Stanza> ours() {
        return RigctldWords.stanzas().filter(RigctldWords::isOurs);
    }

    private static List<RigctldReply> read(RigctldDialect dialect, String text) {
        List<RigctldReply> replies = new ArrayList<>();
        new RigctldReader(dialect).push(Vectors.escaped(text), replies::add);
        return replies;
    }

    @ParameterizedTest
    @MethodSource("ours")
    void says_what_the_vectors_say(Stanza stanza) {
        assertThat(RigctldWords.request(stanza).bytes(RigctldWords.dialect(stanza), RigctldWords.vfoMode(stanza)))
                .asString(StandardCharsets.US_ASCII)
                .isEqualTo(new String(Vectors.escaped(stanza.sent()), StandardCharsets.US_ASCII));
    }

    @ParameterizedTest
    @MethodSource("ours")
    void understands_what_the_vectors_answer_whole_byte_by_byte_and_twice_in_one_piece(Stanza stanza) {
        RigctldReply expected = RigctldWords.reply(stanza);
        List<RigctldReply> byteByByte = new ArrayList<>();
        RigctldReader reader = new RigctldReader(RigctldWords.dialect(stanza));
        for (byte b : Vectors.escaped(stanza.received())) {
            reader.push(new byte[] {b}, byteByByte::add);
        }

        assertThat(read(RigctldWords.dialect(stanza), stanza.received())).containsExactly(expected);
        assertThat(byteByByte).containsExactly(expected);
        assertThat(read(RigctldWords.dialect(stanza), stanza.received() + stanza.received()))
                .containsExactly(expected, expected);
    }

    @Test
    void never_takes_the_width_of_a_mode_for_a_frequency() {
        assertThat(read(RigctldDialect.GQRX, "FM\\n15000\\n145900000\\n"))
                .containsExactly(new ModeIs("", Optional.of(Mode.FM)), new FrequencyIs("", 145_900_000));
        assertThat(read(RigctldDialect.GQRX, "FM\\r\\n15000\\r\\nRPRT 0\\r\\n"))
                .containsExactly(new ModeIs("", Optional.of(Mode.FM)), new Done(""));
        assertThat(read(RigctldDialect.HAMLIB, "FM\\n15000\\n145900000\\n")).isEmpty();
    }

    @Test
    void tells_what_will_not_help_from_what_may_recover() {
        assertThat(read(RigctldDialect.HAMLIB, "set_freq: 1\\nRPRT -1\\n"))
                .containsExactly(new Refused("set_freq", "RPRT -1, bad parameter"));
        assertThat(read(RigctldDialect.HAMLIB, "get_freq:\\nRPRT -6\\n"))
                .containsExactly(new Failed("get_freq", "RPRT -6, input or output failed"));
        assertThat(read(RigctldDialect.HAMLIB, "get_freq:\\nRPRT -99\\n"))
                .containsExactly(new Refused("get_freq", "RPRT -99"));
        assertThat(read(RigctldDialect.GQRX, "RPRT 1\\n")).containsExactly(new Refused("", "RPRT 1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"chkvfo 1\\n", "CHKVFO 1\\n", "ChkVFO: 1\\n", "1\\n"})
    void knows_the_ways_in_which_versions_say_that_they_want_a_vfo(String answer) {
        assertThat(read(RigctldDialect.HAMLIB, answer)).containsExactly(new VfoModeIs("chk_vfo", true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-5", "0", "0.2", "100000000001", "999999999999999", "nan", "1e9", "145,9", ""})
    void takes_for_a_frequency_only_what_a_receiver_can_have(String text) {
        assertThat(read(RigctldDialect.HAMLIB, "get_freq:\\nFrequency: " + text + "\\nRPRT 0\\n"))
                .hasSize(1)
                .allMatch(Refused.class::isInstance);
        assertThat(read(RigctldDialect.GQRX, text + "\\n")).noneMatch(FrequencyIs.class::isInstance);
    }

    @Test
    void takes_a_number_for_a_level_only_when_one_was_asked_for() {
        assertThat(read(RigctldDialect.HAMLIB, "get_level: STRENGTH\\n-54\\nRPRT 0\\n"))
                .containsExactly(new LevelIs("get_level", -54));
        assertThat(read(RigctldDialect.HAMLIB, "get_level: STRENGTH\\nRPRT -11\\n"))
                .containsExactly(new Refused("get_level", "RPRT -11, not available on this radio"));
        RigctldReader reader = new RigctldReader(RigctldDialect.GQRX);
        List<RigctldReply> replies = new ArrayList<>();
        reader.asked("get_level");
        reader.push(Vectors.escaped("-73.2\\n"), replies::add);
        reader.asked("get_freq");
        reader.push(Vectors.escaped("145900000\\n"), replies::add);
        assertThat(replies).containsExactly(new LevelIs("", -73.2), new FrequencyIs("", 145_900_000));
    }

    @Test
    void rounds_decimals() {
        assertThat(read(RigctldDialect.HAMLIB, "get_freq:\\nFrequency: 145900000.500000\\nRPRT 0\\n"))
                .containsExactly(new FrequencyIs("get_freq", 145_900_001));
    }

    @Test
    void gives_all_names_of_cw_in_gqrx_one_meaning_and_knows_narrow_and_stereo_fm() {
        for (String name : List.of("CW", "CWL", "CWU", "CWR")) {
            assertThat(read(RigctldDialect.GQRX, name + "\\n")).containsExactly(new ModeIs("", Optional.of(Mode.CW)));
        }
        assertThat(read(RigctldDialect.HAMLIB, "get_mode:\\nMode: CWR\\nRPRT 0\\n"))
                .containsExactly(new ModeIs("get_mode", Optional.empty()));
        assertThat(read(RigctldDialect.HAMLIB, "get_mode:\\nMode: FMN\\nRPRT 0\\n"))
                .containsExactly(new ModeIs("get_mode", Optional.of(Mode.FM)));
        assertThat(read(RigctldDialect.GQRX, "WFM_ST\\n")).containsExactly(new ModeIs("", Optional.of(Mode.WFM)));
    }

    @Test
    void drops_what_it_does_not_understand() {
        assertThat(read(RigctldDialect.HAMLIB, "hello\\n\\nRPRT\\nRPRT x\\n" + "9".repeat(500) + "\\n"))
                .isEmpty();
        assertThat(read(RigctldDialect.GQRX, "hello world\\n\\nRPRT\\nRPRT x\\n" + "9".repeat(500) + "\\n"))
                .isEmpty();
    }

    @Test
    void forgets_half_an_answer_on_a_new_connection() {
        RigctldReader reader = new RigctldReader(RigctldDialect.HAMLIB);
        List<RigctldReply> replies = new ArrayList<>();
        reader.push(Vectors.escaped("get_freq:\\nFrequency: 1459"), replies::add);
        reader.clear();
        reader.push(Vectors.escaped("00000\\nRPRT 0\\n"), replies::add);

        assertThat(replies).containsExactly(new Done(""));
    }

    @Test
    void no_noise_between_extended_answers_makes_a_frequency_that_was_not_sent() {
        SplittableRandom random = new SplittableRandom(7);
        RigctldReader reader = new RigctldReader(RigctldDialect.HAMLIB);
        Set<Long> truths = new HashSet<>();
        Set<Long> heard = new HashSet<>();
        for (int round = 0; round < 20_000; round++) {
            byte[] noise = new byte[random.nextInt(30)];
            random.nextBytes(noise);
            long hz = random.nextLong(1, RigctldReader.MAX_HZ);
            String answer = "\nget_freq:\nFrequency: " + hz + "\nRPRT 0\n";
            truths.add(hz);
            String text = new String(noise, StandardCharsets.ISO_8859_1) + answer;
            if (random.nextInt(4) == 0) {
                int at = random.nextInt(noise.length, text.length());
                text = text.substring(0, at) + "\n";
            }
            byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
            for (int at = 0; at < bytes.length; ) {
                int length = random.nextInt(1, bytes.length - at + 1);
                reader.push(Arrays.copyOfRange(bytes, at, at + length), reply -> {
                    if (reply instanceof FrequencyIs frequency) {
                        heard.add(frequency.hz());
                    }
                });
                at += length;
            }
        }

        heard.removeAll(truths);
        assertThat(heard).as("seed 7").isEmpty();
    }

    @Test
    void says_nothing_that_could_key_a_transmitter() {
        for (RigctldDialect dialect : RigctldDialect.values()) {
            for (boolean vfoMode : List.of(true, false)) {
                assertThat(RigctldWords.all(145_900_000)
                                .map(request -> new String(request.bytes(dialect, vfoMode), StandardCharsets.US_ASCII)))
                        .allMatch(text -> text.matches(SAFE));
            }
        }
    }

    static final String SAFE = String.join(
            "|",
            "\\\\chk_vfo\n",
            "\\+?[fmix]( currVFO)?\n",
            "\\+?[FI]( currVFO)? \\d{1,12}\n",
            "\\+?[MX]( currVFO)? (LSB|USB|AM|CW|FM|WFM) 0\n",
            "\\+?S( currVFO)? 1 VFOB\n",
            "\\+?l( currVFO)? STRENGTH\n");

    @ParameterizedTest
    @ValueSource(longs = {0, -1, RigctldReader.MAX_HZ + 1, Long.MIN_VALUE})
    void cannot_say_what_is_no_frequency(long hz) {
        assertThatIllegalArgumentException().isThrownBy(() -> RigctldRequest.setFrequency(Leg.DOWNLINK, hz));
    }
}
