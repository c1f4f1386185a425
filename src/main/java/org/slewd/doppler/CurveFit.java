package org.slewd.doppler;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.slewd.doppler.FitOutcome.Estimate;
import org.slewd.doppler.FitOutcome.Fitted;
import org.slewd.doppler.FitOutcome.NotObservable;
import org.slewd.doppler.NormalEquations.Solution;
import org.slewd.receiver.Leg;

/**
 * What a measured carrier tells of an object: how late it comes along its orbit, and how far its oscillator and ours are
 * off together. The model is {@code received(t - late) + offset + drift (t - middle)}; lateness shifts the whole curve in
 * time and shows where it is steep, the offset shifts it in frequency and shows everywhere. A kilometre across the orbit
 * looks like less than a millisecond of lateness.
 *
 * <p>Gauss and Newton on weighted samples, with Tukey's loss, so that a stretch of another signal does not count. Sigmas
 * follow from the scatter that remains, widened where neighbouring errors hang together.
 *
 * <p>Immutable; any thread.
 *
 * @param nominalHz what the object is said to transmit
 * @param lateness whether lateness is sought, or held at 0
 * @param drift whether a drift of the offset is sought, or held at 0
 * @param maxLate lateness beyond this is no lateness but another object, above 0
 * @param beliefs what is held of lateness and drift before; counts for what is sought
 */
public record CurveFit(double nominalHz, boolean lateness, boolean drift, Duration maxLate, Beliefs beliefs) {

    /** Fewer say nothing of their own scatter. */
    static final int LEAST_SAMPLES = 12;

    /** A lateness that is less sure is of no use: on a dish of three degrees the object is out of the beam within 2 s. */
    static final double GREATEST_SIGMA_S = 2;

    private static final int MAX_ROUNDS = 40;

    /** From here on the scale is kept, so that rounds converge and do not chase each other. */
    private static final int ROUNDS_WITH_NEW_SCALE = 8;

    private static final double CONVERGED_S = 1e-5;

    /** Half the distance over which the slope of the curve is taken: small beside its bends, large beside rounding. */
    private static final double SLOPE_S = 0.05;

    /** A tenth of a millihertz: below it a perfect curve is perfect. */
    private static final double LEAST_DEVIATION_HZ = 1e-4;

