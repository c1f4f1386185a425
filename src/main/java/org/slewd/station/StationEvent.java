package org.slewd.station;

import java.time.Duration;
import java.time.Instant;
import org.slewd.condition.Action;
import org.slewd.orbit.ElementSet;
import org.slewd.pass.Pass;

/**
 * Something that happened at the station. Each is told once, in the order in which it happened, to all who listen; those of
 * a pass are: begun, once; risen, culminated and set, once each at most, and only while it is followed; ended, once, and
 * always. Immutable; any thread.
 */
public sealed interface StationEvent {

    /** When it happened; the clock of the machine may have been set meanwhile, the order of telling counts. */
    Instant utc();

    /** The word by which programs know it; these stay. */
    String word();

    /** The station told its people something; {@code urgent} where somebody may have to come at once. */
    record Told(Instant utc, boolean urgent, String message) implements StationEvent {
        @Override
        public String word() {
            return "told";
        }
    }

    /** Something that happened to a pass that the station follows. */
    sealed interface OfPass extends StationEvent {
        FollowedPass pass();
    }

    /** The antenna goes to where the object will rise, or to the object when it has risen. */
    record PassBegun(Instant utc, FollowedPass pass) implements OfPass {
        @Override
        public String word() {
            return "pass-begun";
        }
    }

    /** Acquisition of signal; of a pass that was begun in its middle at once. */
    record PassRisen(Instant utc, FollowedPass pass) implements OfPass {
        @Override
        public String word() {
            return "pass-risen";
        }
    }

    /** The object stands highest. */
    record PassCulminated(Instant utc, FollowedPass pass) implements OfPass {
        @Override
        public String word() {
            return "pass-culminated";
        }
    }

    /** Loss of signal: the object was followed until it set. */
    record PassSet(Instant utc, FollowedPass pass) implements OfPass {
        @Override
        public String word() {
            return "pass-set";
        }
    }

    /** The pass is not followed any more, whatever the reason. */
    record PassEnded(Instant utc, PassReport report) implements OfPass {
        @Override
        public FollowedPass pass() {
            return report.pass();
        }

        @Override
        public String word() {
            return "pass-ended";
        }
    }

    /** All motion was stopped and whatever went on was ended, because somebody asked for that. */
    record Stopped(Instant utc, String by) implements StationEvent {
        @Override
        public String word() {
            return "stopped";
        }
    }

    /** The antenna has arrived at its place of rest. */
    record Parked(Instant utc) implements StationEvent {
        @Override
        public String word() {
            return "parked";
        }
    }

    /**
     * The clock of the machine was set while slewd ran; times before and after cannot be subtracted.
     *
     * @param utc by the new time
     * @param step negative when it was set back
     */
    record ClockStepped(Instant utc, Duration step) implements StationEvent {
        @Override
        public String word() {
            return "clock-stepped";
        }
    }

    /**
     * A safety input says that it is not safe, or is not heard.
     *
     * @param action what the antenna does
     * @param sentence for people
     */
    record Unsafe(Instant utc, Action action, String sentence) implements StationEvent {
        @Override
        public String word() {
            return "unsafe";
        }
    }

    /** All safety inputs have been safe for their hold times; orders are taken again. */
    record SafeAgain(Instant utc) implements StationEvent {
        @Override
        public String word() {
            return "safe-again";
        }
    }

    /** It is not safe, and the antenna stands at its place of rest, as its position reports say. */
    record Stowed(Instant utc) implements StationEvent {
        @Override
        public String word() {
            return "stowed";
        }
    }

    /**
     * It is not safe, and the antenna should have been at its place of rest by now.
     *
     * @param sentence for people
     */
    record StowFailed(Instant utc, String sentence) implements StationEvent {
        @Override
        public String word() {
            return "stow-failed";
        }
    }

    /** Motion is refused from now on. */
    record FaultRaised(Instant utc, Snapshot.Fault fault) implements StationEvent {
        @Override
        public String word() {
            return "fault-raised";
        }
    }

    /** The reason to refuse motion is gone. */
    record FaultCleared(Instant utc, Snapshot.Fault fault) implements StationEvent {
        @Override
        public String word() {
            return "fault-cleared";
        }
    }

    /**
     * A pass that the station follows.
     *
     * @param pass by the elements it was begun with
     * @param elements by which it is followed now
     * @param rise when the object is taken to rise, its lateness included
     * @param set when it is taken to set
     * @param by who asked for it
     */
    record FollowedPass(Pass pass, ElementSet elements, Instant rise, Instant set, String by) {}
}
