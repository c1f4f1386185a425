package org.slewd;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slewd.station.Station;
import org.slewd.station.StationState;
import org.slewd.system.ServiceNotifier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Parks the antenna before slewd ends. */
final class ShutdownPark {

    private static final Logger LOG = LoggerFactory.getLogger(ShutdownPark.class);

    /** A full turn at 3 degrees a second, and the way down. */
    private static final long WITHIN_S = 180;

    private ShutdownPark() {}

    /**
     * Waits until the antenna is parked, or for as long as the slowest common one takes. On the thread that takes the daemon down.
     *
     * @param service asked for the time that this may take
     */
    static void bringToRest(Station station, ServiceNotifier service) {
        service.needs(Duration.ofSeconds(2 * WITHIN_S));
        CountDownLatch rested = new CountDownLatch(1);
        Runnable end = () -> {};
        try {
            station.retire().toCompletableFuture().get(WITHIN_S, TimeUnit.SECONDS);
            end = station.subscribe(snapshot -> {
                if (snapshot.state() != StationState.PARKING) {
                    rested.countDown();
                }
            });
            if (station.snapshot().state() == StationState.PARKING && !rested.await(WITHIN_S, TimeUnit.SECONDS)) {
                LOG.warn("the antenna was not parked within {} s; slewd stops it and ends", WITHIN_S);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("the antenna could not be parked; slewd stops it and ends", e);
        } finally {
            end.run();
        }
    }
}
