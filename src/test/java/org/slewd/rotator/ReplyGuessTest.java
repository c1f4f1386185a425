package org.slewd.rotator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slewd.rotator.dcu1.Dcu1;
import org.slewd.rotator.easycomm.Easycomm;
import org.slewd.rotator.gs232.Gs232;
import org.slewd.rotator.k3ng.K3ng;
import org.slewd.rotator.radant.Radant;

class ReplyGuessTest {

    private static byte[] bytes(String text) {
        return text.replace("\\r", "\r").replace("\\n", "\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "+0123+0045\\r\\n | gs232a",
                "AZ=123  EL=045\\r\\n | gs232b",
                "AZ=123EL=045\\r\\n | gs232b",
                "AZ=123    \\r\\n | gs232-az",
                "?>\\r\\n | gs232a",
                "AZ123.0 EL45.0\\n | easycomm2",
                "+123.4 +45.6\\n | easycomm2",
                "VESatNOGS-v2.2\\n | easycomm3",
                "\\!OKAZ123.456789\\r\\n | k3ng",
                "OK123.0 045.0\\r\\n | radant",
                ";123 | rotorez",
                "C2000 IDIOM V1.4S | rotorez",
                "123; | erc",
                "' 12.3;' | rt21",
                "A P= 123.4 S=9 MV\\r | rc2800",
                "A=123.4 S=9 M\\r | rc2800",
                "A ERR=05\\r\\n | rc2800",
                "get_pos:\\nAzimuth: 1.0 | rotctld",
                "RPRT -1\\n | rotctld",
            })
    void answers_are_known_by_their_look(String reply, String kind) {
        assertThat(ReplyGuess.of(bytes(reply)).orElseThrow().kinds()).contains(kind);
        assertThat(ReplyGuess.of(bytes("\\r\\n" + reply + "\\r\\n" + reply))
                        .orElseThrow()
                        .kinds())
                .contains(kind);
    }

    @Test
    void binary_answers_are_known_too() {
        assertThat(ReplyGuess.of(HexFormat.of().parseHex("570307020502030904000220"))
                        .orElseThrow()
                        .kinds())
                .contains("spid-rot2");
        assertThat(ReplyGuess.of(HexFormat.of().parseHex("5703070220"))
                        .orElseThrow()
                        .kinds())
                .contains("spid-rot1");
        assertThat(ReplyGuess.of(HexFormat.of().parseHex("02412c3f2c3132332c520d"))
                        .orElseThrow()
                        .kinds())
                .contains("prosistel-d");
        byte[] noise = new byte[40];
        new Random(1).nextBytes(noise);
        for (int i = 0; i < noise.length; i++) {
            noise[i] |= (byte) 0x80;
        }
        assertThat(ReplyGuess.of(noise).orElseThrow().advice("gs232b").orElseThrow())
                .contains("speed of the line");
        assertThat(ReplyGuess.of(bytes("\\r\\n"))).isEmpty();
        assertThat(ReplyGuess.of(bytes("hello world"))).isEmpty();
    }

    /** Whatever a simulated box answers is taken for its own kind: nobody is advised to change what is right. */
    @Test
    void no_box_is_taken_for_another() {
        for (RotatorKind kind : List.of(
                Gs232.KIND_A,
                Gs232.KIND_B,
                Gs232.KIND_AZ,
                Easycomm.KIND_II,
                Easycomm.KIND_III,
                K3ng.KIND,
                Radant.KIND,
                Dcu1.ROTOR_EZ,
                Dcu1.YRC1,
                Dcu1.ERC,
                Dcu1.RT21)) {
            RotatorBench bench = new RotatorBench(kind, 123, 45).run(2);
            byte[] heard = bytes(String.join("", bench.replies));
            assertThat(ReplyGuess.of(heard).orElseThrow().advice(kind.name()))
                    .as(kind.name())
                    .isEmpty();
        }
    }

    @Test
    void an_operator_is_told_of_a_box_that_speaks_another_language() {
        RotatorDriver driver =
                new AdvisedDriver("easycomm2", Easycomm.KIND_II.driver().apply(0));
        driver.onConnect(0);
        driver.step(0, sent -> {});
        driver.onBytes(bytes("AZ=123  EL="), 0);
        driver.onBytes(bytes("045\\r\\n"), 0);
        assertThat(driver.state(0).trouble().orElseThrow())
                .contains("looks like GS-232B", "not like easycomm2", "kind: gs232b");
        driver.onBytes(bytes("AZ123.0 EL45.0\\n"), 0);
        assertThat(driver.state(0).trouble()).isEmpty();
        assertThat(driver.state(0).measured().orElseThrow().pointing()).isEqualTo(new Pointing(123, 45));
    }

    @Test
    void a_box_that_was_understood_is_not_taken_for_another_when_half_an_answer_comes_late() {
        RotatorDriver driver = new AdvisedDriver("gs232b", Gs232.KIND_B.driver().apply(0));
        driver.onConnect(0);
        driver.step(0, sent -> {});
        driver.onBytes(bytes("AZ=045  EL=021\\r\\n"), 0);
        assertThat(driver.state(0).measured()).isPresent();
        long now = 0;
        for (int polls = 0; polls < 40; polls++) {
            now += 250_000_000L;
            driver.step(now, sent -> {});
            driver.onBytes(bytes("AZ=046\\r\\n"), now);
        }
        assertThat(driver.state(now).trouble().orElseThrow())
                .contains("half a position")
                .doesNotContain("kind");

        driver.onConnect(now);
        driver.step(now, sent -> {});
        driver.onBytes(bytes("AZ=046\\r\\n"), now);
        assertThat(driver.state(now).trouble().orElseThrow()).contains("gs232-az");
    }
}
