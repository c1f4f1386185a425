package org.slewd.station;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slewd.receiver.Leg;

/**
 * What became of a pass. Immutable; any thread.
 *
 * @param begun when it was begun
 * @param ended when it was ended
 * @param ending why
 * @param plan how the antenna was to follow it, by the last plan
 * @param pointing how it did; empty without a report of the rotator while the object was up
 * @param tuning how far each dial was from the carrier; a leg that was not tuned is missing
 * @param transmitter what was listened to, in the words of its list
 * @param downlinkHz where; empty when no receiver was tuned
 * @param skippedTicks of the loop meanwhile
 * @param faults kinds of those that were raised meanwhile, in order
 * @param heard what its signal said of its orbit, when samples were taken
 */
public record PassReport(
        StationEvent.FollowedPass pass,
        Instant begun,
        Instant ended,
        Ending ending,
        Snapshot.Plan plan,
        Optional<PointingQuality> pointing,
        Map<Leg, Snapshot.Residual> tuning,
        Optional<String> transmitter,
        Optional<Long> downlinkHz,
        long skippedTicks,
        List<String> faults,
        Optional<HeardSignal> heard) {

    public PassReport {
        tuning = Map.copyOf(tuning);
        faults = List.copyOf(faults);
    }

    /** Why a pass is not followed any more. */
    public enum Ending {
        /** The object has set. */
        COMPLETE,
        /** Somebody stopped or held the antenna, or slewd itself did, as it had not run when the object set. */
        STOPPED,
        /** The antenna was asked for something else. */
        REPLACED,
        /** A fault that waits for a person. */
        FAULT,
        /** A safety input said that it is not safe. */
        UNSAFE,
        /** The clock of the machine was set, past the pass or to another day. */
        CLOCK
    }

    /**
     * The angle on the sky between object and antenna, by the reports of the rotator.
     *
     * @param reports how many
     * @param offBeamSeconds how long the object was farther off than half the beam
     */
    public record PointingQuality(
            long reports, double rmsDeg, double p50Deg, double p95Deg, double worstDeg, double offBeamSeconds) {}
}
