package org.slewd.doppler;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What passes taught of the frequency of one transmitter: its offset from nominal, both oscillators together, from the fit
 * of each pass. The offset is their weighted mean without those that fit badly to the others, such as a pass on which
 * another signal was taken for the carrier. Immutable; the list of passes is what is kept.
 *
 * @param passes the oldest first
 */
public record OffsetHistory(List<PassOffset> passes) {

    public static final OffsetHistory NONE = new OffsetHistory(List.of());

    /** Passes that count: a week of four a day. What was earlier says less of a crystal that ages and warms. */
    public static final int MAX_PASSES = 28;

    /** What a temperature does to a crystal from pass to pass, which no fit of one pass can know: 0.1 millionths. */
    private static final double LEAST_SCATTER_PER_HZ = 1e-7;

    private static final int ROUNDS = 20;

    /**
     * One pass.
     *
     * @param utc its middle
     * @param carrierHz nominal frequency it was fitted for
     * @param offsetHz as fitted
     * @param sigmaHz of the fit, above 0
     */
    public record PassOffset(Instant utc, double carrierHz, double offsetHz, double sigmaHz) {
        public PassOffset {
            if (!(carrierHz > 0 && Double.isFinite(offsetHz) && sigmaHz > 0 && Double.isFinite(sigmaHz))) {
                throw new IllegalArgumentException(
                        "offset " + offsetHz + " +- " + sigmaHz + " Hz of a carrier at " + carrierHz + " Hz");
            }
        }

        /** What {@code fit} of a pass says; empty where it says nothing. */
        public static Optional<PassOffset> of(Instant utc, double carrierHz, FitOutcome fit) {
            return fit instanceof FitOutcome.Fitted fitted && fitted.offsetHz().sigma() > 0
                    ? Optional.of(new PassOffset(
                            utc,
                            carrierHz,
                            fitted.offsetHz().value(),
                            fitted.offsetHz().sigma()))
                    : Optional.empty();
        }
    }

    /**
     * What was learned.
     *
     * @param offsetHz to be added to the nominal frequency
     * @param sigmaHz one standard deviation of what the next pass will show
     * @param passes that it rests on
     */
    public record Learned(double offsetHz, double sigmaHz, int passes) {}

    public OffsetHistory {
        passes = List.copyOf(passes);
        if (passes.size() > MAX_PASSES) {
            throw new IllegalArgumentException(passes.size() + " passes; " + MAX_PASSES + " are kept");
        }
    }

    /** With another pass; the oldest goes when there are too many, and all others when the nominal frequency changed. */
    public OffsetHistory with(PassOffset pass) {
        List<PassOffset> more = new ArrayList<>(
                passes.stream().filter(one -> one.carrierHz == pass.carrierHz).toList());
        more.add(pass);
        return new OffsetHistory(more.subList(Math.max(0, more.size() - MAX_PASSES), more.size()));
    }

    /** The offset and how sure it is; empty before the first pass. */
    public Optional<Learned> learned() {
        if (passes.isEmpty()) {
            return Optional.empty();
        }
        double[] offsets = passes.stream().mapToDouble(PassOffset::offsetHz).toArray();
        double meanHz = RobustScale.median(offsets.clone());
        double leastHz = passes.get(0).carrierHz * LEAST_SCATTER_PER_HZ;
        double scatterHz = Math.max(leastHz, scatterHz(offsets, meanHz));
        double sum = 0;
        for (int round = 0; round < ROUNDS; round++) {
            sum = 0;
            double weighted = 0;
            for (PassOffset pass : passes) {
                double weight = weight(pass, meanHz, scatterHz);
                sum += weight;
                weighted += weight * pass.offsetHz;
            }
            if (!(sum > 0)) {
                return Optional.of(new Learned(meanHz, scatterHz, 0));
            }
            meanHz = weighted / sum;
        }
        double settled = meanHz;
        int counted = (int) passes.stream()
                .filter(pass -> weight(pass, settled, scatterHz) > 0)
                .count();
        // The next pass scatters as these did, around a mean that is itself unsure.
        return Optional.of(new Learned(meanHz, Math.sqrt(scatterHz * scatterHz + 1 / sum), counted));
    }

    private static double scatterHz(double[] offsets, double middleHz) {
        double[] ones = new double[offsets.length];
        double[] distances = new double[offsets.length];
        for (int i = 0; i < offsets.length; i++) {
            ones[i] = 1;
            distances[i] = offsets[i] - middleHz;
        }
        return RobustScale.deviation(distances, ones);
    }

    private static double weight(PassOffset pass, double meanHz, double scatterHz) {
        double variance = pass.sigmaHz * pass.sigmaHz + scatterHz * scatterHz;
        return RobustScale.weight((pass.offsetHz - meanHz) / Math.sqrt(variance)) / variance;
    }
}
