package org.slewd.mount;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slewd.rotator.Pointing;
import org.slewd.sky.Angles;

/**
 * The mount that explains measured directions best: least squares over both axes, azimuth weighted by the cosine of the
 * elevation, so that residuals are angles on the sky.
 *
 * @param model the constants
 * @param sigmas the standard error of each constant that was fitted, from the scatter of the residuals
 * @param dropped terms that were asked for and taken out again, as they were smaller than twice their error
 * @param correlations of the constants, in the order of {@code sigmas}; near 1 or -1 two terms look alike
 * @param residuals of each sample, in their order
 * @param rmsBeforeDeg root mean square of the angle on the sky without a model
 * @param rmsAfterDeg the same with it
 * @param suggestion a further term that the residuals ask for
 */
public record MountFit(
        MountModel model,
        Map<MountTerm, Double> sigmas,
        Set<MountTerm> dropped,
        List<List<Double>> correlations,
        List<Residual> residuals,
        double rmsBeforeDeg,
        double rmsAfterDeg,
        Optional<MountTerm> suggestion) {

    /** What is told apart well by directions all over the sky; the others look like these. */
    public static final Set<MountTerm> USUAL_TERMS =
            Set.of(MountTerm.IA, MountTerm.IE, MountTerm.AN, MountTerm.AE, MountTerm.TF);

    /** Below this a model follows the noise rather than the mount. */
    public static final int LEAST_SAMPLES = 6;

    private static final double LEAST_SIGNIFICANCE = 2;

    /** A term nobody asked for has to show itself more clearly. */
    private static final double SUGGESTED_SIGNIFICANCE = 4;

    /**
     * One measured direction.
     *
     * @param ideal where an ideal mount's axes would have stood, on the turn and the side of the zenith of {@code axis}
     * @param axis what the real axes said when the beam was on the object
     */
    public record Sample(Pointing ideal, Pointing axis) {

        /** A sample of an object at a direction of the sky: compass bearing and elevation up to 90. */
        public static Sample of(double azimuthDeg, double elevationDeg, Pointing axis) {
            boolean flipped = axis.elevationDeg() > 90 && elevationDeg <= 90;
            return new Sample(
                    new Pointing(flipped ? azimuthDeg + 180 : azimuthDeg, flipped ? 180 - elevationDeg : elevationDeg),
                    axis);
        }
    }

    /** What the model leaves: axis minus model, azimuth as an angle on the sky. */
    public record Residual(double crossElevationDeg, double elevationDeg) {}

    /**
     * Fits {@code terms} to {@code samples}.
     *
     * @throws IllegalArgumentException when the samples are too few or do not tell the terms apart, or when the result is
     *     not believable; the message says which
     */
    public static MountFit of(List<Sample> samples, Collection<MountTerm> terms) {
        if (terms.isEmpty() || samples.size() < LEAST_SAMPLES || 2 * samples.size() <= terms.size() + 1) {
            throw new IllegalArgumentException(samples.size() + " directions are too few for " + terms.size()
                    + " terms; measure at least " + LEAST_SAMPLES + ", better 12 or more all over the sky");
        }
        List<Sample> turned = onOneTurn(samples);
        Set<MountTerm> kept = EnumSet.copyOf(terms);
        Set<MountTerm> dropped = EnumSet.noneOf(MountTerm.class);
        Solution solution = Solution.of(turned, kept);
        for (Optional<MountTerm> least = solution.least(); least.isPresent(); least = solution.least()) {
            kept.remove(least.get());
            dropped.add(least.get());
            solution = Solution.of(turned, kept);
        }
        return new MountFit(
                new MountModel(solution.constants()),
                solution.sigmas(),
                dropped,
                solution.correlations(),
                solution.residuals(),
                Solution.of(turned, Set.of()).rmsDeg(),
                solution.rmsDeg(),
                suggestion(turned, kept, dropped));
    }

    /**
     * The bearing of an object is known up to whole turns, the axis is not: the turn is the one that leaves the offsets of
     * all samples together. Their middle direction finds it whatever the zero of the axis is.
     */
    private static List<Sample> onOneTurn(List<Sample> samples) {
        double north = 0;
        double east = 0;
        for (Sample sample : samples) {
            double weight = Math.abs(Math.cos(Math.toRadians(sample.ideal.elevationDeg())));
            double offset = Math.toRadians(sample.axis.azimuthDeg() - sample.ideal.azimuthDeg());
            north += weight * Math.cos(offset);
            east += weight * Math.sin(offset);
        }
        double offsetDeg = Math.toDegrees(Math.atan2(east, north));
        List<Sample> turned = new ArrayList<>();
        for (Sample sample : samples) {
            double near = sample.axis.azimuthDeg() - offsetDeg;
            turned.add(new Sample(
                    new Pointing(Angles.nearest(sample.ideal.azimuthDeg(), near), sample.ideal.elevationDeg()),
                    sample.axis));
        }
        return turned;
    }

    private static Optional<MountTerm> suggestion(List<Sample> samples, Set<MountTerm> kept, Set<MountTerm> dropped) {
        MountTerm best = null;
        double most = SUGGESTED_SIGNIFICANCE;
        for (MountTerm term : MountTerm.values()) {
            if (!kept.contains(term) && !dropped.contains(term) && 2 * samples.size() > kept.size() + 2) {
                Set<MountTerm> more = EnumSet.of(term);
                more.addAll(kept);
                double significance = significance(samples, more, term);
                if (significance > most) {
                    most = significance;
                    best = term;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private static double significance(List<Sample> samples, Set<MountTerm> terms, MountTerm term) {
        try {
            return Solution.of(samples, terms).significance(term);
        } catch (IllegalArgumentException indistinct) {
            return 0; // what these samples cannot tell apart is nothing to suggest
        }
    }

    /** The normal equations of one set of terms, solved. */
    private record Solution(
            List<MountTerm> terms, double[] values, double[][] covariance, List<Residual> residuals, double rmsDeg) {

        static Solution of(List<Sample> samples, Set<MountTerm> wanted) {
            List<MountTerm> terms = List.copyOf(wanted.isEmpty() ? Set.<MountTerm>of() : EnumSet.copyOf(wanted));
            int size = terms.size();
            double[][] normal = new double[size][size];
            double[] right = new double[size];
            for (Sample sample : samples) {
                add(normal, right, row(terms, sample, true), azimuthOff(sample));
                add(normal, right, row(terms, sample, false), elevationOff(sample));
            }
            double[][] inverse = SymmetricInverse.of(normal)
                    .orElseThrow(() -> new IllegalArgumentException("the directions do not tell the terms " + terms
                            + " apart; measure more of them, spread in azimuth and elevation"));
            double[] values = new double[size];
            for (int i = 0; i < size; i++) {
                for (int k = 0; k < size; k++) {
                    values[i] += inverse[i][k] * right[k];
                }
            }
            List<Residual> residuals = new ArrayList<>();
            double sum = 0;
            for (Sample sample : samples) {
                Residual left = new Residual(
                        azimuthOff(sample) - dot(row(terms, sample, true), values),
                        elevationOff(sample) - dot(row(terms, sample, false), values));
                residuals.add(left);
                sum += left.crossElevationDeg * left.crossElevationDeg + left.elevationDeg * left.elevationDeg;
            }
            double variance = sum / (2 * samples.size() - size);
            for (double[] line : inverse) {
                for (int k = 0; k < size; k++) {
                    line[k] *= variance;
                }
            }
            return new Solution(terms, values, inverse, residuals, Math.sqrt(sum / samples.size()));
        }

        private static double[] row(List<MountTerm> terms, Sample sample, boolean azimuth) {
            double azimuthDeg = sample.ideal.azimuthDeg();
            double elevationDeg = sample.ideal.elevationDeg();
            double cos = Math.cos(Math.toRadians(elevationDeg));
            return terms.stream()
                    .mapToDouble(term -> azimuth
                            ? cos * term.azimuth(azimuthDeg, elevationDeg)
                            : term.elevation(azimuthDeg, elevationDeg))
                    .toArray();
        }

        private static double azimuthOff(Sample sample) {
            return Math.cos(Math.toRadians(sample.ideal.elevationDeg()))
                    * (sample.axis.azimuthDeg() - sample.ideal.azimuthDeg());
        }

        private static double elevationOff(Sample sample) {
            return sample.axis.elevationDeg() - sample.ideal.elevationDeg();
        }

        private static void add(double[][] normal, double[] right, double[] row, double value) {
            for (int i = 0; i < row.length; i++) {
                right[i] += row[i] * value;
                for (int k = 0; k < row.length; k++) {
                    normal[i][k] += row[i] * row[k];
                }
            }
        }

        private static double dot(double[] row, double[] values) {
            double sum = 0;
            for (int i = 0; i < row.length; i++) {
                sum += row[i] * values[i];
            }
            return sum;
        }

        double significance(MountTerm term) {
            int i = terms.indexOf(term);
            return Math.abs(values[i]) / Math.sqrt(covariance[i][i]);
        }

        /** The term that says least, if it says too little. */
        Optional<MountTerm> least() {
            return terms.stream()
                    .filter(term -> significance(term) < LEAST_SIGNIFICANCE)
                    .min((one, other) -> Double.compare(significance(one), significance(other)));
        }

        Map<MountTerm, Double> constants() {
            Map<MountTerm, Double> constants = new EnumMap<>(MountTerm.class);
            for (int i = 0; i < values.length; i++) {
                constants.put(terms.get(i), values[i]);
            }
            return constants;
        }

        Map<MountTerm, Double> sigmas() {
            Map<MountTerm, Double> sigmas = new EnumMap<>(MountTerm.class);
            for (int i = 0; i < values.length; i++) {
                sigmas.put(terms.get(i), Math.sqrt(covariance[i][i]));
            }
            return sigmas;
        }

        List<List<Double>> correlations() {
            List<List<Double>> correlations = new ArrayList<>();
            for (int i = 0; i < values.length; i++) {
                List<Double> row = new ArrayList<>();
                for (int k = 0; k < values.length; k++) {
                    row.add(covariance[i][k] / Math.sqrt(covariance[i][i] * covariance[k][k]));
                }
                correlations.add(row);
            }
            return correlations;
        }
    }
}
