package org.slewd.station;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slewd.schedule.AgendaRequest.Followed;
import org.slewd.schedule.Appointment;
import org.slewd.station.AgendaMemory.GoingOn;

/**
 * Passes that the agenda has had followed, for its quotas. One counts when it is not followed any more; it is known from its rise
 * on, so that it counts after a crash, too. {@link #kept} and {@link #goingOn} are for any thread, the rest belongs to the loop.
 */
final class Followings {

    /** A busy day has a hundred. */
    private static final int MOST_KEPT = 500;

    /** Of two predictions of one pass. */
    private static final Duration SAME_PASS = Duration.ofMinutes(20);

    private volatile List<Followed> kept;
    private volatile Optional<GoingOn> goingOn;

    /**
     * @param recalled of before a restart, the oldest first
     * @param goingOn what was followed when slewd ended
     */
    Followings(List<Followed> recalled, Optional<GoingOn> goingOn) {
        this.kept = recalled;
        this.goingOn = goingOn;
    }

    /** The object of {@code appointment} is up, and followed. */
    void risen(StationEvent.FollowedPass pass, Appointment appointment) {
        goingOn = Optional.of(new GoingOn(followed(pass, appointment), pass.set()));
    }

    /** A pass has ended; it counts when the object was up. */
    void ended(PassReport report, Appointment appointment) {
        goingOn = Optional.empty();
        if (report.ended().isAfter(appointment.begin())) {
            count(followed(report.pass(), appointment));
        }
    }

    private static Followed followed(StationEvent.FollowedPass pass, Appointment appointment) {
        return new Followed(
                appointment.candidate().wish().name(),
                pass.pass().catalogNumber(),
                pass.pass().tca().utc());
    }

    private void count(Followed one) {
        kept = Stream.concat(kept.stream().skip(Math.max(0, kept.size() - MOST_KEPT + 1)), Stream.of(one))
                .toList();
    }

    /** Those that culminated after {@code utc}; with what was going on when slewd ended, once that has set. */
    List<Followed> since(Instant utc, Instant now) {
        Optional<GoingOn> set = goingOn.filter(one -> !one.set().isAfter(now));
        if (set.isPresent()) {
            goingOn = Optional.empty();
            if (kept.stream().noneMatch(one -> isSame(one, set.get().pass()))) {
                count(set.get().pass());
            }
        }
        return kept.stream().filter(one -> one.tca().isAfter(utc)).toList();
    }

    private static boolean isSame(Followed one, Followed other) {
        return one.catalogNumber() == other.catalogNumber()
                && Duration.between(one.tca(), other.tca()).abs().compareTo(SAME_PASS) < 0;
    }

    /** Those that culminated after {@code utc} and are over. */
    List<Followed> kept(Instant utc) {
        return kept.stream().filter(one -> one.tca().isAfter(utc)).toList();
    }

    Optional<GoingOn> goingOn() {
        return goingOn;
    }
}
