package org.slewd.doppler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.slewd.doppler.FitOutcome.Fitted;
import org.slewd.doppler.FitOutcome.NotObservable;

class CurveFitTest {

    private static final CurveFit FIT = new CurveFit(Curves.CARRIER_HZ, true, true, Duration.ofSeconds(30));

    private final Curves curves = Curves.passOf75Degrees();

    @Test
    void finds_lateness_offset_and_drift_of_a_clean_curve() {
        DopplerCurve curve = curves.curve(2.5, 1_234, -0.3, 0.001, 1);
        Fitted fitted = fitted(FIT.fit(curve, curves.object()));
        assertThat(fitted.lateS().value()).isCloseTo(2.5, within(1e-4));
        assertThat(fitted.offsetHz().value()).isCloseTo(1_234, within(0.1));
        assertThat(fitted.driftHzPerS().value()).isCloseTo(-0.3, within(1e-4));
        assertThat(fitted.residualRmsHz()).isLessThan(0.01);
    }

    @Test
    void an_object_that_is_early_is_late_by_less_than_nothing() {
        Fitted fitted = fitted(FIT.fit(curves.curve(-17.3, -5_000, 0, 20, 2), curves.object()));
        assertThat(fitted.lateS().value()).isCloseTo(-17.3, within(5 * 0.02));
        assertThat(fitted.lateS().sigma()).isBetween(0.012, 0.025);
    }

    @Test
    void a_stretch_of_another_signal_does_not_count() {
        DopplerCurve clean = curves.curve(1, 300, 0, 20, 3);
        List<DopplerCurve.Sample> samples = new java.util.ArrayList<>(clean.samples());
        for (int i = 40; i < 150; i++) {
            samples.set(i, new DopplerCurve.Sample(samples.get(i).utc(), 437.812e6 + i));
        }
        Fitted fitted = fitted(FIT.fit(new DopplerCurve(samples), curves.object()));
        assertThat(fitted.lateS().value()).isCloseTo(1, within(0.12));
        assertThat(fitted.outliers()).isBetween(105, 115);
        assertThat(fitted.scatterHz()).isBetween(17.0, 30.0);
    }

    @Test
    void samples_count_by_their_weight() {
        DopplerCurve noisy = curves.curve(1, 300, 0, 20, 4);
        List<DopplerCurve.Sample> samples = new java.util.ArrayList<>();
        for (int i = 0; i < noisy.samples().size(); i++) {
            DopplerCurve.Sample sample = noisy.samples().get(i);
            // Every second sample is as noisy as eight of the others, and says so.
            double hz = i % 2 == 0
                    ? sample.receivedHz()
                    : curves.exactHz(sample.utc(), 1)
                            + 300
                            + 8 * (sample.receivedHz() - 300 - curves.exactHz(sample.utc(), 1));
            samples.add(new DopplerCurve.Sample(sample.utc(), hz, i % 2 == 0 ? 64 : 1));
        }
        Fitted fitted = fitted(FIT.fit(new DopplerCurve(samples), curves.object()));
        assertThat(fitted.lateS().value()).isCloseTo(1, within(0.1));
        assertThat(fitted.lateS().sigma()).isLessThan(0.035);
    }

    @Test
    void errors_that_hang_together_widen_the_sigma() {
        DopplerCurve white = curves.curve(1, 300, 0, 20, 5);
        List<DopplerCurve.Sample> samples = new java.util.ArrayList<>();
        double wander = 0;
        for (DopplerCurve.Sample sample : white.samples()) {
            double exact = curves.exactHz(sample.utc(), 1) + 300;
            wander = 0.9 * wander + Math.sqrt(1 - 0.81) * (sample.receivedHz() - exact);
            samples.add(new DopplerCurve.Sample(sample.utc(), exact + wander));
        }
        double sigma = fitted(FIT.fit(new DopplerCurve(samples), curves.object()))
                .lateS()
                .sigma();
        assertThat(sigma)
                .isGreaterThan(
                        2 * fitted(FIT.fit(white, curves.object())).lateS().sigma());
    }

