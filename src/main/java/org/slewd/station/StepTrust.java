package org.slewd.station;

import java.util.Optional;
import java.util.function.Supplier;
import org.slewd.time.ClockTrust;
import org.slewd.time.StepClock;

/** What the system says of its clock, as the loop sees it: the same during a turn, and written down. Belongs to the loop. */
final class StepTrust implements Supplier<ClockTrust> {

    private final Supplier<ClockTrust> source;
    private final StepClock clock;
    private final TurnLog log;

    private Optional<ClockTrust> known = Optional.empty();
    private long takenNanos;

    StepTrust(Supplier<ClockTrust> source, StepClock clock, TurnLog log) {
        this.source = source;
        this.clock = clock;
        this.log = log;
    }

    @Override
    public ClockTrust get() {
        if (known.isEmpty() || takenNanos != clock.nanos()) {
            takenNanos = clock.nanos();
            ClockTrust now = source.get();
            if (!isTold(now)) {
                log.note(new Turn.Trusted(now));
            }
            known = Optional.of(now);
        }
        return isStated(known.get()) ? ClockTrust.stated(clock.nanos()) : known.get();
    }

    /** A clock that is right by definition is so at every moment. */
    private boolean isTold(ClockTrust now) {
        return known.filter(before -> before.equals(now) || (isStated(before) && isStated(now)))
                .isPresent();
    }

    private static boolean isStated(ClockTrust trust) {
        return trust.equals(ClockTrust.stated(trust.askedNanos()));
    }
}
