package org.slewd.doppler;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Which of several objects a measured curve is of: that whose prediction leaves least. */
public final class Identification {

    /**
     * One object.
     *
     * @param object as the caller knows it
     * @param outcome of the fit
     */
    public record Match<T>(T object, FitOutcome outcome) {

        /** What remains of the curve; infinite when the fit was refused. */
        public double residualRmsHz() {
            return outcome instanceof FitOutcome.Fitted fitted ? fitted.residualRmsHz() : Double.POSITIVE_INFINITY;
        }

        /** Minus the logarithm of its likelihood, but for a term that all have; infinite when the fit was refused. */
        private double against(double independent, Beliefs beliefs) {
            return outcome instanceof FitOutcome.Fitted fitted
                    ? independent * Math.log(fitted.residualRmsHz())
                            + beliefs.against(
                                    fitted.lateS().value(), fitted.driftHzPerS().value())
                    : Double.POSITIVE_INFINITY;
        }
    }

    /**
     * One object, and how likely it is beside the others.
     *
     * @param share of all, 0 to 1: what one would bet on it who holds the beliefs of the fits, and every object alike before
     */
    public record Weighed<T>(T object, FitOutcome outcome, double share) {}

    private Identification() {}

    /**
     * Weighs {@code objects} against each other, the likeliest first. Noise is taken to be normal, the same for all, and not known
     * before, which makes of {@code n} independent samples with the mean square {@code s} a likelihood of {@code s^(-n/2)}; how much a
     * lateness and a drift go against the beliefs of their fit counts as well.
     *
     * @param fits how each is fitted: elements of another age are sure to another degree
     */
    public static <T> List<Weighed<T>> weigh(
            DopplerCurve curve, List<T> objects, Function<T, CurveFit> fits, Function<T, LateMotion> motion) {
        List<Match<T>> matches = objects.stream()
                .map(object -> new Match<>(object, fits.apply(object).fit(curve, motion.apply(object))))
                .toList();
        // Samples hang together by the noise, which the best fit shows; what a wrong orbit leaves hangs together too.
        double independent = matches.stream()
                .min(Comparator.comparingDouble(Match::residualRmsHz))
                .filter(match -> match.outcome instanceof FitOutcome.Fitted)
                .map(match -> ((FitOutcome.Fitted) match.outcome).independent())
                .orElse(1.0);
        double[] against = matches.stream()
                .mapToDouble(match ->
                        match.against(independent, fits.apply(match.object).beliefs()))
                .toArray();
        double least = Arrays.stream(against).min().orElse(0);
        double sum = Arrays.stream(against)
                .map(one -> Double.isFinite(one) ? Math.exp(least - one) : 0)
                .sum();
        return IntStream.range(0, matches.size())
                .mapToObj(i -> new Weighed<>(
                        matches.get(i).object,
                        matches.get(i).outcome,
                        Double.isFinite(against[i]) ? Math.exp(least - against[i]) / sum : 0))
                .sorted(Comparator.comparingDouble(weighed -> -weighed.share))
                .toList();
    }

    /** All {@code objects}, the likeliest first; those whose fit was refused come last, in their order. */
    public static <T> List<Match<T>> rank(
            CurveFit fit, DopplerCurve curve, List<T> objects, Function<T, LateMotion> motion) {
        return objects.stream()
                .map(object -> new Match<>(object, fit.fit(curve, motion.apply(object))))
                .sorted(Comparator.comparingDouble(Match::residualRmsHz))
                .toList();
    }
}
