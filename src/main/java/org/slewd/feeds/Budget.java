package org.slewd.feeds;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slewd.files.AtomicFile;
import org.slewd.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What providers were asked, and so what they may be asked. One per data directory; one thread.
 *
 * <p>An attempt is on the disk before its request leaves. So whatever kills slewd, the next one knows of it, and at worst
 * counts a request that was never sent. UTC may step, and what was asked is remembered in UTC; therefore the floor is
 * also waited out by the monotonic clock for as long as the process lives, and from the start of the process where the
 * file speaks of a future.
 */
final class Budget {

    private static final Logger LOG = LoggerFactory.getLogger(Budget.class);

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    /** Ten years of changing one's mind about sources. */
    static final int MAX_QUERIES = 200;

    private final Optional<Path> file;
    private final Clock clock;
    private final long seed;
    private final Optional<Instant> forgotten;
    private Map<String, QueryRecord> queries;
    private Map<String, List<Instant>> requests;
    /** Readings of the monotonic clock: when a query was asked by this process, and when its record was seen to lie ahead. */
    private final Map<String, Long> askedNanos = new HashMap<>();

    private final Map<String, Long> aheadSinceNanos = new HashMap<>();

    private Budget(Optional<Path> file, Clock clock, BudgetFile.Content content) {
        this.file = file;
        this.clock = clock;
        this.seed = content.seed();
        this.forgotten = content.forgotten();
        this.queries = new LinkedHashMap<>(content.queries());
        this.requests = new HashMap<>(content.requests());
    }

    /**
     * Opens the budget that is kept in {@code file}. A damaged one is set aside, and everything counts as just asked.
     *
     * @param freshSeed taken when there is no file yet
     * @throws IOException when the file cannot be read or written: then nothing may be asked
     */
    static Budget open(Path file, Clock clock, long freshSeed) throws IOException {
        if (!Files.exists(file)) {
            return new Budget(
                    Optional.of(file), clock, new BudgetFile.Content(freshSeed, Optional.empty(), Map.of(), Map.of()));
        }
        try {
            return new Budget(Optional.of(file), clock, BudgetFile.read(file));
        } catch (java.nio.file.FileSystemException e) {
            throw e; // cannot be read, which says nothing of its content
        } catch (IOException e) {
            Instant now = clock.utc();
            Path aside = AtomicFile.setAside(file, now);
            LOG.warn(
                    "{} is damaged ({}), so what providers were asked is not known. It is now {}; slewd waits as if all"
                            + " had just been asked. Nothing needs to be done",
                    file,
                    e.getMessage(),
                    aside.getFileName());
            Budget budget = new Budget(
                    Optional.of(file), clock, new BudgetFile.Content(freshSeed, Optional.of(now), Map.of(), Map.of()));
            budget.save(budget.queries, budget.requests);
            return budget;
        }
    }

    /** A budget that is kept nowhere: for a station that asks nobody. */
    static Budget unkept(Clock clock) {
        return new Budget(Optional.empty(), clock, new BudgetFile.Content(0, Optional.empty(), Map.of(), Map.of()));
    }

    long seed() {
        return seed;
    }

    QueryRecord record(Origin.Remote origin) {
        QueryRecord known = queries.get(key(origin));
        return known != null ? known : forgotten.map(QueryRecord::forgotten).orElse(QueryRecord.NEW);
    }

    /** When {@code origin} may be asked: {@code now}, or later. */
    Instant earliest(Origin.Remote origin, Instant now) {
        Duration wait = Duration.ZERO;
        Provider provider = origin.provider();
        Long sinceNanos = askedNanos.get(key(origin));
        if (sinceNanos != null) {
            wait = longer(wait, provider.floor().minusNanos(clock.nanos() - sinceNanos));
        }
        Optional<Instant> asked = record(origin).asked();
        if (asked.isPresent() && asked.get().isAfter(now)) {
            long ahead = aheadSinceNanos.computeIfAbsent(key(origin), query -> clock.nanos());
            wait = longer(wait, provider.floor().minusNanos(clock.nanos() - ahead));
        } else if (asked.isPresent()) {
            aheadSinceNanos.remove(key(origin));
            wait = longer(wait, provider.floor().minus(Duration.between(asked.get(), now)));
        }
        wait = longer(wait, rateWait(provider, MINUTE, provider.perMinute(), now));
        wait = longer(wait, rateWait(provider, HOUR, provider.perHour(), now));
        return now.plus(wait);
    }

