package org.slewd.station;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.slewd.schedule.AgendaRequest.Followed;
import org.slewd.schedule.Appointment;

/** Passes that the agenda has had followed, for its quotas. Loop only. */
final class Followings {

    /** A busy day has a hundred. */
    private static final int MOST_KEPT = 500;

    private final Deque<Followed> kept = new ArrayDeque<>();

    /** A pass has ended; it counts when the object was up. */
    void note(PassReport report, Appointment appointment) {
        if (report.ended().isAfter(appointment.begin())) {
            if (kept.size() == MOST_KEPT) {
                kept.removeFirst();
            }
            kept.addLast(new Followed(
                    appointment.candidate().wish().name(),
                    report.pass().pass().catalogNumber(),
                    report.pass().pass().tca().utc()));
        }
    }

    /** Those that culminated after {@code utc}. */
    List<Followed> since(Instant utc) {
        return kept.stream().filter(one -> one.tca().isAfter(utc)).toList();
    }
}
