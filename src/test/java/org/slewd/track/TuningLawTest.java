package org.slewd.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.slewd.receiver.ReceiverTraits;
import org.slewd.sky.Doppler;
import org.slewd.sky.LookAngle;

class TuningLawTest {

    private static final Instant NOW = Instant.parse("2022-01-22T12:00:00Z");
    private static final long DOWNLINK_HZ = 437_800_000;

    /** Range rate falls through zero at NOW with the steepest slope of a low orbit, 122 m/s per second. */
    private static final Target STEEP = utc -> Optional.of(
            new LookAngle(0, 80, 4e5, 122.0 * Duration.between(NOW, utc).toNanos() / 1e9));

    @Test
    void is_exact_in_the_middle_of_the_hold() {
        ReceiverTraits traits = new ReceiverTraits(100_000, 3_000_000_000L, 1, 400_000_000L);
        long expectedHz = Math.round(Doppler.receivedHz(DOWNLINK_HZ, 122 * 0.2));
        assertThat(TuningLaw.dialHz(STEEP, DOWNLINK_HZ, traits, NOW)).hasValue(expectedHz);
        assertThat(expectedHz).isEqualTo(437_799_964);
    }

    @Test
    void rounds_to_the_step_of_the_radio() {
        ReceiverTraits traits = new ReceiverTraits(100_000, 3_000_000_000L, 100, 400_000_000L);
        assertThat(TuningLaw.dialHz(STEEP, DOWNLINK_HZ, traits, NOW)).hasValue(437_800_000);
    }

    @Test
    void does_not_tune_where_the_radio_cannot_go() {
        ReceiverTraits traits = new ReceiverTraits(100_000, 30_000_000L, 1, 400_000_000L);
        assertThat(TuningLaw.dialHz(STEEP, DOWNLINK_HZ, traits, NOW)).isEmpty();
    }

    @Test
    void says_nothing_where_the_orbit_model_is_silent() {
        ReceiverTraits traits = new ReceiverTraits(100_000, 3_000_000_000L, 1, 400_000_000L);
        assertThat(TuningLaw.dialHz(utc -> Optional.empty(), DOWNLINK_HZ, traits, NOW))
                .isEmpty();
    }
}
