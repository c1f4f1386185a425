package org.slewd.station;

import java.time.Duration;
import org.slewd.orbit.ElementSet;
import org.slewd.pass.Pass;
import org.slewd.plan.PointingPlan;

/** What the predictions found out before a pass is followed. */
sealed interface Preparation {

    /**
     * A pass and the way of the axes through it.
     *
     * @param late how much later than the elements say the object comes
     */
    record Ready(ElementSet elements, Pass pass, Duration late, PointingPlan plan) implements Preparation {}

    /** There is nothing to follow. */
    record Impossible(Outcome.Refused why) implements Preparation {}
}
