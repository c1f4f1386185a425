package org.slewd.feeds;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slewd.orbit.RefreshOutcome;
import org.slewd.orbit.SourceStatus;
import org.slewd.time.VirtualClock;

/** Sources with a fake provider in virtual time, that can be killed and started again. All on the test's thread. */
final class Bench {

    static final Instant START = Instant.parse("2026-11-24T12:00:00Z");

    static final URI GP = URI.create("http://127.0.0.1:1/gp.php");

    final VirtualClock clock = new VirtualClock(START);
    final FakeProvider provider =
            new FakeProvider(() -> Duration.ofNanos(clock.nanos()), question -> FakeProvider.json(Omm.list(4)));
    final List<Delivery> deliveries = new ArrayList<>();
    final Path folder;
    private final List<SourceConfig> sources;
    private ElementFeeds feeds;

    Bench(Path folder, SourceConfig... sources) {
        this(folder, true, sources);
    }

    Bench(Path folder, boolean connected, SourceConfig... sources) {
        this.folder = folder;
        this.sources = List.of(sources);
        open();
        if (connected) {
            connect();
        }
    }

    static SourceConfig celestrak(String name, Duration refresh) {
        return new SourceConfig(name, Origin.Web.celestrak(GP, "GROUP", name), refresh, true, 50);
    }

    static SourceConfig celestrak(String name) {
        return celestrak(name, Duration.ofHours(4));
    }

    /** A new process: nothing but the disk is left of the one before. */
    void start() {
        open();
        connect();
    }

    private void open() {
        try {
            feeds = new ElementFeeds(
                    sources, new ElementFeeds.Surroundings(clock, true, folder, Runnable::run, deliveries::add, 7));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        feeds.begin();
    }

    void connect() {
        feeds.connect(provider, true);
    }

    /** Lets time pass with a look every ten minutes. */
    void pass(Duration time) {
        for (long minutes = 0; minutes < time.toMinutes(); minutes += 10) {
            clock.advance(Duration.ofMinutes(10));
            feeds.look();
        }
    }

    void look() {
        feeds.look();
    }

    SourceStatus status(String name) {
        return feeds.sources().stream()
                .filter(source -> source.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    SourceStatus.State state(String name) {
        return status(name).state();
    }

    RefreshOutcome.Answer refresh(String name, boolean anyway) {
        RefreshOutcome outcome =
                feeds.refresh(Optional.of(name), anyway).toCompletableFuture().getNow(null);
        return ((RefreshOutcome.Done) outcome).answers().get(0);
    }

    ElementFeeds feeds() {
        return feeds;
    }

    /** Numbers of sets as delivered last, by source. */
    Map<String, Integer> inUse() {
        Map<String, Integer> sets = new LinkedHashMap<>();
        deliveries.forEach(
                delivery -> sets.put(delivery.source(), delivery.sets().size()));
        return sets;
    }

    ElementArchive archive() {
        return new ElementArchive(folder);
    }
}
