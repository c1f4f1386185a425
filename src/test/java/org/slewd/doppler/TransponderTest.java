package org.slewd.doppler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slewd.receiver.Leg;
import org.slewd.sky.Doppler;

class TransponderTest {

    /** Downlink plus uplink is 581.800 MHz everywhere. */
    private static final Transponder INVERTING =
            new Transponder(new Passband(435.83e6, 435.87e6), new Passband(145.93e6, 145.97e6), true);

    private static final Transponder STRAIGHT =
            new Transponder(new Passband(29.4e6, 29.5e6), new Passband(145.85e6, 145.95e6), false);

    @ParameterizedTest
    @CsvSource({"-6000, 435858723.2, 145947079.0", "0, 435850000.0, 145950000.0", "6000, 435841277.1, 145952921.1"})
    void keeps_the_frequency_at_the_object_and_moves_both_dials(double rateMps, double receiveHz, double sendHz) {
        double downlinkHz = 435.85e6;
        assertThat(Shift.siteHz(Leg.DOWNLINK, downlinkHz, rateMps)).isCloseTo(receiveHz, within(0.05));
        assertThat(Shift.siteHz(Leg.UPLINK, INVERTING.uplinkHz(downlinkHz), rateMps))
                .isCloseTo(sendHz, within(0.05));
    }

    @ParameterizedTest
    @CsvSource({"-7000", "-1", "0", "3500", "7000"})
    void a_station_that_keeps_the_rule_hears_its_own_carrier_on_its_dial(double rateMps) {
        for (Transponder transponder : new Transponder[] {INVERTING, STRAIGHT}) {
            double downlinkHz = transponder.downlink().centreHz() + 7_000;
            double sentHz = Shift.siteHz(Leg.UPLINK, transponder.uplinkHz(downlinkHz), rateMps);
            double heardHz = transponder.downlinkHz(Shift.objectHz(Leg.UPLINK, sentHz, rateMps));
            assertThat(Doppler.receivedHz(heardHz, rateMps))
                    .isCloseTo(Shift.siteHz(Leg.DOWNLINK, downlinkHz, rateMps), within(1e-6));
        }
    }

    @Test
    void a_step_on_one_side_is_one_the_other_way_when_inverting() {
        assertThat(INVERTING.uplinkHz(435.853e6)).isEqualTo(145.947e6);
        assertThat(INVERTING.downlinkHz(145.953e6)).isEqualTo(435.847e6);
        assertThat(STRAIGHT.downlinkHz(145.903e6)).isEqualTo(29.453e6);
    }

    @Test
    void the_ends_of_an_inverting_passband_belong_to_each_other_crosswise() {
        assertThat(INVERTING.uplinkHz(435.83e6)).isEqualTo(145.97e6);
        assertThat(STRAIGHT.uplinkHz(29.4e6)).isEqualTo(145.85e6);
        assertThat(INVERTING.downlinkHz(INVERTING.uplinkHz(435.86e6))).isEqualTo(435.86e6);
    }

    @Test
    void what_is_no_passband_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Passband(2, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Passband(Double.NaN, 1));
    }
}
