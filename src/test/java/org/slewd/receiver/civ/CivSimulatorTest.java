package org.slewd.receiver.civ;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slewd.receiver.Vectors;
import org.slewd.receiver.Vectors.Stanza;

class CivSimulatorTest {

    private static final long SECOND = 1_000_000_000L;

    private CivSimulator radio = new CivSimulator(CivProfile.IC_9700, false);
    private long nowNanos = Long.MAX_VALUE - SECOND;

    private String say(String hex) {
        radio.onBytes(Vectors.hex(hex), nowNanos);
        nowNanos += SECOND;
        StringBuilder heard = new StringBuilder();
        radio.step(
                nowNanos,
                bytes -> heard.append(HexFormat.ofDelimiter(" ").formatHex(bytes))
                        .append(' '));
        return heard.toString().trim();
    }

    @Test
    void answers_what_the_vectors_answer_in_their_order() {
        Map<String, List<Stanza>> sections = CivWords.stanzas()
                .collect(Collectors.groupingBy(Stanza::section, LinkedHashMap::new, Collectors.toList()));
        assertThat(sections).hasSize(2);
        sections.forEach((section, stanzas) -> {
            radio = new CivSimulator(CivWords.profile(stanzas.get(0)), false);
            for (Stanza stanza : stanzas) {
                assertThat(say(stanza.sent())).as(stanza.toString()).isEqualTo(stanza.received());
            }
            assertThat(radio.keyingAttempts()).isZero();
        });
    }

    @Test
    void gives_our_own_bytes_back_before_the_answer_and_no_sooner_than_the_wire_can() {
        radio = new CivSimulator(CivProfile.IC_9700);
        radio.onBytes(Vectors.hex("fe fe a2 e0 03 fd"), 0);
        StringBuilder heard = new StringBuilder();

        radio.step(
                3_000_000,
                bytes -> heard.append(HexFormat.of().formatHex(bytes)).append(' '));
        assertThat(heard).isEmpty();
        radio.step(
                3_125_000,
                bytes -> heard.append(HexFormat.of().formatHex(bytes)).append(' '));
        assertThat(heard).hasToString("fefea2e003fd ");
        radio.step(
                10_800_000,
                bytes -> heard.append(HexFormat.of().formatHex(bytes)).append(' '));
        assertThat(heard).hasToString("fefea2e003fd ");
        radio.step(
                10_860_000,
                bytes -> heard.append(HexFormat.of().formatHex(bytes)).append(' '));
        assertThat(heard).hasToString("fefea2e003fd fefee0a2030000904501fd ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1c 00 01", // PTT
                "1c 01 02", // the tuner keys to measure
                "1c 01 01",
                "17 43 51", // a keyed message
                "28 00 01", // a recorded message
                "22 00 41" // D-STAR data
            })
    void refuses_and_counts_what_could_key_a_transmitter(String payload) {
        assertThat(say("fe fe a2 e0 " + payload + " fd")).isEqualTo("fe fe e0 a2 fa fd");
        assertThat(radio.keyingAttempts()).isEqualTo(1);

        assertThat(say("fe fe 94 e0 " + payload + " fd"))
                .as("for the radio next door")
                .isEmpty();
        assertThat(say("fe fe 00 e0 " + payload + " fd")).as("for everybody").isEmpty();
        assertThat(radio.keyingAttempts()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1c 00", "1c 00 00", "17 ff", "1c 03", "05 00 00 90 45 01", "06 05"})
    void does_not_count_what_cannot(String payload) {
        say("fe fe a2 e0 " + payload + " fd");

        assertThat(radio.keyingAttempts()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "05 00 00 90 42 01", // 142.9 MHz lies below the two-metre band
                "05 00 00 00 30 00", // 30 MHz
                "05 01 00 00 00 13", // 1 Hz above 1300 MHz
                "05 00 00 90 45", // too short
                "05 00 00 9a 45 01", // not decimal
                "05",
                "25 00 00 00 90 42 01",
                "25 02",
                "06 06", // WFM
                "06 05 04", // no such filter
                "06",
                "07 02",
                "14 03 02 56",
                "1a 05 01 00 01",
                "27 00",
                "7f"
            })
    void refuses_what_it_does_not_know_and_frequencies_outside_its_bands(String payload) {
        assertThat(say("fe fe a2 e0 " + payload + " fd")).isEqualTo("fe fe e0 a2 fa fd");
        assertThat(radio.tunedHz()).isEqualTo(145_900_000);
    }

    @Test
    void keeps_a_frequency_for_each_vfo() {
        say("fe fe a2 e0 07 01 fd");
        say("fe fe a2 e0 05 00 00 80 45 01 fd");
        say("fe fe a2 e0 07 00 fd");
        assertThat(radio.tunedHz()).isEqualTo(145_900_000);
        say("fe fe a2 e0 07 01 fd");
        assertThat(radio.tunedHz()).isEqualTo(145_800_000);
    }

    @Test
    void follows_a_broadcast_without_an_answer_and_tells_everybody_when_its_dial_is_turned() {
        assertThat(say("fe fe 00 94 00 00 00 10 45 01 fd")).isEmpty();
        assertThat(radio.tunedHz()).isEqualTo(145_100_000);

        radio.turnDial(145_200_000, nowNanos);
        assertThat(say("")).isEqualTo("fe fe 00 a2 00 00 00 20 45 01 fd");
    }

    @Test
    void says_nothing_while_it_is_off() {
        radio = new CivSimulator(CivProfile.IC_R8600, false);
        assertThat(say("fe fe 96 e0 18 00 fd")).isEqualTo("fe fe e0 96 fb fd");
        assertThat(say("fe fe 96 e0 03 fd")).isEmpty();
        assertThat(say("fe fe 96 e0 18 fd")).isEmpty();
        assertThat(say("fe fe 96 e0 18 01 fd")).isEqualTo("fe fe e0 96 fb fd");
        assertThat(say("fe fe 96 e0 18 fd")).isEqualTo("fe fe e0 96 18 01 fd");
    }
}
