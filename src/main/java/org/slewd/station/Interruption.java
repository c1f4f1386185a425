package org.slewd.station;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a person has done with the antenna, for which the agenda leaves it alone. Written by whatever thread a person comes
 * by, read by the loop.
 */
final class Interruption {

    /** A person who points or parks has gone away when nothing more has come for so long. */
    private static final Duration OVER_AFTER = Duration.ofHours(1);

    private volatile Optional<Order> order = Optional.empty();

    /** @param until when it is over by itself; empty when only a person ends it */
    private record Order(StationOrder what, String who, Optional<Instant> until) {}

    /** A person asks something of the antenna at {@code utc}. */
    void begin(StationOrder what, String who, Instant utc) {
        order = Optional.of(
                new Order(what, who, what.endsByItself() ? Optional.of(utc.plus(OVER_AFTER)) : Optional.empty()));
    }

    /** The pass that a person wanted is over. */
    void passEnded() {
        if (order.filter(one -> one.what == StationOrder.TRACK).isPresent()) {
            order = Optional.empty();
        }
    }

    void end() {
        order = Optional.empty();
    }

    /** Why the agenda leaves the antenna alone at {@code utc}; empty when it does not. */
    Optional<String> why(Instant utc) {
        return order.filter(one -> one.until.isEmpty() || one.until.get().isAfter(utc))
                .map(one -> one.who + ' ' + one.what.words() + "; the agenda leaves the antenna alone "
                        + (one.what == StationOrder.TRACK
                                ? "until that pass is over"
                                : "until 'slewd resume'"
                                        + one.until.map(until -> " or " + until).orElse("")));
    }
}
