package org.slewd.mount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.slewd.mount.MountTerm.AE;
import static org.slewd.mount.MountTerm.AN;
import static org.slewd.mount.MountTerm.CA;
import static org.slewd.mount.MountTerm.IA;
import static org.slewd.mount.MountTerm.IE;
import static org.slewd.mount.MountTerm.NP;
import static org.slewd.mount.MountTerm.SA;
import static org.slewd.mount.MountTerm.TF;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.slewd.mount.MountFit.Sample;
import org.slewd.rotator.Pointing;

class MountFitTest {

    private static final MountModel MOUNT = new MountModel(Map.of(IA, 2.0, IE, -1.0, AN, 0.4, AE, -0.3, TF, 0.8));

    /**
     * Thirty directions between 10 and 80 degrees, 0.1 degree of noise on the sky: standard errors 0.026, 0.055, 0.023,
     * 0.022, 0.077 degrees were found by an independent simulation of 300 trials.
     */
    @Test
    void thirty_directions_give_the_five_terms_to_the_known_accuracy() {
        Map<MountTerm, Double> squares = new EnumMap<>(MountTerm.class);
        Map<MountTerm, Double> told = new EnumMap<>(MountTerm.class);
        Random random = new Random(5);
        int trials = 300;
        for (int trial = 0; trial < trials; trial++) {
            MountFit fit = MountFit.of(samples(MOUNT, 30, 0.1, random), MountFit.USUAL_TERMS);
            for (MountTerm term : MountFit.USUAL_TERMS) {
                double error = fit.model().constant(term) - MOUNT.constant(term);
                squares.merge(term, error * error / trials, Double::sum);
                told.merge(term, fit.sigmas().get(term) / trials, Double::sum);
            }
        }
        Map<MountTerm, Double> known = Map.of(IA, 0.026, IE, 0.055, AN, 0.023, AE, 0.022, TF, 0.077);
        known.forEach((term, sigma) -> {
            assertThat(Math.sqrt(squares.get(term))).as("scatter of %s", term).isCloseTo(sigma, within(0.2 * sigma));
            assertThat(told.get(term)).as("error told of %s", term).isCloseTo(sigma, within(0.2 * sigma));
        });
    }

    @Test
    void sag_and_the_zero_of_elevation_look_alike_and_it_says_so() {
        MountFit fit = MountFit.of(samples(MOUNT, 30, 0.1, new Random(2)), MountFit.USUAL_TERMS);
        List<MountTerm> order = List.copyOf(fit.sigmas().keySet());

        assertThat(fit.correlations().get(order.indexOf(IE)).get(order.indexOf(TF)))
                .isLessThan(-0.8);
        assertThat(fit.correlations().get(order.indexOf(AN)).get(order.indexOf(AE)))
                .isBetween(-0.4, 0.4);
    }

    @Test
    void the_residual_is_what_the_noise_was() {
        MountFit fit = MountFit.of(samples(MOUNT, 30, 0.1, new Random(9)), MountFit.USUAL_TERMS);

        assertThat(fit.rmsBeforeDeg()).isGreaterThan(1);
        assertThat(fit.rmsAfterDeg()).isBetween(0.1, 0.18);
        assertThat(fit.residuals()).hasSize(30);
    }

    @Test
    void terms_that_are_not_there_are_dropped() {
        MountFit fit = MountFit.of(
                samples(new MountModel(Map.of(IA, 2.0, IE, 1.0)), 30, 0.05, new Random(4)), MountFit.USUAL_TERMS);

        assertThat(fit.sigmas()).containsOnlyKeys(IA, IE);
        assertThat(fit.dropped()).containsExactly(AN, AE, TF);
    }

    @Test
    void a_term_that_the_residuals_ask_for_is_suggested() {
        MountModel squint = new MountModel(Map.of(IA, 2.0, IE, 1.0, AN, 0.4, CA, 1.5));

        assertThat(MountFit.of(samples(squint, 40, 0.05, new Random(4)), MountFit.USUAL_TERMS)
                        .suggestion())
                .hasValueSatisfying(term -> assertThat(term).isIn(CA, NP));
        assertThat(MountFit.of(samples(MOUNT, 30, 0.1, new Random(1)), MountFit.USUAL_TERMS)
                        .suggestion())
                .isEmpty();
    }

    @Test
    void bearings_are_brought_to_the_turn_of_the_axis_and_to_its_side_of_the_zenith() {
        MountModel opposite = new MountModel(Map.of(IA, 178.5, IE, 0.5));
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            double bearing = i * 30;
            double elevation = 10 + 6 * i;
            boolean flipped = i % 3 == 0;
            Pointing ideal = new Pointing(
                    flipped ? bearing + 180 : bearing - (i % 2) * 360, flipped ? 180 - elevation : elevation);
            samples.add(Sample.of(bearing, elevation, opposite.toAxis(ideal)));
        }
        MountFit fit = MountFit.of(samples, EnumSet.of(IA, IE));

        assertThat(fit.model().constant(IA)).isCloseTo(178.5, within(1e-9));
        assertThat(fit.model().constant(IE)).isCloseTo(0.5, within(1e-9));
        assertThat(fit.rmsAfterDeg()).isLessThan(1e-9);
    }

    @Test
    void too_little_is_refused() {
        List<Sample> few = samples(MOUNT, 5, 0.1, new Random(1));
        List<Sample> onePlace = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            onePlace.add(Sample.of(100, 30, new Pointing(101 + 0.01 * i, 31)));
        }
        assertThatThrownBy(() -> MountFit.of(few, MountFit.USUAL_TERMS)).hasMessageContaining("5 directions");
        assertThatThrownBy(() -> MountFit.of(onePlace, MountFit.USUAL_TERMS)).hasMessageContaining("apart");
        assertThatThrownBy(() -> MountFit.of(onePlace, EnumSet.of(SA, IA))).hasMessageContaining("[IA, SA]");
    }

    private static List<Sample> samples(MountModel mount, int count, double noiseDeg, Random random) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double azimuthDeg = 360 * random.nextDouble();
            double elevationDeg = 10 + 70 * random.nextDouble();
            Pointing axis = mount.toAxis(new Pointing(azimuthDeg, elevationDeg));
            double across = noiseDeg * random.nextGaussian() / Math.cos(Math.toRadians(elevationDeg));
            samples.add(Sample.of(
                    azimuthDeg,
                    elevationDeg,
                    new Pointing(axis.azimuthDeg() + across, axis.elevationDeg() + noiseDeg * random.nextGaussian())));
        }
        return samples;
    }
}
