package org.slewd.station;

import org.slewd.orbit.ElementSet;
import org.slewd.pass.Pass;
import org.slewd.track.AzimuthPlan;

/** What the predictions found out before a pass is followed. */
sealed interface Preparation {

    /** A pass and the way of the azimuth axis through it. */
    record Ready(ElementSet elements, Pass pass, AzimuthPlan plan) implements Preparation {}

    /** There is nothing to follow. */
    record Impossible(Outcome.Refused why) implements Preparation {}
}
