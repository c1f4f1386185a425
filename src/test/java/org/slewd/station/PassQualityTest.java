package org.slewd.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PassQualityTest {

    private static final long SECOND = 1_000_000_000L;

    private final PassQuality quality = new PassQuality(10);

    @Test
    void says_nothing_without_a_report() {
        assertThat(quality.figures()).isEmpty();
        assertThat(quality).hasToString("no position report during the pass");
    }

    @Test
    void has_the_figures_of_what_it_was_given() {
        for (int i = 1; i <= 100; i++) {
            quality.addPointingError(i / 50.0, i * SECOND / 10); // 0.02 to 2
        }
        PassReport.PointingQuality figures = quality.figures().orElseThrow();
        assertThat(figures.reports()).isEqualTo(100);
        assertThat(figures.rmsDeg()).isCloseTo(Math.sqrt(101 * 201 / 6.0) / 50, within(1e-9));
        assertThat(figures.p50Deg()).isCloseTo(1.0, within(0.011));
        assertThat(figures.p95Deg()).isCloseTo(1.9, within(0.011));
        assertThat(figures.worstDeg()).isEqualTo(2);
        assertThat(figures.offBeamSeconds()).isZero();
    }

    @Test
    void counts_how_long_the_object_was_outside_the_beam_but_not_what_nobody_saw() {
        quality.addPointingError(1, 0);
        quality.addPointingError(6, SECOND / 2); // half a second
        quality.addPointingError(180, SECOND); // another
        quality.addPointingError(6, 100 * SECOND); // one of the ninety-nine
        quality.addPointingError(5, 101 * SECOND); // half the beam is inside
        assertThat(quality.figures().orElseThrow().offBeamSeconds()).isCloseTo(2, within(1e-9));
    }
}
