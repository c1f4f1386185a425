package org.slewd.doppler;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.slewd.receiver.Leg;

/**
 * How late an object comes and how far its carrier is off, from the lines of the spectra of a pass: finds which lines are
 * the carrier ({@link LineVote}), makes a curve of them, and fits it ({@link CurveFit}).
 *
 * <p>Takes a fraction of a second for a whole pass. Immutable; any thread, but the motion that it is given is one thread's.
 *
 * @param nominalHz what the object is said to transmit
 * @param maxLate how much earlier or later than predicted it may come
 * @param columnHz width of a column of the spectra
 * @param bandHz width of the band in which lines were looked for
 */
public record SignalFit(double nominalHz, Duration maxLate, double columnHz, double bandHz) {

    /** Samples of a curve: one each two seconds of a pass of ten minutes, more than any sigma needs. */
    static final int MOST_SAMPLES = 300;

    private static final double LEAST_BUCKET_S = 1;

    /** What stands still fits a curve to a third of how much it bends, or worse. */
    private static final double STEADIER_THAN = 3;

    private static final double LEAST_DOUBT_COLUMNS = 0.1;

    /**
     * Fits.
     *
     * @param rows in the order of time
     */
    public FitOutcome of(List<LineRow> rows, LateMotion object) {
        long withLines = rows.stream().filter(row -> !row.lines().isEmpty()).count();
        if (withLines < CurveFit.LEAST_SAMPLES) {
            return new FitOutcome.NotObservable(
                    withLines == 0 ? "no carrier is in the spectra" : "a carrier was in too few spectra so far");
        }
        Optional<LineVote.Winner> winner = LineVote.count(rows, nominalHz, object, maxLate, columnHz, bandHz);
        if (winner.isEmpty()) {
            return new FitOutcome.NotObservable("no line in the spectra moves as the carrier of this object would");
        }
        Optional<DopplerCurve> curve = curve(rows, object, winner.get());
        if (curve.isEmpty()) {
            return new FitOutcome.NotObservable("a carrier was in too few spectra so far");
        }
        FitOutcome outcome =
                new CurveFit(nominalHz, true, true, maxLate, Beliefs.ofCrystals(nominalHz)).fit(curve.get(), object);
        if (outcome instanceof FitOutcome.Fitted fitted && standsStill(curve.get(), fitted)) {
            return new FitOutcome.NotObservable(
                    "the line that was found may as well stand still; a longer part of the pass will tell");
        }
        return outcome instanceof FitOutcome.Fitted fitted ? withLeastDoubt(curve.get(), fitted) : outcome;
    }

    /**
     * Widens the sigmas by what no number of samples takes away: a line that is hardly above the noise is seen more often in the
     * middle of a column than between two. At 2 dB over the noise of a column this was 0.03 columns, on a whole pass.
     */
    private FitOutcome.Fitted withLeastDoubt(DopplerCurve curve, FitOutcome.Fitted fitted) {
        double leastHz = LEAST_DOUBT_COLUMNS * columnHz;
        return new FitOutcome.Fitted(
                atLeast(fitted.lateS(), leastHz / steepestHzPerS(curve)),
                atLeast(fitted.offsetHz(), leastHz),
                fitted.driftHzPerS(),
                fitted.residualRmsHz(),
                fitted.scatterHz(),
                fitted.outliers(),
                fitted.samples(),
                fitted.independent());
    }

    private static FitOutcome.Estimate atLeast(FitOutcome.Estimate estimate, double least) {
        return new FitOutcome.Estimate(estimate.value(), Math.hypot(estimate.sigma(), least));
    }

