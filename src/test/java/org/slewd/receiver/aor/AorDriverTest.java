package org.slewd.receiver.aor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slewd.receiver.Bench;
import org.slewd.receiver.Leg;
import org.slewd.receiver.Mode;
import org.slewd.receiver.Tuning;

class AorDriverTest {

    private final AorSimulator radio = new AorSimulator(AorProfile.AR8200);
    private final AorDriver driver = new AorDriver(AorProfile.AR8200, 0);
    private final Bench bench = new Bench(driver, radio, 1, 0);

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void asks_sets_and_reads_back() {
        bench.connect();
        driver.tune(Leg.DOWNLINK, new Tuning(145_912_345, Optional.of(Mode.USB)));
        bench.run(500);
        assertThat(bench.takeSent()).startsWith("RX\\r", "RF0145912350\\r", "RX\\r", "MD3\\r", "RX\\r");
        assertThat(bench.state().downlink().verified()).isTrue();
        assertThat(radio.mode()).isEqualTo('3');
    }

    @Test
    void shows_the_meter_without_its_squelch() {
        bench.connect();
        bench.run(2_000);
        assertThat(bench.state().signal().orElseThrow().share()).isEqualTo(84 / 99.0);
    }

    @Test
    void an_error_is_followed_by_an_empty_line_and_what_was_wanted_is_said_anew() {
        bench.connect();
        bench.run(400);
        bench.takeSent();
        driver.tune(Leg.DOWNLINK, new Tuning(145_912_350, Optional.empty()));
        radio.faults().deaf(1);
        bench.run(50);
        assertThat(bench.takeSent()).containsExactly("RF0145912350\\r");
        bench.inject(bytes("?\r\n"));
        bench.run(300);
        assertThat(bench.takeSent()).startsWith("\\r", "RF0145912350\\r", "RX\\r");
        assertThat(bench.state().downlink().verified()).as(bench::story).isTrue();
        assertThat(bench.state().trouble()).isEmpty();
    }

    @Test
    void what_was_heard_half_of_is_ended_after_silence() {
        bench.connect();
        bench.run(400);
        radio.onBytes(bytes("RF01"), bench.nowNanos()); // as if the rest had been lost
        bench.takeSent();
        driver.tune(Leg.DOWNLINK, new Tuning(145_912_350, Optional.empty()));
        bench.run(2_000);
        assertThat(radio.tunedHz()).as(bench::story).isEqualTo(145_912_350);
        assertThat(bench.state().trouble()).isEmpty();
        assertThat(bench.takeSent()).contains("\\r");
    }

    @Test
    void requests_for_patience_are_no_part_of_an_answer() {
        bench.connect();
        bench.run(10);
        bench.takeSent();
        radio.faults().off(true);
        bench.run(1_000);
        assertThat(bench.takeSent()).contains("RX\\r");
        bench.inject(bytes("VA RF0145\u0013912300\u0011 ST012500 AU0 MD1 AT0\r\n"));
        assertThat(bench.state().downlink().measured().orElseThrow().hz()).isEqualTo(145_912_300);
    }

    @ParameterizedTest
    @CsvSource({
        "VA RF0145912350 ST012500 AU0 MD1 AT0,145912350",
        "VB RF2040000000 ST012500 AU1 MD0 AT0 TM,2040000000",
        "VF RF0000100000,100000",
        "RF0145912350,",
        "VA RF145912350 ST012500,",
        "VA RF01459123500 ST012500,",
        "?,",
        "'',",
    })
    void reads_a_frequency_where_there_is_one(String said, Long hz) {
        assertThat(AorProfile.frequencyIn(said)).isEqualTo(hz == null ? OptionalLong.empty() : OptionalLong.of(hz));
    }

    @Test
    void models_count_their_modes_and_meters_each_in_its_own_way() {
        assertThat(AorProfile.AR8200.mode(Mode.FM)).isEqualTo("MD1");
        assertThat(AorProfile.AR5000.mode(Mode.FM)).isEqualTo("MD0");
        assertThat(AorProfile.AR5000.modeIn("MD1 AU0")).contains(Mode.AM);
        assertThat(AorProfile.SR2200.modeIn("VA RF0145912350 MD1")).contains(Mode.WFM);
        assertThat(AorProfile.AR8200.modeIn("MD6")).isEmpty();
        assertThat(AorProfile.AR5000.meterIn("LM84")).contains(0x84 / 255.0);
        assertThat(AorProfile.AR8200.meterIn("LM184")).contains(84 / 99.0);
        assertThat(AorProfile.AR8200.meterIn("LM1A4")).isEmpty();
        assertThat(AorProfile.AR8200.meterIn("MD1")).isEmpty();
    }

    @Test
    void the_keys_on_the_front_work_again_at_the_end() {
        bench.connect();
        bench.run(400);
        assertThat(radio.isRemote()).isTrue();
        List<byte[]> left = new ArrayList<>();
        driver.takeLeave(left::add);
        left.forEach(bytes -> radio.onBytes(bytes, bench.nowNanos()));
        bench.run(20);
        assertThat(radio.isRemote()).isFalse();
    }
}