    @Test
    void half_a_pass_is_less_sure_and_says_so() {
        Fitted whole = fitted(FIT.fit(curves.curve(1, 0, 0, 20, 6), curves.object()));
        Fitted half = fitted(FIT.fit(curves.part(curves.curve(1, 0, 0, 20, 6), 0, 0.5), curves.object()));
        assertThat(half.lateS().sigma()).isGreaterThan(1.5 * whole.lateS().sigma());
        assertThat(half.lateS().value()).isCloseTo(1, within(5 * half.lateS().sigma()));
    }

    @Test
    void a_short_arc_near_the_horizon_is_refused_with_a_reason() {
        FitOutcome outcome = FIT.fit(curves.part(curves.curve(1, 0, 0, 20, 7), 0, 0.05), curves.object());
        assertThat(outcome).isInstanceOf(NotObservable.class);
        assertThat(((NotObservable) outcome).why()).containsAnyOf("gives the lateness to", "no lateness but another");
    }

    @Test
    void too_few_samples_are_refused() {
        DopplerCurve few =
                new DopplerCurve(curves.curve(1, 0, 0, 20, 8).samples().subList(0, 11));
        assertThat(FIT.fit(few, curves.object()))
                .isEqualTo(new NotObservable("11 samples are too few; 12 are the least"));
    }

    @Test
    void samples_of_one_moment_are_refused() {
        DopplerCurve.Sample one = curves.curve(0, 0, 0, 20, 9).samples().get(100);
        assertThat(FIT.fit(new DopplerCurve(java.util.Collections.nCopies(50, one)), curves.object()))
                .isEqualTo(new NotObservable(
                        "the curve is too short or too flat to tell lateness, offset and drift apart"));
    }

    @Test
    void another_object_is_refused_as_too_late() {
        CurveFit strict = new CurveFit(Curves.CARRIER_HZ, true, false, Duration.ofSeconds(5));
        FitOutcome outcome = strict.fit(curves.curve(40, 0, 0, 20, 10), curves.object());
        assertThat(outcome).isInstanceOf(NotObservable.class);
        assertThat(((NotObservable) outcome).why()).contains("more than 5.0 s");
    }

    @Test
    void an_orbit_model_without_a_position_is_refused() {
        assertThat(FIT.fit(curves.curve(0, 0, 0, 20, 11), late -> utc -> Optional.empty()))
                .isEqualTo(new NotObservable("the orbit model has no position for some of the samples"));
    }

    @Test
    void what_is_held_is_not_sought() {
        CurveFit offsetOnly = new CurveFit(Curves.CARRIER_HZ, false, false, Duration.ofSeconds(30));
        Fitted fitted = fitted(offsetOnly.fit(curves.curve(0, 777, 0, 20, 12), curves.object()));
        assertThat(fitted.offsetHz().value()).isCloseTo(777, within(5.0));
        assertThat(fitted.lateS()).isEqualTo(new FitOutcome.Estimate(0, 0));
        assertThat(fitted.driftHzPerS()).isEqualTo(new FitOutcome.Estimate(0, 0));
    }

    @Test
    void a_curve_is_in_the_order_of_time() {
        Instant noon = Instant.parse("2024-10-01T12:00:00Z");
        List<DopplerCurve.Sample> backwards =
                List.of(new DopplerCurve.Sample(noon, 437e6), new DopplerCurve.Sample(noon.minusMillis(1), 437e6));
        assertThatIllegalArgumentException().isThrownBy(() -> new DopplerCurve(backwards));
        assertThatIllegalArgumentException().isThrownBy(() -> new DopplerCurve.Sample(noon, Double.NaN));
    }

    private static Fitted fitted(FitOutcome outcome) {
        assertThat(outcome).isInstanceOf(Fitted.class);
        return (Fitted) outcome;
    }
}
