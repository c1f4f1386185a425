package org.slewd;

import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slewd.api.DataDirectory;
import org.slewd.api.RefusedToStartException;
import org.slewd.feeds.FeedsVerticle;
import org.slewd.feeds.SourceConfig;
import org.slewd.orbit.Catalogue;
import org.slewd.orbit.ElementSupply;
import org.slewd.time.Clock;

/** The sources of a station for one command, while no daemon runs. Sources are asked only when a person wants it. */
public final class ElementsByHand implements AutoCloseable {

    private final Deque<Runnable> parts = new ArrayDeque<>();
    private final ElementSupply supply;

    private ElementsByHand(Settings settings, Path data, Clock clock, String version) throws RefusedToStartException {
        try {
            DataDirectory directory = DataDirectory.claim(data);
            parts.push(directory::close);
            ExecutorService thread = Executors.newSingleThreadExecutor(work -> Daemon.worker(work, "feeds"));
            parts.push(thread::shutdownNow);
            ElementsOfStation elements = ElementsOfStation.begin(settings, data, clock, true, thread, catalogue -> {});
            Vertx vertx = Daemon.vertx();
            parts.push(() ->
                    vertx.close().toCompletionStage().toCompletableFuture().join());
            Daemon.deploy(vertx, new FeedsVerticle(elements.feeds(), false, version));
            supply = elements.feeds();
        } catch (RefusedToStartException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * Claims the data directory and opens the sources.
     *
     * @throws RefusedToStartException with a sentence for an operator, among others while a daemon runs
     */
    public static ElementsByHand open(Settings settings, Path data, Clock clock, String version)
            throws RefusedToStartException {
        return new ElementsByHand(settings, data, clock, version);
    }

    /**
     * What all sources have on the disk, merged. Changes nothing and asks nobody.
     *
     * @throws RefusedToStartException when it cannot be read
     */
    public static Catalogue onDisk(Settings settings, Path data, Clock clock) throws RefusedToStartException {
        return ElementsOfStation.begin(settings, data, clock, false, Runnable::run, catalogue -> {})
                .catalogue();
    }

    /** Where imported files are kept. */
    public static Path archive(Path data) {
        return ElementsOfStation.folder(data);
    }

    /** Whether files were imported. */
    public static boolean hasImported(Path data) {
        return Files.isDirectory(archive(data).resolve(SourceConfig.IMPORTED));
    }

    public ElementSupply supply() {
        return supply;
    }

    @Override
    public void close() {
        parts.forEach(Runnable::run);
        parts.clear();
    }
}
