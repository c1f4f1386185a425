package org.slewd;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import org.slewd.station.LoopThread;
import org.slewd.station.Station;
import org.slewd.system.RealTime;
import org.slewd.time.Clock;

/** Starts and stops the station loop with the daemon. The loop has a thread of its own; the verticle only holds it. */
final class StationVerticle extends VerticleBase {

    private final LoopThread loop;

    StationVerticle(Station station, Clock clock) {
        this.loop = new LoopThread(station, clock, RealTime::request);
    }

    @Override
    public Future<?> start() {
        loop.start();
        return Future.succeededFuture();
    }

    @Override
    public Future<?> stop() {
        // Waits for the last stop to leave, half a second at most: not on an event loop.
        return vertx.executeBlocking(() -> {
            loop.close();
            return null;
        });
    }
}
