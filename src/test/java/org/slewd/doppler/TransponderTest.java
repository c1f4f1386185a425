package org.slewd.doppler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slewd.receiver.Leg;

class TransponderTest {

    /** Downlink plus uplink is 581.800 MHz everywhere. */
    private static final Transponder INVERTING =
            new Transponder(new Passband(435.83e6, 435.87e6), new Passband(145.93e6, 145.97e6), true);

    private static final Transponder STRAIGHT =
            new Transponder(new Passband(29.4e6, 29.5e6), new Passband(145.85e6, 145.95e6), false);

    @ParameterizedTest
    @CsvSource({"-6000, 435858723.2, 145947079.0", "0, 435850000.0, 145950000.0", "6000, 435841277.1, 145952921.1"})
    void keeps_the_frequency_at_the_object_and_moves_both_dials(double rateMps, double receiveHz, double sendHz) {
        Transponder.Channel channel = INVERTING.centre();
        assertThat(Shift.siteHz(Leg.DOWNLINK, channel.objectHz(Leg.DOWNLINK), rateMps))
                .isCloseTo(receiveHz, within(0.05));
        assertThat(Shift.siteHz(Leg.UPLINK, channel.objectHz(Leg.UPLINK), rateMps))
                .isCloseTo(sendHz, within(0.05));
    }

    @ParameterizedTest
    @CsvSource({"-7000", "-1", "0", "3500", "7000"})
    void a_station_that_keeps_the_rule_hears_its_own_carrier_on_its_dial(double rateMps) {
        for (Transponder transponder : new Transponder[] {INVERTING, STRAIGHT}) {
            Transponder.Channel channel = transponder.at(7_000);
            double sentHz = Shift.siteHz(Leg.UPLINK, channel.uplinkHz(), rateMps);
            assertThat(transponder.returnedHz(sentHz, rateMps))
                    .isCloseTo(Shift.siteHz(Leg.DOWNLINK, channel.downlinkHz(), rateMps), within(1e-6));
        }
    }

    @Test
    void a_turn_of_the_receiver_moves_the_uplink_the_other_way_when_inverting() {
        Transponder.Channel turned = INVERTING.centre().turned(Leg.DOWNLINK, 3_000);
        assertThat(turned.downlinkHz()).isEqualTo(435_853_000);
        assertThat(turned.uplinkHz()).isEqualTo(145_947_000);
        assertThat(turned.offsetHz()).isEqualTo(3_000);
    }

    @Test
    void a_turn_of_the_transmitter_moves_the_downlink_through_the_transponder() {
        assertThat(INVERTING.centre().turned(Leg.UPLINK, 3_000).downlinkHz()).isEqualTo(435_847_000);
        assertThat(STRAIGHT.centre().turned(Leg.UPLINK, 3_000).downlinkHz()).isEqualTo(29_453_000);
        assertThat(STRAIGHT.centre().turned(Leg.UPLINK, 3_000).uplinkHz()).isEqualTo(145_903_000);
    }

    @Test
    void a_channel_knows_whether_the_object_relays_it() {
        assertThat(INVERTING.at(20_000).isInside()).isTrue();
        assertThat(INVERTING.at(20_001).isInside()).isFalse();
        assertThat(INVERTING.centre().turned(Leg.DOWNLINK, -20_001).isInside()).isFalse();
    }

    @Test
    void the_ends_of_an_inverting_passband_belong_to_each_other_crosswise() {
        assertThat(INVERTING.uplinkHz(435.83e6)).isEqualTo(145.97e6);
        assertThat(STRAIGHT.uplinkHz(29.4e6)).isEqualTo(145.85e6);
        assertThat(INVERTING.downlinkHz(INVERTING.uplinkHz(435.86e6))).isEqualTo(435.86e6);
    }

    @Test
    void where_one_dial_moves_it_is_the_higher_one() {
        assertThat(INVERTING.movedFirst()).isEqualTo(Leg.DOWNLINK);
        assertThat(STRAIGHT.movedFirst()).isEqualTo(Leg.UPLINK);
    }

    @Test
    void what_is_no_passband_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Passband(2, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Passband(Double.NaN, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> INVERTING.at(-1e9));
    }
}
