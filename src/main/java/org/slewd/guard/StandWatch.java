package org.slewd.guard;

import java.util.Optional;

/** An axis that nothing was sent to for a while, and was seen to stand: it should go on standing. One thread. */
final class StandWatch {

    private final Tolerance tolerance;
    private final AxisSentences sentences;

    private boolean standing;
    private double restDeg;
    private boolean movedByOthers;

    StandWatch(Tolerance tolerance, AxisSentences sentences) {
        this.tolerance = tolerance;
        this.sentences = sentences;
    }

    /** It need not stand any more, or it is not known whether it did. */
    void end() {
        standing = false;
    }

    /** Whether it was seen to stand since it had to. */
    boolean isOn() {
        return standing;
    }

    /**
     * Takes a report.
     *
     * @param still whether the reports of late lie as close together as those of an axis that stands
     */
    Optional<Finding> onReport(double angleDeg, boolean still) {
        if (!standing || (movedByOthers && still)) {
            standing = true;
            movedByOthers = false;
            restDeg = angleDeg;
        }
        double movedDeg = Math.abs(angleDeg - restDeg);
        if (movedByOthers || movedDeg <= tolerance.unwantedDeg()) {
            return Optional.empty();
        }
        restDeg = angleDeg;
        movedByOthers = !still;
        return Optional.of(still ? sentences.gaveWay(movedDeg) : sentences.movedByOthers(movedDeg));
    }
}
