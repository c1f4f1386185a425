package org.slewd.link;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens a port again and again, with a wait before each new try. For the reading thread of a link alone. */
final class Reopener {

    private static final Logger LOG = LoggerFactory.getLogger(Reopener.class);

    private final BytePort.Opener opener;
    private final Backoff backoff;
    private final long presenceNanos;
    private String tried = "";

    /** @param presenceNanos how often a wait looks for a device that comes back */
    Reopener(BytePort.Opener opener, Backoff backoff, long presenceNanos) {
        this.opener = opener;
        this.backoff = backoff;
        this.presenceNanos = presenceNanos;
    }

    /**
     * Tries once.
     *
     * @throws IOException with a sentence for an operator, whatever the opener has thrown
     */
    BytePort open() throws IOException {
        tried = presence();
        try {
            return opener.open();
        } catch (RuntimeException | LinkageError e) {
            LOG.debug("unexpected", e);
            throw new IOException("cannot be opened, for a reason that slewd does not know: " + e, e);
        }
    }

    /** A port was open for {@code upNanos} and is lost; after a long time the next failure is a first one again. */
    void lostAfter(long upNanos) {
        if (upNanos >= backoff.longestNanos()) {
            backoff.reset();
        }
    }

    /** Waits until the next try is due, or there is something else to open than was tried. */
    void pause() throws InterruptedException {
        long leftNanos = backoff.nextNanos();
        while (leftNanos > 0) {
            long sliceNanos = Math.min(leftNanos, presenceNanos);
            TimeUnit.NANOSECONDS.sleep(sliceNanos);
            leftNanos -= sliceNanos;
            String now = presence();
            if (!now.isEmpty() && !now.equals(tried)) {
                return;
            }
        }
    }

    private String presence() {
        try {
            return opener.presence();
        } catch (RuntimeException e) {
            LOG.debug("unexpected", e);
            return "";
        }
    }
}
