package org.slewd.station;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slewd.station.AgendaMemory.Held;

/**
 * What a person has done with the antenna, for which the agenda leaves it alone. Written by whatever thread a person comes
 * by, read by the loop.
 */
final class Interruption {

    /** A person who points or parks has gone away when nothing more has come for so long. */
    private static final Duration OVER_AFTER = Duration.ofHours(1);

    /** A pass that a person wants has begun by then, or was refused: it is planned within some seconds. */
    private static final Duration TRACK_BEGINS_WITHIN = Duration.ofSeconds(30);

    private volatile Optional<Held> held;

    /** A pass that a person wants and that has not begun. */
    private volatile Optional<Held> wanted = Optional.empty();

    /** @param before what was so before a restart; a pass that a person wanted is not followed any more after it */
    Interruption(Optional<Held> before) {
        this.held = before.filter(one -> one.what() != StationOrder.TRACK)
                .filter(one -> !StationControl.isItself(one.who()));
    }

    /** What holds the agenda up, or did until it was over by itself. */
    Optional<Held> held() {
        return held;
    }

    /** A person asks something of the antenna at {@code utc}. */
    void begin(StationOrder what, String who, Instant utc) {
        if (what == StationOrder.TRACK) {
            wanted = Optional.of(new Held(what, who, Optional.of(utc.plus(TRACK_BEGINS_WITHIN))));
        } else if (!what.endsByItself()) {
            held = Optional.of(new Held(what, who, Optional.empty()));
        } else if (held.flatMap(Held::until).isPresent() || held.isEmpty()) {
            // Who stopped the antenna and points it then has not said that the agenda may go on.
            held = Optional.of(new Held(what, who, Optional.of(utc.plus(OVER_AFTER))));
        }
    }

    /** The pass that a person wanted has begun: the agenda waits until it is over. */
    void passBegun() {
        held = wanted.map(one -> new Held(one.what(), one.who(), Optional.empty()))
                .or(() -> held);
        wanted = Optional.empty();
    }

    /** The pass that a person wanted is over. */
    void passEnded() {
        held = held.filter(one -> one.what() != StationOrder.TRACK);
    }

    void end() {
        held = Optional.empty();
        wanted = Optional.empty();
    }

    /** Why the agenda leaves the antenna alone at {@code utc}; empty when it does not. */
    Optional<String> why(Instant utc) {
        return wanted.filter(one -> isNow(one, utc))
                .or(() -> held.filter(one -> isNow(one, utc)))
                .map(one -> one.who() + ' ' + one.what().words() + "; the agenda leaves the antenna alone "
                        + (one.what() == StationOrder.TRACK
                                ? "until that pass is over"
                                : "until 'slewd resume'"
                                        + one.until()
                                                .map(until -> " or " + until)
                                                .orElse("")));
    }

    private static boolean isNow(Held held, Instant utc) {
        return held.until().isEmpty() || held.until().get().isAfter(utc);
    }
}
