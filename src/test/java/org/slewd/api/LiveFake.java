package org.slewd.api;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slewd.station.PassPath;
import org.slewd.time.Clock;

/** Plays a pass on a {@link FakeStation} in real time, for the tests with a browser. */
final class LiveFake implements AutoCloseable {

    final FakeStation station;

    private final ScheduledFuture<?> ticks;
    private final ScheduledExecutorService loop = Executors.newSingleThreadScheduledExecutor();

    /** Joins the pass {@code intoPassS} seconds after its rise. */
    LiveFake(Clock clock, int intoPassS) {
        Instant aos = clock.utc().minusSeconds(intoPassS);
        FakePass pass = FakePass.of(aos);
        AtomicLong sequence = new AtomicLong();
        station = new FakeStation(Snapshots.tracking(0, clock.utc(), pass));
        List<PassPath> passes = new ArrayList<>(List.of(pass.path()));
        for (int i = 1; i <= 7; i++) {
            passes.add(new FakePass(
                            i % 3 == 0 ? 48274 : 25544,
                            i % 3 == 0 ? "CSS (TIANHE)" : "ISS (ZARYA)",
                            aos.plusSeconds(5_560L * i),
                            40 + 25 * i,
                            900 - 260 * i)
                    .path());
        }
        station.answerPassesWith(CompletableFuture.completedFuture(passes));
        ticks = loop.scheduleAtFixedRate(
                () -> station.publish(Snapshots.tracking(sequence.incrementAndGet(), clock.utc(), pass)),
                0,
                50,
                TimeUnit.MILLISECONDS);
    }

    /** Stops publishing, as a loop that has died. */
    void freeze() {
        ticks.cancel(false);
    }

    @Override
    public void close() {
        loop.shutdownNow();
    }
}
