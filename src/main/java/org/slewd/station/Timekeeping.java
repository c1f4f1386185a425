package org.slewd.station;

import java.util.function.Supplier;
import org.slewd.time.Clock;
import org.slewd.time.ClockLimits;
import org.slewd.time.ClockTrust;
import org.slewd.time.StepClock;

/**
 * The time that the station lives in.
 *
 * @param trust how far its UTC can be trusted, as was said last; read at every tick
 * @param limits what is made of that
 */
public record Timekeeping(Clock clock, Supplier<ClockTrust> trust, ClockLimits limits) {

    /** For threads other than the loop's. */
    Clock source() {
        return clock instanceof StepClock step ? step.source() : clock;
    }

    /** The same by a clock that stands still during a turn of the loop; whoever builds drivers takes the time from it. */
    public Timekeeping stepping() {
        return new Timekeeping(StepClock.of(clock), trust, limits);
    }

    /** A clock that is right by definition. */
    public static Timekeeping stated(Clock clock) {
        return new Timekeeping(clock, () -> ClockTrust.stated(clock.nanos()), ClockLimits.USUAL);
    }
}
