package org.slewd.track;

import java.util.Optional;
import java.util.OptionalDouble;
import org.slewd.pass.Pass;
import org.slewd.pass.PassFacts;
import org.slewd.pass.TimingError.Timing;

/**
 * A pass with what is told about it.
 *
 * @param facts empty when the model has nothing to say at some moment of the pass
 * @param timing how sure its time is, at the rise
 * @param reach what the configured rotator can follow; empty without one
 * @param downlinkHz what the object transmits on, when that is known
 */
public record DescribedPass(
        Pass pass, Optional<PassFacts> facts, Timing timing, Optional<Reach> reach, OptionalDouble downlinkHz) {}
