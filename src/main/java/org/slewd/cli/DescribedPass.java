package org.slewd.cli;

import java.util.Optional;
import java.util.OptionalDouble;
import org.slewd.pass.Pass;
import org.slewd.pass.PassFacts;
import org.slewd.track.Reach;

/**
 * A pass with what is told about it.
 *
 * @param facts empty when the model has nothing to say at some moment of the pass
 * @param ageDays age of the elements at the rise; negative when they are of later
 * @param sigmaS standard deviation of the time, in seconds; positive infinity when nothing can be said
 * @param trusted whether the pass may be expected at its time
 * @param reach what the configured rotator can follow; empty without one
 * @param downlinkHz what the object transmits on, when that is known
 */
record DescribedPass(
        Pass pass,
        Optional<PassFacts> facts,
        double ageDays,
        double sigmaS,
        boolean trusted,
        Optional<Reach> reach,
        OptionalDouble downlinkHz) {}
