package org.slewd;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** When something kept the station from following its agenda, by its clock. */
final class MonthCauses {

    /** What it was. */
    enum Cause {
        FAULT,
        PERSON,
        CLOCK,
        DOWN,
        CLOCK_SET,
        RADIO
    }

    /** From one moment to another; one that goes on ends at {@link Instant#MAX}. */
    record Span(Instant from, Instant to, Cause cause, String what) {
        boolean holdsAt(Instant utc) {
            return !utc.isBefore(from) && utc.isBefore(to);
        }
    }

    private final List<Span> spans = new ArrayList<>();

    void begin(Cause cause, String what, Instant utc) {
        spans.add(new Span(utc, Instant.MAX, cause, what));
    }

    /** Ends all of this cause that go on. */
    void end(Cause cause, Instant utc) {
        spans.replaceAll(span -> span.cause == cause && span.to.equals(Instant.MAX)
                ? new Span(span.from, utc.isAfter(span.from) ? utc : span.from, cause, span.what)
                : span);
    }

    /** Ends those too whose end was known. */
    void endAll(Cause cause, Instant utc) {
        spans.replaceAll(span -> span.cause == cause && span.to.isAfter(utc)
                ? new Span(span.from, utc.isAfter(span.from) ? utc : span.from, cause, span.what)
                : span);
    }

    void add(Span span) {
        spans.add(span);
    }

    Optional<Span> at(Instant utc, Cause cause) {
        return spans.stream()
                .filter(span -> span.cause == cause && span.holdsAt(utc))
                .findFirst();
    }

    /** All that touch the time from {@code from} to {@code to}, those that ended {@code after} before too. */
    List<Span> touching(Instant from, Instant to, Duration after) {
        return spans.stream()
                .filter(span -> span.from.isBefore(to)
                        && (span.to.equals(Instant.MAX) || span.to.plus(after).isAfter(from)))
                .toList();
    }
}
