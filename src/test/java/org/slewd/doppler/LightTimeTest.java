package org.slewd.doppler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.slewd.orbit.Sets;
import org.slewd.receiver.Leg;
import org.slewd.sky.Doppler;
import org.slewd.sky.Site;
import org.slewd.sky.SiteFrame;
import org.slewd.track.Satellite;

/** The set of the check values over 48 N 11 E, 500 m, at the culmination of a pass of 75 degrees. */
class LightTimeTest {

    /** The velocity of SGP4 is not quite the derivative of its positions: a centimetre a second is a third of a hertz. */
    private static final double TOLERANCE_HZ = 0.8;

    private static final double C = Doppler.SPEED_OF_LIGHT_MPS;
    private static final Instant CULMINATION = Sets.EPOCH.plusSeconds(45_706);

    private final Satellite object = new Satellite(Sets.STATION, new SiteFrame(new Site(48, 11, 500)));

    @Test
    void a_carrier_received_is_that_of_the_moments_at_which_its_waves_left() {
        for (int seconds = -200; seconds <= 200; seconds += 50) {
            Instant utc = CULMINATION.plusSeconds(seconds);
            // Independent: two waves, received 0.2 s apart, left when distance and light agree.
            double span = 0.2;
            double left = leftBefore(utc.plusMillis(100)) - leftBefore(utc.minusMillis(100));
            double expectedHz = 10.45e9 * (1 - left / span);
            assertThat(Shift.siteHz(Leg.DOWNLINK, 10.45e9, object::look, utc))
                    .hasValueCloseTo(expectedHz, within(TOLERANCE_HZ));
        }
    }

    @Test
    void a_carrier_sent_arrives_at_the_object_as_it_should() {
        Instant utc = CULMINATION.plusSeconds(30);
        double sentHz = Shift.siteHz(Leg.UPLINK, 10.45e9, object::look, utc).orElseThrow();
        double arrives = arrivesAfter(utc.plusMillis(100)) - arrivesAfter(utc.minusMillis(100));
        assertThat(sentHz / (1 + arrives / 0.2)).isCloseTo(10.45e9, within(TOLERANCE_HZ));
    }

    @Test
    void the_light_time_is_worth_six_hertz_at_ten_gigahertz() {
        double without = Doppler.receivedHz(
                10.45e9, object.look(CULMINATION).orElseThrow().rangeRateMps());
        double with =
                Shift.siteHz(Leg.DOWNLINK, 10.45e9, object::look, CULMINATION).orElseThrow();
        assertThat(with - without).isBetween(5.0, 6.5);
    }

    @Test
    void says_nothing_where_the_orbit_model_is_silent() {
        assertThat(Shift.siteHz(Leg.UPLINK, 10.45e9, utc -> Optional.empty(), CULMINATION))
                .isEmpty();
    }

    @Test
    void a_dial_tells_what_the_object_sends_or_hears() {
        for (Leg leg : Leg.values()) {
            assertThat(Shift.objectHz(leg, Shift.siteHz(leg, 437.8e6, -6_500), -6_500))
                    .isCloseTo(437.8e6, within(1e-6));
        }
    }

    private double leftBefore(Instant received) {
        double light = 0;
        for (int i = 0; i < 8; i++) {
            light = rangeM(received.minusNanos(Math.round(light * 1e9))) / C;
        }
        return light;
    }

    private double arrivesAfter(Instant sent) {
        double light = 0;
        for (int i = 0; i < 8; i++) {
            light = rangeM(sent.plusNanos(Math.round(light * 1e9))) / C;
        }
        return light;
    }

    private double rangeM(Instant utc) {
        return object.look(utc).orElseThrow().rangeM();
    }
}
