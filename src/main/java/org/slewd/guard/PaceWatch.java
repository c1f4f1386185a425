package org.slewd.guard;

import java.util.Optional;
import org.slewd.rotator.AxisModel;

/** Whether an axis on its way turns as fast as it is said to. One thread. */
final class PaceWatch {

    /** Below this share of what it should make it does not turn at all. */
    private static final double STALLED = 0.2;

    private static final double SLOW = 0.5;

    /** A rate is stated within some fifteen percent, and a potentiometer may be bent by five: there is no alarm at that. */
    private static final double FAST = 1.3;

    /** A reading that runs away may look like an axis that turns fast: it is not followed beyond this. */
    private static final double MOST_BELIEVED = 3;

    /** Two measurements of one rate differ by less. */
    private static final double GREW = 1.03;

    private static final double STEADY_SECONDS = 1;

    /** The trail is kept for half a minute. */
    private static final double LONGEST_SECONDS = 25;

    /** Who was told of the pace need not hear it again in the same pass. */
    private static final double TOLD_SECONDS = 600;

    private final Tolerance tolerance;
    private final AxisModel model;
    private final Trail trail;
    private final AxisSentences sentences;
    private final Telling slow = new Telling();
    private final Telling fast = new Telling();

    private double seenDegPerS;
    private long seenNanos;

    PaceWatch(Tolerance tolerance, Trail trail, AxisSentences sentences) {
        this.tolerance = tolerance;
        this.model = tolerance.model();
        this.trail = trail;
        this.sentences = sentences;
        this.seenDegPerS = model.rateDegPerS();
    }

    /** Forgets how fast it was seen to turn. */
    void clear() {
        seenDegPerS = model.rateDegPerS();
    }

    /** The greatest rate that it is known to have: the stated one, or what it was seen to do. */
    double rateDegPerS() {
        return Math.min(seenDegPerS, MOST_BELIEVED * model.rateDegPerS());
    }

    /** Whether it makes next to nothing of its way on {@code leg}. */
    Optional<Finding> stalled(Leg leg, long nanos) {
        return leg.progress(trail, model, nanos, tolerance.paceSeconds(3, 5))
                .filter(progress -> progress.share() < STALLED)
                .map(sentences::stall);
    }

    /** Whether it makes less than half of its way on {@code leg}; said once in a while. */
    Optional<Finding> slow(Leg leg, long nanos) {
        return leg.progress(trail, model, nanos, tolerance.paceSeconds(8, 12))
                .filter(progress -> progress.share() < SLOW && slow.isNews(nanos))
                .map(progress -> sentences.slow(progress.madeDeg() / progress.seconds(), model.rateDegPerS()));
    }

    /** Whether it turns faster than it is said to, which is learnt at once and said once in a while. */
    Optional<Finding> fast(long nanos) {
        double seconds = Math.min(LONGEST_SECONDS, tolerance.paceSeconds(5, 12));
        Optional<Trail.Point> then = trail.at(nanos - Math.round(seconds * 1e9));
        if (then.isEmpty()) {
            return Optional.empty();
        }
        double took = (nanos - then.get().nanos()) / 1e9;
        double madeDeg = Math.abs(trail.lastDeg() - then.get().angleDeg());
        double surelyDegPerS = (madeDeg - tolerance.waveringDeg()) / (took + Tolerance.HELD_BACK_SECONDS);
        if (surelyDegPerS <= FAST * model.rateDegPerS()) {
            return Optional.empty();
        }
        if (madeDeg / took > GREW * seenDegPerS) {
            seenDegPerS = madeDeg / took;
            seenNanos = nanos;
        }
        // While it gathers speed there is still a start among what was seen.
        return (nanos - seenNanos) / 1e9 >= STEADY_SECONDS && fast.isNews(nanos)
                ? Optional.of(sentences.fast(seenDegPerS, model.rateDegPerS()))
                : Optional.empty();
    }

    /** When something was said last. */
    private static final class Telling {

        private boolean told;
        private long nanos;

        /** Whether it is time to say it, which counts as said. */
        boolean isNews(long nowNanos) {
            if (told && (nowNanos - nanos) / 1e9 < TOLD_SECONDS) {
                return false;
            }
            told = true;
            nanos = nowNanos;
            return true;
        }
    }
}