    /** Over a fifteenth of the curve, which is more than its noise and less than its bend. */
    private static double steepestHzPerS(DopplerCurve curve) {
        List<DopplerCurve.Sample> samples = curve.samples();
        int span = Math.max(1, samples.size() / 15);
        double steepest = Double.MIN_NORMAL;
        for (int i = span; i < samples.size(); i++) {
            DopplerCurve.Sample before = samples.get(i - span);
            double hz = Math.abs(samples.get(i).receivedHz() - before.receivedHz());
            steepest =
                    Math.max(steepest, hz / seconds(before.utc(), samples.get(i).utc()));
        }
        return steepest;
    }

    /** A line of the receiver itself fits the flat ends of a curve as well as an object that comes late. */
    private static boolean standsStill(DopplerCurve curve, FitOutcome.Fitted fitted) {
        double[] hz = curve.samples().stream()
                .mapToDouble(DopplerCurve.Sample::receivedHz)
                .toArray();
        double meanHz = RobustScale.median(hz.clone());
        double squares = 0;
        for (double one : hz) {
            squares += (one - meanHz) * (one - meanHz);
        }
        return Math.sqrt(squares / hz.length) < STEADIER_THAN * fitted.scatterHz();
    }

    /** The lines near the winner, those of a second or two made into one. */
    private Optional<DopplerCurve> curve(List<LineRow> rows, LateMotion object, LineVote.Winner winner) {
        Motion motion = object.late(Duration.ofNanos(Math.round(winner.lateS() * 1e9)));
        Instant from = rows.get(0).utc();
        double lengthS = seconds(from, rows.get(rows.size() - 1).utc());
        double bucketS = Math.max(LEAST_BUCKET_S, lengthS / MOST_SAMPLES);
        List<DopplerCurve.Sample> samples = new ArrayList<>();
        Bucket bucket = new Bucket();
        long number = 0;
        for (LineRow row : rows) {
            long mine = (long) (seconds(from, row.utc()) / bucketS);
            if (mine != number) {
                sample(bucket, from, motion).ifPresent(samples::add);
                bucket = new Bucket();
                number = mine;
            }
            add(bucket, row, motion, winner, from);
        }
        sample(bucket, from, motion).ifPresent(samples::add);
        return samples.size() < CurveFit.LEAST_SAMPLES ? Optional.empty() : Optional.of(new DopplerCurve(samples));
    }

    /** Lines of a second or two, as distances from the predicted curve, so that its slope does not matter. */
    private static final class Bucket {
        private final List<Double> distancesHz = new ArrayList<>();
        private double sumS;
        private double precision;
    }

    private void add(Bucket bucket, LineRow row, Motion motion, LineVote.Winner winner, Instant from) {
        OptionalDouble predictedHz = Shift.siteHz(Leg.DOWNLINK, nominalHz, motion, row.utc());
        if (predictedHz.isEmpty()) {
            return;
        }
        double aroundHz = predictedHz.getAsDouble() + winner.offsetHz();
        row.lines().stream()
                .filter(line -> Math.abs(line.receivedHz() - aroundHz) <= 2 * winner.halfHz())
                .min(Comparator.comparingDouble(line -> Math.abs(line.receivedHz() - aroundHz)))
                .ifPresent(line -> {
                    bucket.distancesHz.add(line.receivedHz() - predictedHz.getAsDouble());
                    bucket.sumS += seconds(from, row.utc());
                    bucket.precision += 1 / (line.sigmaHz() * line.sigmaHz());
                });
    }

    private Optional<DopplerCurve.Sample> sample(Bucket bucket, Instant from, Motion motion) {
        int count = bucket.distancesHz.size();
        if (count == 0) {
            return Optional.empty();
        }
        Instant middle = from.plusNanos(Math.round(bucket.sumS / count * 1e9));
        OptionalDouble predictedHz = Shift.siteHz(Leg.DOWNLINK, nominalHz, motion, middle);
        double distanceHz = RobustScale.median(
                bucket.distancesHz.stream().mapToDouble(Double::doubleValue).toArray());
        return predictedHz.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new DopplerCurve.Sample(middle, predictedHz.getAsDouble() + distanceHz, bucket.precision));
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / 1e9;
    }
}
