package org.slewd;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slewd.api.RefusedToStartException;
import org.slewd.feeds.Delivery;
import org.slewd.feeds.ElementFeeds;
import org.slewd.feeds.Origin;
import org.slewd.feeds.SourceConfig;
import org.slewd.feeds.TransmitterDelivery;
import org.slewd.orbit.Catalogue;
import org.slewd.orbit.Source;
import org.slewd.orbit.SourceStatus;
import org.slewd.time.Clock;

/** The sources of a station, and the one catalogue that is made of all that they give. */
final class ElementsOfStation {

    /** Files that are named one by one in the configuration; sources of their own have the priority that they say. */
    private static final int PRIORITY_OF_FILES = 50;

    private final Consumer<Catalogue> user;
    private final List<SourceConfig> sources;
    private final ElementFeeds feeds;
    private Catalogue catalogue = Catalogue.empty();

    private ElementsOfStation(
            Settings settings, Path data, Clock clock, boolean mayAsk, Executor thread, Consumer<Catalogue> user)
            throws IOException {
        this.user = user;
        this.sources = sources(settings);
        this.feeds = new ElementFeeds(
                sources,
                new ElementFeeds.Surroundings(
                        clock, mayAsk, folder(data), thread, this::take, new SecureRandom().nextLong()));
    }

    /**
     * Takes what is on the disk of all sources. Blocks for it.
     *
     * @param data the data directory; claimed by the caller when {@code mayAsk}
     * @param mayAsk whether the network may be used later
     * @param thread what is changed later is changed on
     * @param user hears of each new catalogue
     * @throws RefusedToStartException when what providers were asked cannot be read
     */
    static ElementsOfStation begin(
            Settings settings, Path data, Clock clock, boolean mayAsk, Executor thread, Consumer<Catalogue> user)
            throws RefusedToStartException {
        return begin(settings, data, clock, mayAsk, thread, user, transmitters -> {});
    }

    /** As the other, for somebody who wants to hear of transmitters too. */
    static ElementsOfStation begin(
            Settings settings,
            Path data,
            Clock clock,
            boolean mayAsk,
            Executor thread,
            Consumer<Catalogue> user,
            Consumer<TransmitterDelivery> listener)
            throws RefusedToStartException {
        try {
            ElementsOfStation elements = new ElementsOfStation(settings, data, clock, mayAsk, thread, user);
            elements.feeds.onTransmitters(listener);
            elements.feeds.begin();
            return elements;
        } catch (IOException e) {
            throw new RefusedToStartException(e.getMessage() + "; slewd did not start", e);
        }
    }

    /** Where a data directory keeps elements. */
    static Path folder(Path data) {
        return data.toAbsolutePath().normalize().resolve("elements");
    }

    ElementFeeds feeds() {
        return feeds;
    }

    synchronized Catalogue catalogue() {
        return catalogue;
    }

    /** Why there is nothing to predict, and nothing that could come: empty when there is, or when no source was named. */
    String hopelessness() {
        boolean hope = catalogue().size() > 0
                || sources.isEmpty()
                || sources.stream().anyMatch(source -> source.enabled() && source.origin() instanceof Origin.Remote);
        return hope
                ? ""
                : feeds.sources().stream()
                        .filter(source -> source.state() == SourceStatus.State.FAILED)
                        .map(SourceStatus::message)
                        .collect(Collectors.joining(" "));
    }

    /** What a source no longer lists stays known by its last set: it has not left its orbit because it left a list. */
    private synchronized void take(Delivery delivery) {
        catalogue = catalogue.with(
                new Source(delivery.source(), delivery.priority()), delivery.receivedUtc(), delivery.sets());
        user.accept(catalogue);
    }

    private static List<SourceConfig> sources(Settings settings) {
        List<SourceConfig> sources = new ArrayList<>();
        settings.sky().elementFiles().stream()
                .distinct()
                .forEach(file -> sources.add(new SourceConfig(
                        file.toString(), new Origin.LocalFile(file), Duration.ZERO, true, PRIORITY_OF_FILES)));
        sources.addAll(settings.sky().elementSources());
        return sources;
    }
}
