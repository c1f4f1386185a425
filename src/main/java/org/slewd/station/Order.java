package org.slewd.station;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slewd.mount.Axis;
import org.slewd.receiver.Tuning;
import org.slewd.rotator.Pointing;

/**
 * What is asked of the loop, as a value: it can be written down, and carried out again.
 * Immutable; any thread.
 */
public sealed interface Order {

    /** Does it; on the loop. */
    Outcome carryOut(OrderDesk desk);

    /** The person or program that asked; empty for slewd itself. */
    default String who() {
        return "";
    }

    /** What a person wrote with it, in words of their own; empty when nothing was. */
    default String words() {
        return "";
    }

    /** Whether it is no order of anybody but what a safety input says. */
    default boolean isReading() {
        return false;
    }

    /** Whether whoever asked is answered when everybody has been shown what became of it. */
    default boolean isShownFirst() {
        return false;
    }

    /** As {@link StationControl#point}. */
    record Point(Pointing beam, String who) implements Order {
        @Override
        public Outcome carryOut(OrderDesk desk) {
            return desk.point(beam, who);
        }
    }

    /** As {@link StationControl#jog}. */
    record Jog(Axis axis, boolean forward, String who) implements Order {
        @Override
        public Outcome carryOut(OrderDesk desk) {
            return desk.jog(axis, forward, who);
        }
    }

    /** As {@link StationControl#tell}. */
    record Tell(boolean urgent, String message) implements Order {
        @Override
        public Outcome carryOut(OrderDesk desk) {
            return desk.tell(urgent, message);
        }
    }

    /** As {@link StationControl#park}. */
    record Park(String who) implements Order {
        @Override
        public Outcome carryOut(OrderDesk desk) {
            return desk.park(who);
        }
    }

    /** As {@link StationControl#hold}. */
    record Hold(String who) implements Order {
        @Override
        public Outcome carryOut(OrderDesk desk) {
            return desk.hold(who);
        }
    }

    /** As {@link StationControl#calibrate}. */
    record Calibrate(List<Axis> axes, String who) implements Order {
        @Override
        public Outcome carryOut(OrderDesk desk) {
            return desk.calibrate(axes, who);
        }

        @Override
        public boolean isShownFirst() {
            return true;
        }
    }

    /**
     * The end of {@link StationControl#track}: the plan is there.
     *
     * @param asked what it follows from
     */
    record Follow(PlanQuestion asked, Plan plan, RadioChoice choice, String who) implements Order {
        @Override
        public Outcome carryOut(OrderDesk desk) {
            return desk.follow(plan.ready().orElseGet(() -> desk.planAgain(asked)), choice, who);
        }
    }

    /** Too much has happened since it was asked for. */
    record Outdated(Outcome.Refused why) implements Order {
        @Override
        public Outcome carryOut(OrderDesk desk) {
            return why;
        }
    }

    /** As {@link StationControl#adjust}. */
    record Adjust(Duration late, String who) implements Order {
        @Override
        public Outcome carryOut(OrderDesk desk) {
            return desk.adjust(late, who);
        }
    }

    /** As {@link StationControl#adjustBySignal}. */
    record AdjustBySignal(String who) implements Order {
        @Override
        public Outcome carryOut(OrderDesk desk) {
            return desk.adjustBySignal(who);
        }
    }

    /** As {@link Station#hear}. */
    record Hear(HeardSignal signal) implements Order {
        @Override
        public Outcome carryOut(OrderDesk desk) {
            return desk.hear(signal);
        }
    }

    /** As {@link StationControl#tune}. */
    record Tune(Tuning tuning, String who) implements Order {
        @Override
        public Outcome carryOut(OrderDesk desk) {
            return desk.tune(tuning, who);
        }
    }

    /** As {@link StationControl#reference}. */
    record Reference(double azimuthDeg, String who) implements Order {
        @Override
        public Outcome carryOut(OrderDesk desk) {
            return desk.reference(azimuthDeg, who);
        }
    }

    /** As {@link StationControl#reportSafety}. */
    record ReportSafety(boolean unsafe, String reason, String who) implements Order {
        @Override
        public Outcome carryOut(OrderDesk desk) {
            return desk.reportSafety(unsafe, reason, who);
        }

        @Override
        public String words() {
            return reason;
        }
    }

    /** As {@link Station#retire}. */
    record Retire() implements Order {
        @Override
        public Outcome carryOut(OrderDesk desk) {
            return desk.retire();
        }

        @Override
        public boolean isShownFirst() {
            return true;
        }
    }

    /** As {@link StationControl#lock}. */
    record Lock(LockOut lockOut) implements Order {
        @Override
        public Outcome carryOut(OrderDesk desk) {
            return desk.lock(lockOut);
        }

        @Override
        public String who() {
            return lockOut.by();
        }

        @Override
        public String words() {
            return lockOut.reason();
        }

        @Override
        public boolean isShownFirst() {
            return true;
        }
    }

    /** As {@link StationControl#unlock}. */
    record Unlock(String who) implements Order {
        @Override
        public Outcome carryOut(OrderDesk desk) {
            return desk.unlock(who);
        }

        @Override
        public boolean isShownFirst() {
            return true;
        }
    }

    /** As {@link StationControl#expect}. */
    record Expect(Optional<Instant> next) implements Order {
        @Override
        public Outcome carryOut(OrderDesk desk) {
            return desk.expect(next);
        }
    }

    /** As {@link StationControl#reset}. */
    record Reset(String kind, String who) implements Order {
        @Override
        public Outcome carryOut(OrderDesk desk) {
            return desk.reset(kind, who);
        }
    }

    /**
     * A safety input was heard.
     *
     * @param nanos on the monotonic clock, since when it says so
     */
    record ConditionHeard(String input, String text, long nanos) implements Order {
        @Override
        public Outcome carryOut(OrderDesk desk) {
            return desk.conditionHeard(input, text, nanos);
        }

        @Override
        public boolean isReading() {
            return true;
        }
    }

    /** A safety input could not be heard. */
    record ConditionMissed(String input, String why) implements Order {
        @Override
        public Outcome carryOut(OrderDesk desk) {
            return desk.conditionMissed(input, why);
        }

        @Override
        public boolean isReading() {
            return true;
        }
    }

    /** A plan that follows from a {@link PlanQuestion}: it is not written down with it, and made again where it is missing. */
    final class Plan {

        private final Optional<Preparation.Ready> ready;

        private Plan(Optional<Preparation.Ready> ready) {
            this.ready = ready;
        }

        static Plan of(Preparation.Ready ready) {
            return new Plan(Optional.of(ready));
        }

        /** One that is still to be made. */
        public static Plan missing() {
            return new Plan(Optional.empty());
        }

        Optional<Preparation.Ready> ready() {
            return ready;
        }
    }
}
