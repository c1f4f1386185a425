package org.slewd.feeds;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slewd.orbit.RefreshOutcome;
import org.slewd.orbit.SourceStatus;
import org.slewd.time.Clock;

/** A source that is asked over a network: what is in use of it, and who waits for its answer. */
final class NetworkSource {

    final SourceConfig config;
    final Origin.Remote origin;
    final List<CompletableFuture<RefreshOutcome.Answer>> waiting = new ArrayList<>();

    /** Whether a person wants it as soon as the budget bears it. */
    boolean wanted;

    boolean beingAsked;
    int sets;
    List<String> problems = List.of();
    /** Why it is not asked although it is due; empty when nothing hinders. */
    String hindrance = "";

    private Optional<Transport> transport = Optional.empty();
    private Optional<SpaceTrackSession> session = Optional.empty();

    NetworkSource(SourceConfig config) {
        this.config = config;
        this.origin = (Origin.Remote) config.origin();
    }

    void connect(Transport way, Clock clock) {
        transport = Optional.of(way);
        if (origin instanceof Origin.SpaceTrack login) {
            session = Optional.of(new SpaceTrackSession(login, way, clock));
        }
    }

    /** What it brings, for messages. */
    String brings() {
        return origin instanceof Origin.TransmitterList ? "transmitters" : "elements";
    }

    /** Requests that the next {@link #ask} takes. */
    int sends() {
        return session.map(SpaceTrackSession::sends).orElse(1);
    }

    /** @param record from before the attempt */
    CompletionStage<Reply> ask(QueryRecord record) {
        return session.map(login -> login.ask(record))
                .orElseGet(() -> transport.orElseThrow().ask(Question.conditional(origin.query(), record)));
    }

    /** Tells those who wait for it. */
    void answer(RefreshOutcome.Result result, String message) {
        List<CompletableFuture<RefreshOutcome.Answer>> told = List.copyOf(waiting);
        waiting.clear();
        told.forEach(one -> one.complete(new RefreshOutcome.Answer(config.name(), result, message)));
    }

    /** When it is asked next; empty when not by itself. */
    Optional<Instant> next(Budget budget, Instant now) {
        if (!config.enabled()) {
            return Optional.empty();
        }
        FetchPlan plan = FetchPlan.of(config, origin.provider(), budget.record(origin), budget.seed(), now);
        if (!(plan instanceof FetchPlan.At at)) {
            return Optional.empty();
        }
        Instant earliest = budget.earliest(origin, now);
        return Optional.of(wanted || at.utc().isBefore(earliest) ? earliest : at.utc());
    }

    boolean isDue(Budget budget, Instant now) {
        return next(budget, now).filter(utc -> !utc.isAfter(now)).isPresent();
    }

    SourceStatus status(Budget budget, boolean connected, Instant now) {
        QueryRecord record = budget.record(origin);
        return new SourceStatus(
                config.name(),
                origin.kind(),
                origin.address(),
                state(budget, record, now),
                record.tried(),
                record.succeeded(),
                sets,
                connected ? next(budget, now) : Optional.empty(),
                budgetLeft(budget, now),
                message(record, connected),
                problems);
    }

    private SourceStatus.State state(Budget budget, QueryRecord record, Instant now) {
        if (!config.enabled()) {
            return SourceStatus.State.DISABLED;
        }
        if (record.hold().isPresent()) {
            return SourceStatus.State.NEEDS_PERSON;
        }
        if (beingAsked || (hindrance.isEmpty() && isDue(budget, now))) {
            return SourceStatus.State.DUE;
        }
        if (!hindrance.isEmpty()) {
            return SourceStatus.State.FAILED;
        }
        return switch (record.last()) {
            case GOOD -> SourceStatus.State.FRESH;
            case NONE, ASKING -> SourceStatus.State.WAITING;
            default ->
                record.asked().isEmpty() && record.tried().isEmpty()
                        ? SourceStatus.State.WAITING
                        : SourceStatus.State.FAILED;
        };
    }

    private String message(QueryRecord record, boolean connected) {
        if (!config.enabled()) {
            return "is switched off in the configuration";
        }
        if (!connected) {
            return "is not asked: the network is not used, only what was kept";
        }
        if (record.hold().isPresent()) {
            QueryRecord.Hold hold = record.hold().get();
            return hold.why() + ". Not asked since " + hold.since().truncatedTo(ChronoUnit.SECONDS)
                    + ": find out why, then say: " + ReplyCheck.release(config.name());
        }
        return hindrance.isEmpty() ? record.said() : hindrance;
    }

    private String budgetLeft(Budget budget, Instant now) {
        Provider provider = origin.provider();
        Duration wait = Duration.between(now, budget.earliest(origin, now));
        String query = wait.isZero() || wait.isNegative()
                ? "may be asked now"
                : "may be asked in " + (wait.toMinutes() + 1) + " min";
        return query + "; " + budget.requestsInLastHour(provider) + " of " + provider.perHour()
                + " requests in the last hour at " + provider.name();
    }
}
