package org.slewd.orbit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Independent values: python-sgp4 2 with WGS-72 on the same two sets, the difference projected on the velocity. */
class DisagreementTest {

    private static ElementSet iss(String file, String epoch) {
        return Sets.real(file).stream()
                .filter(set -> set.catalogNumber() == 25_544)
                .filter(set -> set.epoch().toString().startsWith(epoch))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void two_files_with_sets_of_the_station_disagree_by_what_another_implementation_says() {
        ElementSet newer = iss("stations/iss_individual_2021-2024.3le", "2022-01-30T12");
        ElementSet older = iss("stations/stations_2022-01-22.3le", "2022-01-22T21");

        Disagreement atNewer = Disagreement.atNewerEpoch(newer, older).orElseThrow();
        assertThat(atNewer.utc()).isEqualTo(newer.epoch());
        assertThat(atNewer.alongTrackS()).isCloseTo(-3.02384396, within(1e-6));
        assertThat(atNewer.distanceKm()).isCloseTo(23.22740165, within(1e-5));
        assertThat(atNewer.isNear()).isTrue();
        assertThat(Disagreement.atNewerEpoch(older, newer).orElseThrow().alongTrackS())
                .isCloseTo(3.02385193, within(1e-6));

        Disagreement stated = Disagreement.between(newer, older, Instant.parse("2022-01-24T00:00:00Z"))
                .orElseThrow();
        assertThat(stated.alongTrackS()).isCloseTo(1.48742917, within(1e-6));
        assertThat(stated.distanceKm()).isCloseTo(11.52216759, within(1e-5));
    }

    @Test
    void a_set_that_is_ahead_comes_over_earlier() {
        ElementSet base = Sets.set(1, 15.5, 0, 51.6, 0, 0, 0, 0);
        ElementSet ahead = Sets.set(1, 15.5, 0, 51.6, 0, 0, 0.0646, 0); // 15.5 rev/day are 0.0646 degrees a second

        assertThat(Disagreement.between(base, ahead, Sets.EPOCH).orElseThrow().alongTrackS())
                .isCloseTo(1, within(0.01));
    }

    @Test
    void a_set_without_a_position_cannot_be_compared() {
        ElementSet gone = Sets.set(1, 16.4, 0, 51.6, 0, 0, 0, 0.1);

        assertThat(Disagreement.between(Sets.STATION, gone, Sets.EPOCH.plusSeconds(30 * 86_400)))
                .isEmpty();
    }
}
