package org.slewd.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.slewd.illuminator.Bistatic;
import org.slewd.orbit.Propagator;
import org.slewd.sky.LookAngle;
import org.slewd.sky.SiteFrame;
import org.slewd.sky.TemeState;

/** Where an object stands over time. Each row is computed when it is asked for, so that a long list needs no memory. */
final class LookRows implements Iterator<LookRows.Look> {

    /**
     * Where the object stands at {@code utc}.
     *
     * @param echo what comes back of an illuminator then, if that was asked for
     */
    record Look(Instant utc, LookAngle angle, Optional<Bistatic.Echo> echo) {}

    private final Propagator propagator;
    private final SiteFrame site;
    private final Optional<Bistatic> way;
    private final Duration step;
    private final TemeState state = new TemeState();
    private Instant next;
    private long left;
    private Optional<Instant> failedAt = Optional.empty();

    LookRows(Propagator propagator, SiteFrame site, Optional<Bistatic> way, Instant from, Duration step, long rows) {
        this.propagator = propagator;
        this.site = site;
        this.way = way;
        this.next = from;
        this.step = step;
        this.left = rows;
    }

    /** Where the list broke off because the model had nothing to say. */
    Optional<Instant> failedAt() {
        return failedAt;
    }

    @Override
    public boolean hasNext() {
        if (left > 0 && failedAt.isEmpty() && !propagator.propagate(next, state)) {
            failedAt = Optional.of(next);
        }
        return left > 0 && failedAt.isEmpty();
    }

    @Override
    public Look next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Instant utc = next;
        Look look = new Look(utc, site.look(state, utc), way.flatMap(over -> over.at(utc)));
        next = next.plus(step);
        left--;
        return look;
    }
}
