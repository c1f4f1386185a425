package org.slewd.feeds;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slewd.orbit.ElementSupply;
import org.slewd.orbit.RefreshOutcome;
import org.slewd.orbit.RefreshOutcome.Answer;
import org.slewd.orbit.RefreshOutcome.Result;
import org.slewd.orbit.SourceStatus;
import org.slewd.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sources of a station. {@link #begin} takes what is on the disk; {@link FeedsVerticle} then lets the network in and
 * looks by and by whether something is due.
 */
public final class ElementFeeds implements ElementSupply {

    private static final Logger LOG = LoggerFactory.getLogger(ElementFeeds.class);

    static final String BUDGET_FILE = "budget.json";

    private static final String SWITCHED_OFF = "is switched off in the configuration";

    private final Surroundings around;
    private final List<String> names;
    private final List<LocalSource> local = new ArrayList<>();
    private final NetworkSources network;
    private volatile List<SourceStatus> statuses = List.of();

    /**
     * What sources live in.
     *
     * @param clock what they go by
     * @param mayAsk whether the network may be used at all: not with a stated clock, whose times would spoil the budget
     * @param folder for the budget and the archive, made when something is to be kept
     * @param thread runs everything that changes something, one after the other
     * @param receiver hears of content, on that thread or on the caller's of {@link ElementFeeds#begin}
     * @param seed differs from station to station, so that they do not ask in step
     */
    public record Surroundings(
            Clock clock, boolean mayAsk, Path folder, Executor thread, Consumer<Delivery> receiver, long seed) {}

    /**
     * Opens the budget. Of two that have the same folder open only one may be let to the network.
     *
     * @throws IOException when what providers were asked cannot be read, with a sentence for an operator
     */
    public ElementFeeds(List<SourceConfig> sources, Surroundings around) throws IOException {
        this.around = around;
        ElementArchive archive = new ElementArchive(around.folder());
        List<NetworkSource> remote = new ArrayList<>();
        for (SourceConfig source : sources) {
            if (source.origin() instanceof Origin.Remote) {
                remote.add(new NetworkSource(source));
            } else {
                local.add(new LocalSource(source));
            }
        }
        local.add(new LocalSource(new SourceConfig(
                SourceConfig.IMPORTED,
                new Origin.LocalFolder(archive.folderOf(SourceConfig.IMPORTED)),
                Duration.ZERO,
                true,
                SourceConfig.USUAL_PRIORITY)));
        names = java.util.stream.Stream.concat(
                        sources.stream().map(SourceConfig::name), java.util.stream.Stream.of(SourceConfig.IMPORTED))
                .toList();
        network =
                new NetworkSources(remote, budget(around), archive, around.clock(), around.thread(), around.receiver());
        network.onChange(this::publish);
    }

    private static Budget budget(Surroundings around) throws IOException {
        if (!around.mayAsk()) {
            return Budget.unkept(around.clock());
        }
        Path file = around.folder().resolve(BUDGET_FILE);
        try {
            return Budget.open(file, around.clock(), around.seed());
        } catch (IOException e) {
            throw new IOException(
                    file + " cannot be used (" + e.getClass().getSimpleName() + ": " + e.getMessage()
                            + "), so nobody knows what providers were asked; check its owner",
                    e);
        }
    }

    /**
     * {@code listener} hears of transmitters, as the receiver of {@link Surroundings} does of elements. Call it before
     * {@link #begin}; without it sources of transmitters are asked for nobody.
     */
    public void onTransmitters(Consumer<TransmitterDelivery> listener) {
        network.onTransmitters(listener);
    }

    /** Reads the files, and what was kept of the network, and delivers it. Blocks for the disk; call it once, first. */
    public void begin() {
        Instant now = around.clock().utc();
        lookAtFiles(now);
        network.restore(now);
        publish();
    }

    /**
     * From now on sources are asked through {@code way}, if that is allowed.
     *
     * @param byItself whether a source is asked when it is due, or only when a person wants it
     * @return done when that is so, and {@link #sources} says it
     */
    CompletionStage<Void> connect(Transport way, boolean byItself) {
        if (!around.mayAsk()) {
            return CompletableFuture.completedFuture(null);
        }
        return CompletableFuture.runAsync(
                () -> {
                    network.connect(way, byItself);
                    lookNow();
                },
                around.thread());
    }

    /** No source is asked any more. An answer that is under way is still taken. */
    void disconnect() {
        around.thread().execute(network::disconnect);
    }

    /** Looks whether files have changed and sources are due. Any thread; it costs next to nothing. */
    void look() {
        around.thread().execute(this::lookNow);
    }

    private void lookNow() {
        lookAtFiles(around.clock().utc());
        network.askNext();
        publish();
    }

    private void lookAtFiles(Instant now) {
        for (LocalSource source : local) {
            if (source.config().enabled()) {
                look(source, now, false);
            }
        }
    }

    @Override
    public List<SourceStatus> sources() {
        return statuses;
    }

    @Override
    public CompletionStage<RefreshOutcome> refresh(Optional<String> source, boolean anyway) {
        CompletableFuture<RefreshOutcome> outcome = new CompletableFuture<>();
        around.thread().execute(() -> refreshNow(source, anyway, outcome));
        return outcome;
    }

    private void refreshNow(Optional<String> wanted, boolean anyway, CompletableFuture<RefreshOutcome> outcome) {
        if (wanted.isPresent() && !names.contains(wanted.get())) {
            outcome.complete(new RefreshOutcome.UnknownSource(wanted.get(), names));
            return;
        }
        CompletionStage<List<Answer>> all = CompletableFuture.completedFuture(List.of());
        for (String name : names) {
            if (wanted.isEmpty() || wanted.get().equals(name)) {
                all = all.thenCombine(refresh(name, anyway), ElementFeeds::joined);
            }
        }
        all.thenAccept(answers -> outcome.complete(new RefreshOutcome.Done(answers)));
        network.askNext();
        publish();
    }

    private static List<Answer> joined(List<Answer> before, Answer next) {
        List<Answer> all = new ArrayList<>(before);
        all.add(next);
        return all;
    }

    private CompletionStage<Answer> refresh(String name, boolean anyway) {
        for (NetworkSource source : network.all()) {
            if (source.config.name().equals(name)) {
                return source.config.enabled() && network.isConnected()
                        ? network.want(source, anyway)
                        : CompletableFuture.completedFuture(notAsked(source));
            }
        }
        return CompletableFuture.completedFuture(local.stream()
                .filter(source -> source.config().name().equals(name))
                .findFirst()
                .map(this::reread)
                .orElseThrow());
    }

    private static Answer notAsked(NetworkSource source) {
        return source.config.enabled()
                ? new Answer(source.config.name(), Result.PUT_OFF, "is not asked, as the clock is stated or slewd ends")
                : new Answer(source.config.name(), Result.OFF, SWITCHED_OFF);
    }

    private Answer reread(LocalSource source) {
        String name = source.config().name();
        if (!source.config().enabled()) {
            return new Answer(name, Result.OFF, SWITCHED_OFF);
        }
        boolean changed = look(source, around.clock().utc(), true);
        return source.trouble()
                .map(trouble -> new Answer(name, Result.FAILED, trouble))
                .orElseGet(() -> new Answer(
                        name,
                        changed ? Result.TAKEN : Result.UNCHANGED,
                        changed ? "was read again" : "has not changed"));
    }

    private boolean look(LocalSource source, Instant now, boolean atOnce) {
        String name = source.config().name();
        Optional<String> before = source.trouble();
        boolean changed = source.look(now, atOnce);
        Optional<String> trouble = source.trouble();
        if (trouble.isPresent() && !trouble.equals(before)) {
            LOG.warn("elements from {}: {} What was read before stays in use.", name, trouble.get());
        }
        if (changed) {
            source.status().problems().forEach(problem -> LOG.warn("elements from {}: {}", name, problem));
            Delivery delivery = source.delivery();
            LOG.debug("elements from {}: {} sets", name, delivery.sets().size());
            around.receiver().accept(delivery);
        }
        return changed;
    }

    private void publish() {
        Instant now = around.clock().utc();
        List<SourceStatus> all = new ArrayList<>();
        local.forEach(source -> all.add(source.status()));
        network.all().forEach(source -> all.add(source.status(network.budget(), network.isConnected(), now)));
        all.sort(java.util.Comparator.comparingInt(status -> names.indexOf(status.name())));
        statuses = List.copyOf(all);
    }
}
