package org.slewd.station;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slewd.schedule.AgendaRequest.Followed;
import org.slewd.schedule.Appointment;
import org.slewd.station.AgendaMemory.GoingOn;

/**
 * Passes that the agenda has had followed, for its quotas. One counts from its rise on, and once, however often it is left and taken
 * up again: so it counts after a crash, too. {@link #since} and {@link #goingOn} are for any thread, the rest belongs to the loop.
 */
final class Followings {

    /** A busy day has a hundred. */
    private static final int MOST_KEPT = 500;

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
        Followed followed = new Followed(
                appointment.candidate().wish().name(),
                pass.pass().catalogNumber(),
                pass.pass().tca().utc());
        goingOn = Optional.of(new GoingOn(followed, pass.set()));
        if (kept.stream().noneMatch(followed::isSamePass)) {
            kept = Stream.concat(kept.stream().skip(Math.max(0, kept.size() - MOST_KEPT + 1)), Stream.of(followed))
                    .toList();
        }
    }

    /** What went on does no more. */
    void ended() {
        goingOn = Optional.empty();
    }

    /** Those that culminate after {@code utc}. */
    List<Followed> since(Instant utc) {
        return kept.stream().filter(one -> one.tca().isAfter(utc)).toList();
    }

    /** The pass that is followed, or was when slewd ended. */
    Optional<GoingOn> goingOn() {
        return goingOn;
    }
}
