package org.slewd.doppler;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The frequency of a carrier as it was measured over part of a pass.
 *
 * @param samples in the order of time, at least one
 */
public record DopplerCurve(List<Sample> samples) {

    /** Four hours at ten a second: more is no pass of a low orbit, and would only take long. */
    public static final int MAX_SAMPLES = 144_000;

    /**
     * One measurement.
     *
     * @param utc middle of the time over which it was measured
     * @param receivedHz the carrier, above 0
     * @param weight inverse of its variance in any unit, above 0: the ratio of signal to noise power serves, 1 for all
     *     where nothing is known
     */
    public record Sample(Instant utc, double receivedHz, double weight) {
        public Sample {
            if (!(receivedHz > 0 && receivedHz < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("not a frequency: " + receivedHz + " Hz");
            }
            if (!(weight > 0 && weight < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("not a weight: " + weight);
            }
        }

        public Sample(Instant utc, double receivedHz) {
            this(utc, receivedHz, 1);
        }
    }

    public DopplerCurve {
        samples = List.copyOf(samples);
        if (samples.isEmpty() || samples.size() > MAX_SAMPLES) {
            throw new IllegalArgumentException(samples.size() + " samples; from 1 to " + MAX_SAMPLES + " make a curve");
        }
        for (int i = 1; i < samples.size(); i++) {
            if (samples.get(i).utc().isBefore(samples.get(i - 1).utc())) {
                throw new IllegalArgumentException(
                        "sample " + i + " at " + samples.get(i).utc() + " is earlier than the one before");
            }
        }
    }

    public Instant from() {
        return samples.get(0).utc();
    }

    public Instant to() {
        return samples.get(samples.size() - 1).utc();
    }

    public Duration length() {
        return Duration.between(from(), to());
    }

    /** Halfway in time, from which a drift is counted. */
    public Instant middle() {
        return from().plus(length().dividedBy(2));
    }
}
