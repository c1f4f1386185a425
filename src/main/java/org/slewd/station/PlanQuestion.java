package org.slewd.station;

import java.time.Instant;
import java.util.Optional;
import org.slewd.orbit.ElementSet;
import org.slewd.rotator.Pointing;

/**
 * What the plan of a pass follows from, beside the configuration.
 *
 * @param utc when it was asked for: the pass that goes on then or comes next
 * @param present where the axes of an ideal mount would stand then; empty when nobody knows
 */
public record PlanQuestion(ElementSet elements, Instant utc, Optional<Pointing> present) {}
