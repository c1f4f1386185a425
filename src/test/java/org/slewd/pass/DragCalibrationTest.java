package org.slewd.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.slewd.orbit.Catalogue;
import org.slewd.orbit.ElementSet;
import org.slewd.orbit.Sets;
import org.slewd.orbit.Sgp4;
import org.slewd.sky.TemeState;

/** The arithmetic, on made-up orbits in an air that is denser below 450 km and thinner above than the old sets say. */
class DragCalibrationTest {

    private static final List<ElementSet> OLD = MadeUpPairs.OLD;
    private static final List<ElementSet> FRESH = MadeUpPairs.FRESH;

    @Test
    void a_pair_tells_the_share_of_drag_that_the_old_set_lacks() {
        for (int i = 0; i < OLD.size(); i++) {
            double truth = FRESH.get(i).bstar() / OLD.get(i).bstar() - 1;
            assertThat(DragCalibration.missingShare(OLD.get(i), FRESH.get(i)).orElseThrow())
                    .isCloseTo(truth, within(0.02));
        }
    }

    @Test
    void what_even_numbers_teach_halves_the_errors_of_odd_ones() {
        DragCalibration learnt = DragCalibration.of(OLD, numbers(FRESH, number -> number % 2 == 0));
        List<Double> before = new ArrayList<>();
        List<Double> after = new ArrayList<>();
        for (int i = 0; i < OLD.size(); i++) {
            if (OLD.get(i).catalogNumber() % 2 == 1) {
                Instant utc = FRESH.get(i).epoch();
                before.add(errorS(OLD.get(i), FRESH.get(i)));
                after.add(errorS(learnt.calibrate(OLD.get(i), utc), FRESH.get(i)));
            }
        }

        assertThat(learnt.bins()).isEqualTo(2);
        assertThat(before).hasSize(24);
        assertThat(median(before)).isGreaterThan(2 * median(after));
    }

    @Test
    void too_few_pairs_teach_nothing() {
        DragCalibration five = DragCalibration.of(OLD, numbers(FRESH, number -> number < 12 && number % 4 < 2));

        assertThat(five.bins()).isZero();
        assertThat(five.calibrate(OLD.get(0), FRESH.get(0).epoch())).isSameAs(OLD.get(0));
    }

    @Test
    void what_is_learnt_holds_for_its_altitude_and_its_days_only() {
        DragCalibration learnt = DragCalibration.of(OLD, numbers(FRESH, number -> true));
        ElementSet stale = OLD.get(0);
        Instant utc = FRESH.get(0).epoch();

        assertThat(learnt.calibrate(stale, utc).bstar()).isCloseTo(1.3 * stale.bstar(), within(0.15 * stale.bstar()));
        assertThat(learnt.calibrate(stale, utc.plus(Duration.ofDays(3)))).isSameAs(stale);
        assertThat(learnt.calibrate(stale.withBstar(0), utc).bstar()).isZero();
        assertThat(learnt.calibrate(Sets.GEOSTATIONARY, utc)).isSameAs(Sets.GEOSTATIONARY);
    }

    @Test
    void what_is_learnt_serves_for_a_day_after_the_fresh_sets() {
        DragCalibration learnt = DragCalibration.of(OLD, numbers(FRESH, number -> true));
        Instant fresh = FRESH.get(0).epoch();

        assertThat(learnt.pairs()).isEqualTo(48);
        assertThat(learnt.findings(fresh.plus(Duration.ofDays(1))))
                .isEqualTo(learnt.findings(fresh))
                .satisfiesExactly(
                        low -> {
                            assertThat(low.lowestKm()).isEqualTo(350);
                            assertThat(low.highestKm()).isEqualTo(450);
                            assertThat(low.pairs()).isEqualTo(24);
                            assertThat(low.factor()).isCloseTo(1.3, within(0.1));
                        },
                        high -> {
                            assertThat(high.lowestKm()).isEqualTo(450);
                            assertThat(high.factor()).isCloseTo(0.8, within(0.1));
                        });
        assertThat(learnt.findings(fresh.plus(Duration.ofDays(2)))).isEmpty();
        assertThat(learnt.findings(fresh.minus(Duration.ofDays(1)))).isEmpty();
    }

    @Test
    void a_pair_that_cannot_tell_is_left_out() {
        ElementSet old = OLD.get(0);

        assertThat(DragCalibration.missingShare(old, old)).isEmpty();
        assertThat(DragCalibration.missingShare(FRESH.get(0), old)).isEmpty();
        assertThat(DragCalibration.missingShare(old.withBstar(1e-7), FRESH.get(0)))
                .isEmpty();
    }

    private static double errorS(ElementSet predicted, ElementSet real) {
        TemeState there = new TemeState();
        TemeState truth = new TemeState();
        Sgp4.of(predicted).propagate(real.epoch(), there);
        Sgp4.of(real).propagate(0, truth);
        return Math.abs(DragEffect.alongS(there, truth));
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static Catalogue numbers(Collection<ElementSet> sets, IntPredicate wanted) {
        return Catalogue.empty()
                .with(sets.stream()
                        .filter(set -> wanted.test(set.catalogNumber()))
                        .toList());
    }
}
