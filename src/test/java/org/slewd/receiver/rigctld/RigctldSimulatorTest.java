package org.slewd.receiver.rigctld;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slewd.receiver.Vectors;
import org.slewd.receiver.Vectors.Stanza;

class RigctldSimulatorTest {

    private RigctldSimulator radio = new RigctldSimulator(new HamlibServer(false));
    private long nowNanos = Long.MAX_VALUE - 100_000_000L;

    private String say(String text) {
        radio.onBytes(Vectors.escaped(text), nowNanos);
        nowNanos += 1_000_000_000L;
        StringBuilder heard = new StringBuilder();
        radio.step(nowNanos, bytes -> heard.append(new String(bytes, StandardCharsets.US_ASCII)));
        return heard.toString().replace("\n", "\\n");
    }

    @Test
    void answers_what_the_vectors_answer_in_their_order() {
        Map<String, List<Stanza>> sections = RigctldWords.stanzas()
                .collect(Collectors.groupingBy(Stanza::section, LinkedHashMap::new, Collectors.toList()));
        assertThat(sections).hasSize(4);
        sections.forEach((section, stanzas) -> {
            radio = new RigctldSimulator(RigctldWords.server(stanzas.get(0)));
            for (Stanza stanza : stanzas) {
                assertThat(say(stanza.sent())).as(stanza.toString()).isEqualTo(stanza.received());
            }
            assertThat(radio.keyingAttempts()).isZero();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "T 1\\n",
                "T1\\n",
                "+T 1\\n",
                "T\\n1\\n",
                "T 2\\n",
                "\\set_ptt 1\\n",
                "U TUNER 1\\n",
                "G TUNE\\n",
                "b CQ\\n",
                "\\send_morse CQ\\n",
                "\\send_voice_mem 1\\n",
                "w \\xfe\\n"
            })
    void refuses_and_counts_what_could_key_a_transmitter(String line) {
        assertThat(say(line)).endsWith("RPRT -11\\n");
        assertThat(radio.keyingAttempts()).isEqualTo(1);
    }

    @Test
    void a_gqrx_refuses_and_counts_it_too() {
        radio = new RigctldSimulator(new GqrxServer());

        assertThat(say("T 1\\n")).isEqualTo("RPRT 1\\n");
        assertThat(radio.keyingAttempts()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"T 0\\n", "t\\n", "f\\n", "F 145900000\\n", "M FM 0\\n", "U NB 1\\n"})
    void does_not_count_what_cannot(String line) {
        say(line);

        assertThat(radio.keyingAttempts()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"F 9999\\n", "F 3000000001\\n", "F -5\\n", "F 0\\n", "F nan\\n", "M NOSUCH 0\\n", "M FM x\\n"})
    void refuses_what_no_radio_behind_it_takes(String line) {
        assertThat(say(line)).startsWith("RPRT -");
        assertThat(radio.tunedHz()).isEqualTo(145_900_000);
        assertThat(radio.mode()).isEqualTo("FM");
    }

    @Test
    void keeps_a_frequency_for_each_vfo_and_leaves_the_width_alone_when_told_to() {
        say("V VFOB\\n");
        assertThat(radio.tunedHz()).isEqualTo(435_000_000);
        say("V VFOA\\nM FM 12000\\nM USB -1\\n");
        assertThat(say("m\\n")).isEqualTo("USB\\n12000\\n");
        assertThat(radio.tunedHz()).isEqualTo(145_900_000);
    }

    @Test
    void forgets_the_oldest_words_of_a_command_that_is_never_completed() {
        radio = new RigctldSimulator(new HamlibServer(true));
        assertThat(say("F\\n")).isEmpty();
        assertThat(say("x\\n".repeat(100_000))).isNotNull();
        assertThat(say("\\chk_vfo\\n".repeat(3))).contains("1");
    }
}
