package org.slewd.station;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.slewd.schedule.AgendaRequest.Followed;
import org.slewd.schedule.Appointment;

/** Passes that the agenda has had followed, for its quotas. {@link #note} belongs to the loop, the rest to any thread. */
final class Followings {

    /** A busy day has a hundred. */
    private static final int MOST_KEPT = 500;

    private volatile List<Followed> kept;

    /** @param recalled of before a restart, the oldest first */
    Followings(List<Followed> recalled) {
        this.kept = recalled;
    }

    /**
     * A pass has ended; it counts when the object was up.
     *
     * @return whether it does
     */
    boolean note(PassReport report, Appointment appointment) {
        if (!report.ended().isAfter(appointment.begin())) {
            return false;
        }
        Followed one = new Followed(
                appointment.candidate().wish().name(),
                report.pass().pass().catalogNumber(),
                report.pass().pass().tca().utc());
        kept = Stream.concat(kept.stream().skip(Math.max(0, kept.size() - MOST_KEPT + 1)), Stream.of(one))
                .toList();
        return true;
    }

    /** Those that culminated after {@code utc}. */
    List<Followed> since(Instant utc) {
        return kept.stream().filter(one -> one.tca().isAfter(utc)).toList();
    }
}
