package org.slewd.feeds;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;

/** Gives the sources of a station their network and their timer. Deploy one. */
public final class FeedsVerticle extends VerticleBase {

    /** How soon a file that changed is noticed; a source of the network that is due can wait as long. */
    private static final long LOOK_EVERY_MS = 10_000;

    private final ElementFeeds feeds;
    private final boolean byItself;
    private final String version;

    /**
     * @param byItself whether a source is asked when it is due, or only when a person wants it
     * @param version of slewd, as providers are told
     */
    public FeedsVerticle(ElementFeeds feeds, boolean byItself, String version) {
        this.feeds = feeds;
        this.byItself = byItself;
        this.version = version;
    }

    @Override
    public Future<?> start() {
        WebTransport way =
                new WebTransport(vertx, WebLimits.forHeap(Runtime.getRuntime().maxMemory()), version);
        return Future.fromCompletionStage(feeds.connect(way, byItself))
                .onSuccess(connected -> vertx.setPeriodic(LOOK_EVERY_MS, id -> feeds.look()));
    }

    @Override
    public Future<?> stop() {
        feeds.disconnect();
        return Future.succeededFuture();
    }
}
