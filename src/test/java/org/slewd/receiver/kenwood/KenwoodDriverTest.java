package org.slewd.receiver.kenwood;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.slewd.receiver.Bench;
import org.slewd.receiver.Leg;
import org.slewd.receiver.Mode;
import org.slewd.receiver.Tuning;

class KenwoodDriverTest {

    private final KenwoodSimulator radio = new KenwoodSimulator(KenwoodProfile.TS_2000);
    private final KenwoodDriver driver = new KenwoodDriver(KenwoodProfile.TS_2000, 0);
    private final Bench bench = new Bench(driver, radio, 1, 0);

    private List<String> sent() {
        return bench.sent().stream()
                .map(bytes -> new String(bytes, StandardCharsets.US_ASCII))
                .toList();
    }

    @Test
    void turns_reports_off_then_asks_and_proves_and_reads_back_what_it_sets() {
        bench.connect();
        driver.tune(Leg.DOWNLINK, new Tuning(145_912_345, Optional.empty()));
        bench.run(400);
        assertThat(sent()).startsWith("AI0;", "SA;", "FA;", "FA00145912345;ID;", "FA;");
        assertThat(bench.state().downlink().verified()).isTrue();
    }

    @Test
    void shows_the_meter_as_a_share_of_its_scale() {
        bench.connect();
        bench.run(2_000);
        assertThat(bench.state().signal().orElseThrow().share()).isEqualTo(12 / 30.0);
    }

    @Test
    void sets_the_mode_of_each_leg_on_its_own_vfo_and_goes_back_to_the_downlink() {
        bench.connect();
        driver.tune(Leg.DOWNLINK, new Tuning(145_912_345, Optional.of(Mode.USB)));
        driver.tune(Leg.UPLINK, new Tuning(435_100_000, Optional.of(Mode.LSB)));
        bench.run(3_000);
        assertThat(radio.mode(Leg.DOWNLINK)).as(bench::story).isEqualTo('2');
        assertThat(radio.mode(Leg.UPLINK)).isEqualTo('1');
        assertThat(sent()).contains("FR0;FT1;ID;", "FR1;MD1;FR0;FT1;ID;");
        assertThat(bench.state().trouble()).isEmpty();
    }

    @Test
    void leaves_the_mode_of_the_uplink_alone_in_the_satellite_mode_and_says_so() {
        radio.satellite(true);
        bench.connect();
        driver.tune(Leg.DOWNLINK, new Tuning(145_912_345, Optional.of(Mode.USB)));
        driver.tune(Leg.UPLINK, new Tuning(435_100_000, Optional.of(Mode.LSB)));
        bench.run(3_000);
        assertThat(radio.mode(Leg.DOWNLINK)).isEqualTo('2');
        assertThat(radio.tunedHz(Leg.UPLINK)).isEqualTo(435_100_000);
        assertThat(sent()).noneMatch(text -> text.startsWith("FR"));
        assertThat(bench.state().trouble().orElseThrow()).contains("by hand");
    }

    @Test
    void notices_a_satellite_mode_that_is_switched_on_later() {
        bench.connect();
        bench.run(1_000);
        radio.satellite(true);
        driver.tune(Leg.UPLINK, new Tuning(435_100_000, Optional.empty()));
        bench.run(1_500);
        driver.tune(Leg.UPLINK, new Tuning(435_100_500, Optional.empty()));
        bench.run(3_000);
        assertThat(radio.tunedHz(Leg.UPLINK)).as(bench::story).isEqualTo(435_100_500);
        assertThat(bench.state().trouble()).isEmpty();
    }
}
