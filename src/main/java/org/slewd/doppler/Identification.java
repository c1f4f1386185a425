package org.slewd.doppler;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

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
    }

    private Identification() {}

    /** All {@code objects}, the likeliest first; those whose fit was refused come last, in their order. */
    public static <T> List<Match<T>> rank(
            CurveFit fit, DopplerCurve curve, List<T> objects, Function<T, LateMotion> motion) {
        return objects.stream()
                .map(object -> new Match<>(object, fit.fit(curve, motion.apply(object))))
                .sorted(Comparator.comparingDouble(Match::residualRmsHz))
                .toList();
    }
}
