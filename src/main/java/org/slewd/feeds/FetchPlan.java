package org.slewd.feeds;

import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;

/** Whether and when a query wants to be asked. Pure; whether it may then is the business of {@link Budget}. */
sealed interface FetchPlan {

    /** From {@code utc} on. */
    record At(Instant utc) implements FetchPlan {}

    /** Not before a person has looked. */
    record Halted(QueryRecord.Hold hold) implements FetchPlan {}

    /** First wait after no connection was made: a router takes a minute or two to come up. */
    Duration RECONNECT = Duration.ofMinutes(5);

    /** A provider that says nothing for days is looked at twice a day. */
    Duration LONGEST_BACKOFF = Duration.ofHours(12);

    /** Stations that began together drift apart by up to a tenth of their wait, and ten minutes at most. */
    Duration MOST_JITTER = Duration.ofMinutes(10);

    /**
     * Decides.
     *
     * @param seed of this station, so that it does not ask in step with others
     */
    static FetchPlan of(SourceConfig source, Provider provider, QueryRecord record, long seed, Instant now) {
        if (record.hold().isPresent()) {
            return new Halted(record.hold().get());
        }
        // A newest attempt in the future means that the clock went backwards. How long to wait then is not to be had
        // from it: the budget waits out the floor by the other clock.
        if (record.tried().isEmpty() || record.tried().get().isAfter(now)) {
            return new At(now);
        }
        Instant tried = record.tried().get();
        Duration wait = wait(source, provider, record);
        return new At(tried.plus(wait).plus(jitter(wait, seed, tried)));
    }

    private static Duration wait(SourceConfig source, Provider provider, QueryRecord record) {
        return switch (record.last()) {
            case NONE -> Duration.ZERO;
            case GOOD, UNUSABLE, HALTED -> source.refresh();
            case ASKING, NO_REPLY -> doubled(provider.floor(), record.failures(), LONGEST_BACKOFF);
            case NOT_REACHED -> doubled(RECONNECT, record.failures(), source.refresh());
        };
    }

    private static Duration doubled(Duration first, int failures, Duration most) {
        Duration wait = first.multipliedBy(1L << Math.max(0, Math.min(failures - 1, 16)));
        return wait.compareTo(most) < 0 ? wait : most;
    }

    /** The same for the same attempt, so that looking again does not move it. */
    private static Duration jitter(Duration wait, long seed, Instant tried) {
        long most = Math.min(wait.toMillis() / 10, MOST_JITTER.toMillis());
        long mixed = seed ^ (tried.toEpochMilli() * 0x9E3779B97F4A7C15L);
        return most <= 0 ? Duration.ZERO : Duration.ofMillis(new SplittableRandom(mixed).nextLong(most));
    }
}
