package org.slewd.orbit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgementTest {

    private static final ElementSet HIGH = Sets.set(90_006, 14.2, 0.0001, 99, 0, 0, 0, 1e-5);

    @ParameterizedTest
    @CsvSource({
        // number, rev/day, B*, days from the epoch, flags
        "25544,     15.498, 3e-4,  1.99, []",
        "25544,     15.498, 3e-4,  2.01, [OLD]",
        "48274,     15.6,   3e-4,  7.01, [TOO_OLD]",
        "25544,     15.498, 0,     7.01, [TOO_OLD]",
        "90003,     15.1,   1e-3,  2.99, []",
        "90003,     15.1,   1e-3,  3.01, [OLD]",
        "90003,     15.1,   1e-3, 14.01, [TOO_OLD]",
        "90006,     12.0,   1e-5, 13.99, []",
        "90006,     12.0,   1e-5, 14.01, [OLD]",
        "90006,     1.0027, 0,    60.01, [TOO_OLD]",
        "999000001, 15.5,   0,   600,    []",
        "999000001, 15.5,   1e-5, 14.01, [TOO_OLD]",
        "90003,     15.1,   1e-3, -0.99, []",
        "90003,     15.1,   1e-3, -1.01, [AHEAD]",
        "90006,     1.0027, 0,   -13.99, []",
        "90006,     1.0027, 0,   -14.01, '[OLD, AHEAD]'",
    })
    void each_sort_of_orbit_ages_at_its_own_pace(
            int number, double revPerDay, double bstar, double days, String flags) {
        ElementSet set = Sets.set(number, revPerDay, 0.0007, 51.64, 150, 60, 300, bstar);
        Instant utc = Sets.EPOCH.plus(Duration.ofSeconds(Math.round(days * 86_400)));

        assertThat(Judgement.of(set, utc).flags()).hasToString(flags);
        assertThat(Judgement.isTooOld(set, utc)).isEqualTo(flags.contains("TOO_OLD"));
    }

    @Test
    void a_finding_is_half_a_sentence_for_people() {
        Judgement judgement = Judgement.of(Sets.FRAGMENT, Sets.EPOCH.plus(Duration.ofDays(4)));

        assertThat(judgement.sentences())
                .containsExactly(
                        "are 4.0 days from their epoch, more than the 3 for which such an orbit keeps to the second");
        assertThat(judgement.ageDays()).isEqualTo(4);
        assertThat(judgement.isFitUnattended()).isTrue();
        assertThat(Judgement.of(Sets.FRAGMENT, Sets.EPOCH.plus(Duration.ofDays(15)))
                        .isFitUnattended())
                .isFalse();
    }

    @Test
    void an_orbit_through_the_ground_or_beyond_the_earths_reach_is_absurd() {
        ElementSet fast = Sets.set(1, 17.2, 0, 51, 0, 0, 0, 0);
        ElementSet steep = Sets.set(2, 15.5, 0.1, 51, 0, 0, 0, 0);

        for (ElementSet set : List.of(fast, steep)) {
            Judgement judgement = Judgement.of(set, Sets.EPOCH);
            assertThat(judgement.flags()).containsExactly(Flag.ABSURD);
            assertThat(judgement.sentences().get(0))
                    .matches("are absurd: the perigee lies [0-9.]+ km below the ground");
            assertThat(judgement.isFitUnattended()).isFalse();
        }
        assertThat(Judgement.absurdity(Sets.GEOSTATIONARY)).isEmpty();
        assertThat(Judgement.absurdity(Sets.MOLNIYA)).isEmpty();
    }

    @Test
    void a_telescope_beyond_the_moon_is_no_satellite_of_the_earth() {
        ElementSet jwst = Sets.real("edge/sgp4_error3_jwst.3le").get(0);

        assertThat(Judgement.of(jwst, jwst.epoch()).findings())
                .containsOnly(Map.entry(
                        Flag.ABSURD, "are absurd: the apogee at 1149840 km is beyond the reach of the Earth"));
    }

    @Test
    void an_object_is_decayed_once_the_model_says_so_or_its_perigee_is_down() {
        ElementSet low = Sets.set(3, 16.45, 0.0005, 51.6, 0, 0, 0, 1e-3);
        assertThat(low.perigeeKm()).isBetween(125.0, 160.0);

        assertThat(Judgement.of(low, Sets.EPOCH.plus(Duration.ofDays(2))).flags())
                .contains(Flag.DECAYED);
        ElementSet lower = Sets.set(4, 16.6, 0.0005, 51.6, 0, 0, 0, 1e-5);
        assertThat(Judgement.of(lower, Sets.EPOCH).findings().get(Flag.DECAYED))
                .matches("say that the perigee is down to [0-9.]+ km: the object decays");
        assertThat(Judgement.of(Sets.STATION, Sets.EPOCH).flags()).isEmpty();
        assertThat(Judgement.of(HIGH, Sets.EPOCH).flags()).isEmpty();
    }

    @Test
    void heights_are_those_of_the_mean_orbit() {
        // Independent: a = (398600.8 / (2 pi 15.49594026 / 86400)^2)^(1/3) = 6796.0 km for the ISS of 2022-01-22.
        ElementSet iss = Sets.real("stations/stations_2022-01-22.3le").get(0);

        assertThat(iss.perigeeKm()).isBetween(413.0, 414.0);
        assertThat(iss.apogeeKm()).isBetween(422.0, 423.0);
    }
}
