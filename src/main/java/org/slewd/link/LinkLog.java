package org.slewd.link;

import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the log when a wire comes up and goes down: each change once, each cause at most once a minute, so that a loose
 * plug cannot fill the disk. The last line always tells the truth again within a minute. Any thread.
 */
final class LinkLog {

    private static final Logger LOG = LoggerFactory.getLogger(Link.class);

    private static final long ONCE_PER_NANOS = 60_000_000_000L;

    /** Causes remembered: no device, no permission, busy, hung up, stuck, and as many again. */
    private static final int MAX_CAUSES = 10;

    private final String address;
    private final boolean quiet;
    private final Map<String, Long> saidNanos = new LinkedHashMap<>();
    private String lastSaid = "";

    LinkLog(String address) {
        this(address, false);
    }

    /** @param quiet whether it tells only whoever looks for a fault */
    LinkLog(String address, boolean quiet) {
        this.address = address;
        this.quiet = quiet;
    }

    synchronized void up() {
        if (!quiet && !lastSaid.equals("up")) {
            lastSaid = "up";
            LOG.info("{}: connected", address);
        }
    }

    /** Called at the loss and after each try that failed. */
    synchronized void down(String detail, long nowNanos) {
        Long before = saidNanos.get(detail);
        if (quiet || detail.equals(lastSaid) || (before != null && nowNanos - before < ONCE_PER_NANOS)) {
            LOG.debug("{}: {}", address, detail);
            return;
        }
        lastSaid = detail;
        saidNanos.put(detail, nowNanos);
        if (saidNanos.size() > MAX_CAUSES) {
            saidNanos.remove(saidNanos.keySet().iterator().next());
        }
        LOG.warn("{}: {}", address, detail);
    }
}