    /**
     * Writes down that {@code origin} is being asked, as the last thing before its request leaves.
     *
     * @param sends requests that it may take, a login among them
     * @throws IOException when it cannot be written down: then the request must not leave
     * @throws IllegalStateException when it is too early
     */
    void attempting(Origin.Remote origin, int sends, Instant now) throws IOException {
        if (earliest(origin, now).isAfter(now)) {
            throw new IllegalStateException(Origin.withoutParameters(origin.query()) + " would be asked too early");
        }
        List<Instant> moments = recent(origin.provider(), HOUR, now);
        for (int i = 0; i < sends; i++) {
            moments.add(now);
        }
        Map<String, QueryRecord> newQueries = new LinkedHashMap<>(queries);
        newQueries.put(key(origin), record(origin).asking(now));
        prune(newQueries);
        Map<String, List<Instant>> newRequests = new HashMap<>(requests);
        newRequests.put(origin.provider().name(), moments);
        // What cannot be written is not sent, and so was not asked: memory follows the disk here.
        save(newQueries, newRequests);
        queries = newQueries;
        requests = newRequests;
        askedNanos.put(key(origin), clock.nanos());
        aheadSinceNanos.remove(key(origin));
    }

    /** Keeps what became of an attempt, or what a person decided; in memory also when it cannot be written. */
    void put(Origin.Remote origin, QueryRecord record) throws IOException {
        queries.put(key(origin), record);
        if (record.last() == QueryRecord.Last.NOT_REACHED) {
            askedNanos.remove(key(origin)); // it was not asked after all
        }
        prune(queries);
        save(queries, requests);
    }

    /** Requests that a provider has had in the last hour. */
    int requestsInLastHour(Provider provider) {
        return recent(provider, HOUR, clock.utc()).size();
    }

    private static void prune(Map<String, QueryRecord> all) {
        while (all.size() > MAX_QUERIES) {
            all.entrySet().stream()
                    .min(Comparator.comparing(entry -> entry.getValue().tried().orElse(Instant.MIN)))
                    .ifPresent(oldest -> all.remove(oldest.getKey()));
        }
    }

    private void save(Map<String, QueryRecord> records, Map<String, List<Instant>> moments) throws IOException {
        if (file.isPresent()) {
            BudgetFile.write(file.get(), new BudgetFile.Content(seed, forgotten, records, moments));
        }
    }

    /** Until one more request keeps to at most {@code most} in any {@code span}. */
    private Duration rateWait(Provider provider, Duration span, int most, Instant now) {
        List<Instant> moments = recent(provider, span, now);
        // A refresh takes two requests at most, a login and a query, and is not begun when only one is left.
        int over = moments.size() + 2 - most;
        return over <= 0
                ? Duration.ZERO
                : Duration.between(now, moments.get(over - 1).plus(span));
    }

    /** The moments within {@code span} before {@code now}, the oldest first. One that lies ahead counts as now. */
    private List<Instant> recent(Provider provider, Duration span, Instant now) {
        List<Instant> moments = new ArrayList<>();
        for (Instant moment : requests.getOrDefault(provider.name(), List.of())) {
            Instant bounded = moment.isAfter(now) ? now : moment;
            if (bounded.plus(span).isAfter(now)) {
                moments.add(bounded);
            }
        }
        return moments;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    private static String key(Origin.Remote origin) {
        return origin.query().toString();
    }
}
