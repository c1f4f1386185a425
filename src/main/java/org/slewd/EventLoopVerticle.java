package org.slewd;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;

/** Does nothing but sit on an event loop, so that the loop can be asked whether it goes on. */
final class EventLoopVerticle extends VerticleBase {

    /** How the names of the threads begin. */
    static final String THREADS = "vert.x-eventloop-thread";

    private final List<Executor> loops;

    private EventLoopVerticle(List<Executor> loops) {
        this.loops = loops;
    }

    @Override
    public Future<?> start() {
        loops.add(task -> context.runOnContext(nothing -> task.run()));
        return Future.succeededFuture();
    }

    /** All event loops of {@code vertx}, which has as many as it has when nobody says otherwise: one is given to each in turn. */
    static List<Executor> onEach(Vertx vertx) {
        List<Executor> loops = new CopyOnWriteArrayList<>();
        vertx.deployVerticle(
                        () -> new EventLoopVerticle(loops),
                        new DeploymentOptions().setInstances(VertxOptions.DEFAULT_EVENT_LOOP_POOL_SIZE))
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        return List.copyOf(loops);
    }
}