    public CurveFit {
        if (!(nominalHz > 0 && nominalHz < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("not a frequency: " + nominalHz + " Hz");
        }
        if (maxLate.isNegative() || maxLate.isZero()) {
            throw new IllegalArgumentException("maxLate " + maxLate + " must be above 0");
        }
    }

    /** Nothing is held before. */
    public CurveFit(double nominalHz, boolean lateness, boolean drift, Duration maxLate) {
        this(nominalHz, lateness, drift, maxLate, Beliefs.NONE);
    }

    /** Fits {@code object} to {@code curve}. */
    public FitOutcome fit(DopplerCurve curve, LateMotion object) {
        int unknowns = 1 + (lateness ? 1 : 0) + (drift ? 1 : 0);
        if (curve.samples().size() < LEAST_SAMPLES) {
            return new NotObservable(
                    curve.samples().size() + " samples are too few; " + LEAST_SAMPLES + " are the least");
        }
        Prediction prediction = new Prediction(curve, object, nominalHz);
        double start = lateness ? LatenessScan.nearest(prediction, maxLate) : 0;
        return refine(prediction, start, unknowns);
    }

    private FitOutcome refine(Prediction of, double startS, int unknowns) {
        double[] state = new double[unknowns];
        double lateS = startS;
        Optional<double[]> residuals = of.residuals(lateS);
        if (residuals.isEmpty()) {
            return new NotObservable("the orbit model has no position for some of the samples");
        }
        state[0] = RobustScale.median(residuals.get().clone());
        double deviationHz = 0;
        double unitHz = 0;
        for (int round = 0; round < MAX_ROUNDS; round++) {
            Optional<double[][]> columns = columns(of, lateS);
            residuals = of.residuals(lateS);
            if (residuals.isEmpty() || columns.isEmpty()) {
                return new NotObservable("the orbit model has no position for some of the samples");
            }
            double[] left = minusLinear(residuals.get(), columns.get(), state);
            if (round < ROUNDS_WITH_NEW_SCALE) {
                deviationHz = Math.max(LEAST_DEVIATION_HZ, RobustScale.deviation(left, of.weights()));
                unitHz = deviationHz * Math.sqrt(FitQuality.inflation(left, of.weights(), deviationHz));
            }
            Optional<Solution> step = solve(
                    columns.get(), left, tukeyWeights(left, of.weights(), deviationHz), new At(lateS, state), unitHz);
            if (step.isEmpty()) {
                return new NotObservable("the curve is too short or too flat to tell lateness, offset and drift apart");
            }
            double movedS = 0;
            for (int i = 0; i < unknowns; i++) {
                state[i] += step.get().unknowns()[i];
            }
            if (lateness) {
                movedS = state[unknowns - 1];
                state[unknowns - 1] = 0;
                lateS += movedS;
            }
            if (Math.abs(lateS) > maxLate.toNanos() / 1e9) {
                return new NotObservable(String.format(
                        Locale.ROOT,
                        "it would have to be late by more than %.1f s, which is no lateness but another object",
                        Math.copySign(maxLate.toNanos() / 1e9, lateS)));
            }
            if (round >= ROUNDS_WITH_NEW_SCALE && Math.abs(movedS) < CONVERGED_S) {
                return outcome(of, lateS, state, deviationHz);
            }
        }
        return new NotObservable("the fit did not settle; the curve may be of several signals");
    }

    /** Offset, then drift if sought, then lateness if sought: the derivative of the model by each. */
    private Optional<double[][]> columns(Prediction of, double lateS) {
        int unknowns = 1 + (lateness ? 1 : 0) + (drift ? 1 : 0);
        double[][] columns = new double[unknowns][];
        columns[0] = of.ones();
        if (drift) {
            columns[1] = of.sinceMiddleS();
        }
        if (lateness) {
            Optional<double[]> slope = of.slopeByLateness(lateS, SLOPE_S);
            if (slope.isEmpty()) {
                return Optional.empty();
            }
            columns[unknowns - 1] = slope.get();
        }
        return Optional.of(columns);
    }

    private static double[] minusLinear(double[] residuals, double[][] columns, double[] state) {
        double[] left = residuals.clone();
        for (int c = 0; c < columns.length; c++) {
            for (int i = 0; i < left.length; i++) {
                left[i] -= state[c] * columns[c][i];
            }
        }
        return left;
    }

    private static double[] tukeyWeights(double[] left, double[] weights, double deviationHz) {
        double[] combined = new double[left.length];
        for (int i = 0; i < left.length; i++) {
            combined[i] = weights[i] * RobustScale.weight(left[i] * Math.sqrt(weights[i]) / deviationHz);
        }
        return combined;
    }

    private FitOutcome outcome(Prediction of, double lateS, double[] state, double deviationHz) {
        double[][] columns = columns(of, lateS).orElseThrow();
        double[] left = minusLinear(of.residuals(lateS).orElseThrow(), columns, state);
        FitQuality quality = FitQuality.of(left, of.weights(), deviationHz, columns.length);
        Optional<Solution> plain = solve(columns, left, of.weights(), new At(lateS, state), quality.sigmaPerUnit());
        if (plain.isEmpty()) {
            return new NotObservable("the curve is too short or too flat to tell lateness, offset and drift apart");
        }
        double[][] inverse = plain.get().inverse();
        int last = columns.length - 1;
        Estimate late =
                lateness ? new Estimate(lateS, quality.sigmaPerUnit() * Math.sqrt(inverse[last][last])) : Estimate.HELD;
        if (late.sigma() > GREATEST_SIGMA_S) {
            return new NotObservable(String.format(
                    Locale.ROOT,
                    "this part of the pass gives the lateness to %.1f s only; a longer one, or one nearer to the"
                            + " culmination, would tell",
                    late.sigma()));
        }
        return new Fitted(
                late,
                new Estimate(state[0], quality.sigmaPerUnit() * Math.sqrt(inverse[0][0])),
                drift ? new Estimate(state[1], quality.sigmaPerUnit() * Math.sqrt(inverse[1][1])) : Estimate.HELD,
                quality.rmsHz(),
                deviationHz,
                quality.outliers(),
                left.length,
                left.length / quality.inflation());
    }

    /** Where a round begins. */
    private record At(double lateS, double[] state) {}

    /** With the beliefs as samples beside the measured ones, which say that lateness and drift are 0. */
    private Optional<Solution> solve(double[][] columns, double[] left, double[] weights, At at, double unitHz) {
        boolean holdsLate = lateness && beliefs.lateSigmaS() < Double.POSITIVE_INFINITY;
        boolean holdsDrift = drift && beliefs.driftSigmaHzPerS() < Double.POSITIVE_INFINITY;
        int more = (holdsLate ? 1 : 0) + (holdsDrift ? 1 : 0);
        if (more == 0) {
            return NormalEquations.solve(columns, left, weights);
        }
        int n = left.length;
        double[][] columnsAndMore = new double[columns.length][];
        for (int i = 0; i < columns.length; i++) {
            columnsAndMore[i] = Arrays.copyOf(columns[i], n + more);
        }
        double[] leftAndMore = Arrays.copyOf(left, n + more);
        double[] weightsAndMore = Arrays.copyOf(weights, n + more);
        int row = n;
        if (holdsDrift) {
            columnsAndMore[1][row] = 1;
            leftAndMore[row] = -at.state[1];
            weightsAndMore[row] = square(unitHz / beliefs.driftSigmaHzPerS());
            row++;
        }
        if (holdsLate) {
            columnsAndMore[columns.length - 1][row] = 1;
            leftAndMore[row] = -at.lateS;
            weightsAndMore[row] = square(unitHz / beliefs.lateSigmaS());
        }
        return NormalEquations.solve(columnsAndMore, leftAndMore, weightsAndMore);
    }

    private static double square(double value) {
        return value * value;
    }

    /** What is predicted for the samples of one curve. */
    static final class Prediction {
        private final DopplerCurve curve;
        private final LateMotion object;
        private final double nominalHz;
        private final double[] weights;
        private final double[] sinceMiddleS;

        Prediction(DopplerCurve curve, LateMotion object, double nominalHz) {
            this.curve = curve;
            this.object = object;
            this.nominalHz = nominalHz;
            double mean = curve.samples().stream()
                    .mapToDouble(DopplerCurve.Sample::weight)
                    .average()
                    .orElseThrow();
            weights =
                    curve.samples().stream().mapToDouble(s -> s.weight() / mean).toArray();
            Instant middle = curve.middle();
            sinceMiddleS = curve.samples().stream()
                    .mapToDouble(s -> Duration.between(middle, s.utc()).toNanos() / 1e9)
                    .toArray();
        }

        int size() {
            return weights.length;
        }

        /** With a mean of 1, so that a deviation is that of a usual sample. */
        double[] weights() {
            return weights;
        }

        double[] sinceMiddleS() {
            return sinceMiddleS;
        }

        double[] ones() {
            double[] ones = new double[size()];
            Arrays.fill(ones, 1);
            return ones;
        }

        /** Measured minus predicted; empty where the orbit model is silent. */
        Optional<double[]> residuals(double lateS) {
            return residuals(lateS, 1);
        }

        /** Of every {@code every}th sample. */
        Optional<double[]> residuals(double lateS, int every) {
            Motion motion = object.late(Duration.ofNanos(Math.round(lateS * 1e9)));
            double[] residuals = new double[(size() + every - 1) / every];
            for (int i = 0; i < residuals.length; i++) {
                DopplerCurve.Sample sample = curve.samples().get(i * every);
                OptionalDouble predictedHz = Shift.siteHz(Leg.DOWNLINK, nominalHz, motion, sample.utc());
                if (predictedHz.isEmpty()) {
                    return Optional.empty();
                }
                residuals[i] = sample.receivedHz() - predictedHz.getAsDouble();
            }
            return Optional.of(residuals);
        }

        /** Change of the prediction by a second more of lateness. */
        Optional<double[]> slopeByLateness(double lateS, double halfS) {
            Optional<double[]> less = residuals(lateS - halfS);
            Optional<double[]> more = residuals(lateS + halfS);
            if (less.isEmpty() || more.isEmpty()) {
                return Optional.empty();
            }
            double[] slope = new double[size()];
            for (int i = 0; i < slope.length; i++) {
                slope[i] = (less.get()[i] - more.get()[i]) / (2 * halfS);
            }
            return Optional.of(slope);
        }
    }
}
