package org.slewd.api;

import io.vertx.core.json.JsonObject;
import java.util.function.Consumer;
import org.slewd.journal.AuditEntry;
import org.slewd.journal.Journal;
import org.slewd.lease.Holder;
import org.slewd.lease.LeaseEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down what happens to leases, with holder and number: what requests do not tell, such as that one has ended by silence. */
public final class LeaseTrail implements Consumer<LeaseEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(LeaseTrail.class);

    private final Journal journal;

    /** @param journal nobody waits for it */
    public LeaseTrail(Journal journal) {
        this.journal = journal;
    }

    @Override
    public void accept(LeaseEvent event) {
        String what = Words.of(event.what());
        String by = event.by().map(Holder::who).orElse(event.holder().who());
        if (event.what().isEnd() && event.by().isPresent()) {
            LOG.info(
                    "the {} goes from {} to {}: {}",
                    event.part().words(),
                    event.holder().who(),
                    by,
                    what);
        }
        JsonObject arguments = new JsonObject()
                .put("part", Words.of(event.part()))
                .put(LeaseFence.LEASE, event.number())
                .put("holder", event.holder().who());
        event.by().ifPresent(other -> arguments.put("by", other.who()));
        var unused = journal.write(
                new AuditEntry(event.utc(), AuditEntry.SLEWD, "none", "inside", "lease", arguments.encode(), what));
    }
}
