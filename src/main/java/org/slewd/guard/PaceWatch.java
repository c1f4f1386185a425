package org.slewd.guard;

import java.util.Optional;
import org.slewd.rotator.AxisModel;

/** Whether an axis on its way turns as fast as it is said to. One thread. */
final class PaceWatch {

    /** Below this share of what it should make it does not turn at all. */
    private static final double STALLED = 0.2;

    private static final double SLOW = 0.5;

    /** Who was told that it is slow need not hear it again in the same pass. */
    private static final double TOLD_SECONDS = 600;

    private final Tolerance tolerance;
    private final AxisModel model;
    private final Trail trail;
    private final AxisSentences sentences;

    private boolean toldSlow;
    private long toldSlowNanos;

    PaceWatch(Tolerance tolerance, Trail trail, AxisSentences sentences) {
        this.tolerance = tolerance;
        this.model = tolerance.model();
        this.trail = trail;
        this.sentences = sentences;
    }

    /** Whether it makes next to nothing of its way on {@code leg}. */
    Optional<Finding> stalled(Leg leg, long nanos) {
        return leg.progress(trail, model, nanos, tolerance.paceSeconds(3, 5))
                .filter(progress -> progress.share() < STALLED)
                .map(sentences::stall);
    }

    /** Whether it makes less than half of its way on {@code leg}; said once in a while. */
    Optional<Finding> slow(Leg leg, long nanos) {
        Optional<Leg.Progress> slow = leg.progress(trail, model, nanos, tolerance.paceSeconds(8, 12))
                .filter(progress -> progress.share() < SLOW);
        if (slow.isEmpty() || (toldSlow && (nanos - toldSlowNanos) / 1e9 < TOLD_SECONDS)) {
            return Optional.empty();
        }
        toldSlow = true;
        toldSlowNanos = nanos;
        return slow.map(progress -> sentences.slow(progress.madeDeg() / progress.seconds(), model.rateDegPerS()));
    }
}
