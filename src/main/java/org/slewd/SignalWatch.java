package org.slewd;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.slewd.doppler.FitOutcome;
import org.slewd.doppler.OffsetBook.Oscillators;
import org.slewd.doppler.OffsetHistory.Learned;
import org.slewd.doppler.OffsetHistory.PassOffset;
import org.slewd.station.HeardSignal;
import org.slewd.storage.OffsetBookFile;
import org.slewd.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says every few seconds what the signal of the pass says of its orbit, and learns from each pass how far the oscillators
 * are off. Belongs to the thread that listens to passes.
 */
final class SignalWatch {

    /** The station shows it to people, who read no faster. */
    static final long EVERY_NANOS = 5_000_000_000L;

    /** A fit that took long is not made again before so many times its own length: it gets a twentieth of a core. */
    private static final long REST = 20;

    private static final Logger LOG = LoggerFactory.getLogger(SignalWatch.class);

    private final Consumer<HeardSignal> tell;
    private final OffsetBookFile offsets;
    private final Clock clock;
    private long dueNanos;

    /** @param tell hears of each fit; it must hand over and return */
    SignalWatch(Consumer<HeardSignal> tell, OffsetBookFile offsets, Clock clock) {
        this.tell = tell;
        this.offsets = offsets;
        this.clock = clock;
        this.dueNanos = clock.nanos();
    }

    /** What earlier passes taught of an offset, where that is sure enough to begin with. */
    Optional<Learned> sureOffset(Oscillators oscillators) {
        return offsets.book().sure(oscillators);
    }

    /** Looks again if it is time. */
    void tick(PassHearing hearing) {
        long beganNanos = clock.nanos();
        if (beganNanos - dueNanos < 0) {
            return;
        }
        hearing.fit(clock.utc()).ifPresent(tell);
        long tookNanos = clock.nanos() - beganNanos;
        dueNanos = beganNanos + Math.max(EVERY_NANOS, REST * tookNanos);
    }

    /** The pass is over: what its signal said in the end is noted and learned from. */
    void finish(PassHearing hearing) {
        Instant utc = clock.utc();
        Optional<HeardSignal> heard = hearing.fit(utc);
        if (heard.isEmpty()) {
            return;
        }
        Oscillators oscillators = hearing.oscillators();
        if (heard.get().outcome() instanceof FitOutcome.NotObservable silent) {
            LOG.info(
                    "the signal of object {} at {} Hz does not tell its orbit: {}",
                    oscillators.catalogNumber(),
                    oscillators.carrierHz(),
                    silent.why());
        } else {
            LOG.info(
                    "the signal of object {} at {} Hz: {}",
                    oscillators.catalogNumber(),
                    oscillators.carrierHz(),
                    heard.get().outcome());
            Optional<PassOffset> taught = PassOffset.of(
                    utc, (double) oscillators.carrierHz(), heard.get().outcome());
            taught.ifPresent(pass -> offsets.learn(oscillators, pass));
        }
    }
}
