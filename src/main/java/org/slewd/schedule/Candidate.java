package org.slewd.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.slewd.pass.Pass;

/** A pass that somebody wants. */
public record Candidate(PassCurve curve, Wish wish) {

    public Pass pass() {
        return curve.pass();
    }

    /** What all of it is worth. */
    public double worth() {
        return wish.weight() * curve.usefulMin(curve.size() - 1);
    }

    /** The UTC day for whose quota it counts. */
    public LocalDate day() {
        return pass().tca().utc().atOffset(ZoneOffset.UTC).toLocalDate();
    }

    /** Whether it is the pass of {@code catalogNumber} that culminates at {@code tca}, by other elements perhaps. */
    public boolean isOf(int catalogNumber, Instant tca) {
        return pass().catalogNumber() == catalogNumber
                && Pass.isSame(tca, pass().tca().utc());
    }
}
