package org.slewd.receiver.aor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slewd.receiver.Mode;
import org.slewd.receiver.Recorded;

/** The simulator and the words of slewd against what Hamlib 4.5.4 said and was answered. */
class AorRecordedTest {

    private static final String SECTION = "aor ar8200";

    /** Where our simulator answers otherwise than the responder that Hamlib was recorded with, and why. */
    private static final Map<String, String> DEVIATIONS = Map.of("open", "the responder called every VFO A");

    @Test
    void the_simulator_answers_what_was_answered_byte_for_byte() {
        AorSimulator radio = new AorSimulator(AorProfile.AR8200);
        List<Recorded> recordings = Recorded.of(SECTION);
        assertThat(recordings).isNotEmpty();
        List<String> deviating = new ArrayList<>();
        long nowNanos = 0;
        for (Recorded recorded : recordings) {
            ByteArrayOutputStream heard = new ByteArrayOutputStream();
            radio.onBytes(recorded.sent(), nowNanos);
            nowNanos += 1_000_000_000;
            radio.step(nowNanos, heard::writeBytes);
            if (!Arrays.equals(heard.toByteArray(), recorded.received())) {
                deviating.add(recorded.action());
            }
        }
        assertThat(deviating).containsExactlyInAnyOrderElementsOf(DEVIATIONS.keySet());
    }

    /** What slewd says of the same things is the same, byte for byte. */
    @Test
    void slewd_says_what_hamlib_says() {
        assertThat(said("F 145912345")).isEqualTo(AorProfile.frequency(145_912_350) + "\r" + AorProfile.READ + "\r");
        assertThat(said("f")).isEqualTo(AorProfile.READ + "\r");
        assertThat(said("m")).isEqualTo(AorProfile.READ_MODE + "\r");
        assertThat(said("M FM 12000")).isEqualTo(AorProfile.AR8200.mode(Mode.FM) + "\r");
        assertThat(said("M USB 2400")).isEqualTo(AorProfile.AR8200.mode(Mode.USB) + "\r");
        assertThat(said("l STRENGTH")).isEqualTo(AorProfile.READ_METER + "\r");
    }

    private static String said(String action) {
        return Recorded.of(SECTION).stream()
                .filter(one -> one.action().equals(action))
                .map(one -> new String(one.sent(), StandardCharsets.US_ASCII))
                .findFirst()
                .orElseThrow();
    }
}
