package org.slewd.doppler;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.slewd.doppler.DopplerLaw.Setting;
import org.slewd.receiver.Leg;
import org.slewd.sky.LookAngle;

class DopplerLawTest {

    private static final Instant NOW = Instant.parse("2022-01-22T12:00:00Z");
    private static final double OBJECT_HZ = 437.8e6;

    /** Range rate rises through zero at NOW by 122 m/s each second: the carrier falls by 178 Hz a second. */
    private static final Motion STEEP = motion(122);

    private static Motion motion(double accelerationMps2) {
        return utc -> Optional.of(new LookAngle(
                0, 80, 0, accelerationMps2 * Duration.between(NOW, utc).toNanos() / 1e9));
    }

    private static DopplerLaw law(long stepHz, long holdMs, long latencyMs) {
        return new DopplerLaw(Leg.DOWNLINK, new DialTraits(stepHz, holdMs * 1_000_000, latencyMs * 1_000_000));
    }

    @Test
    void is_exact_in_the_middle_of_the_time_in_force() {
        // In force from 0.1 to 0.5 s after now: the middle is at 0.3 s, where the object recedes at 36.6 m/s.
        long dialHz = law(1, 400, 100)
                .next(STEEP, OBJECT_HZ, Optional.empty(), NOW)
                .orElseThrow()
                .dialHz();
        assertThat(dialHz).isEqualTo(Math.round(OBJECT_HZ / (1 + 36.6 / 299_792_458)));
    }

    @Test
    void the_uplink_goes_the_other_way() {
        DopplerLaw up = new DopplerLaw(Leg.UPLINK, new DialTraits(1, 400_000_000, 100_000_000));
        long dialHz =
                up.next(STEEP, OBJECT_HZ, Optional.empty(), NOW).orElseThrow().dialHz();
        assertThat(dialHz).isEqualTo(Math.round(OBJECT_HZ / (1 - 36.6 / 299_792_458)));
    }

    @Test
    void holds_a_setting_for_its_time() {
        DopplerLaw law = law(1, 200, 0);
        Optional<Setting> last = law.next(STEEP, OBJECT_HZ, Optional.empty(), NOW);
        assertThat(law.next(STEEP, OBJECT_HZ, last, NOW.plusMillis(199))).isEmpty();
        assertThat(law.next(STEEP, OBJECT_HZ, last, NOW.plusMillis(200))).isPresent();
    }

    @Test
    void a_clock_that_was_set_back_does_not_silence_the_dial() {
        DopplerLaw law = law(1, 200, 0);
        Optional<Setting> last = law.next(STEEP, OBJECT_HZ, Optional.empty(), NOW.plusSeconds(60));
        assertThat(law.next(STEEP, OBJECT_HZ, last, NOW)).isPresent();
    }

    @Test
    void does_not_go_back_and_forth_between_two_points_of_a_coarse_grid() {
        // The carrier stands between two points, and the prediction of it trembles by 4 Hz.
        double betweenHz = 437_800_050;
        DopplerLaw law = law(100, 100, 0);
        int settings = 0;
        Optional<Setting> last = Optional.empty();
        for (int i = 0; i < 200; i++) {
            double trembleHz = i % 2 == 0 ? 4 : -4;
            Optional<Setting> next = law.next(motion(0), betweenHz + trembleHz, last, NOW.plusMillis(100L * i));
            settings += next.isPresent() ? 1 : 0;
            last = next.or(keep(last));
        }
        assertThat(settings).isEqualTo(1);
    }

    @Test
    void a_coarse_grid_is_followed_step_by_step_to_half_a_step_and_the_hysteresis() {
        List<Double> errors = run(law(100, 100, 0), STEEP, 20);
        assertThat(errors).allSatisfy(error -> assertThat(Math.abs(error)).isLessThan(50 + 5 + 9 + 1));
    }

    @Test
    void another_frequency_at_the_object_is_followed_at_the_next_decision() {
        DopplerLaw law = law(1, 200, 0);
        Optional<Setting> last = law.next(motion(0), OBJECT_HZ, Optional.empty(), NOW);
        assertThat(law.next(motion(0), OBJECT_HZ + 700, last, NOW.plusMillis(200)))
                .map(Setting::dialHz)
                .hasValue(437_800_700L);
    }

    @Test
    void says_nothing_where_the_orbit_model_is_silent() {
        assertThat(law(1, 200, 0).next(utc -> Optional.empty(), OBJECT_HZ, Optional.empty(), NOW))
                .isEmpty();
    }

    private static List<Double> run(DopplerLaw law, Motion motion, int seconds) {
        return run(law, motion, seconds, new ArrayList<>());
    }

    /** Residuals at every tick of 50 ms once the first setting is in force. */
    private static List<Double> run(DopplerLaw law, Motion motion, int seconds, List<Setting> settings) {
        List<Double> errors = new ArrayList<>();
        Optional<Setting> last = Optional.empty();
        for (int ms = -1000 * seconds / 2; ms < 1000 * seconds / 2; ms += 50) {
            Instant now = NOW.plusMillis(ms);
            Optional<Setting> next = law.next(motion, OBJECT_HZ, last, now);
            next.ifPresent(settings::add);
            last = next.or(keep(last));
            Instant inForce = now.plusNanos(law.traits().latencyNanos());
            errors.add(last.orElseThrow().dialHz()
                    - Shift.siteHz(law.leg(), OBJECT_HZ, motion, inForce).orElseThrow());
        }
        return errors;
    }

    private static <T> java.util.function.Supplier<Optional<T>> keep(Optional<T> last) {
        return () -> last;
    }
}
