package org.slewd.api;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.function.Function;
import org.slewd.journal.AuditEntry;
import org.slewd.journal.ChainCheck;
import org.slewd.journal.Entry;
import org.slewd.journal.EventEntry;
import org.slewd.journal.JournalAnswer;
import org.slewd.journal.JournalState;
import org.slewd.journal.Numbered;
import org.slewd.journal.PassEntry;

/** Rows of the journal as clients see them; public for the command line, which shows a file as a running slewd would. */
public final class JournalJson {

    /** Of the rows of one answer; a message of a megabyte is all that a command takes. */
    private static final int MAX_CHARACTERS = 700_000;

    private JournalJson() {}

    /** Passes as {@code journal.query} answers them. */
    public static String passesText(JournalAnswer.Rows<PassEntry> rows) {
        return rows(rows, JournalJson::pass).encode();
    }

    /** Events as {@code journal.query} answers them. */
    public static String eventsText(JournalAnswer.Rows<EventEntry> rows) {
        return rows(rows, JournalJson::event).encode();
    }

    /** Entries of the audit as {@code audit.query} answers them. */
    public static String auditText(JournalAnswer.Rows<AuditEntry> rows) {
        return rows(rows, JournalJson::audit).encode();
    }

    static <E extends Entry> JsonObject rows(JournalAnswer.Rows<E> rows, Function<Numbered<E>, JsonObject> row) {
        JsonArray list = new JsonArray();
        long characters = 0;
        for (Numbered<E> each : rows.rows()) {
            JsonObject object = row.apply(each);
            characters += object.encode().length();
            if (characters > MAX_CHARACTERS && !list.isEmpty()) {
                return new JsonObject().put("rows", list).put("more", true);
            }
            list.add(object);
        }
        return new JsonObject().put("rows", list).put("more", rows.more());
    }

    static JsonObject pass(Numbered<PassEntry> row) {
        PassEntry pass = row.entry();
        return new JsonObject()
                .put("id", row.id())
                .put("catalogNumber", pass.catalogNumber())
                .put("name", pass.name())
                .put("begunUtc", SnapshotJson.utc(pass.begunUtc()))
                .put("aosUtc", SnapshotJson.utc(pass.aosUtc()))
                .put("tcaUtc", SnapshotJson.utc(pass.tcaUtc()))
                .put("losUtc", SnapshotJson.utc(pass.losUtc()))
                .put("maxElevationDeg", pass.maxElevationDeg())
                .put("by", pass.by())
                .put("elements", pass.elements().map(JournalJson::elements).orElse(null))
                .put("plan", pass.plan().map(JournalJson::plan).orElse(null))
                .put("result", pass.result().map(JournalJson::result).orElse(null));
    }

    private static JsonObject elements(PassEntry.Elements elements) {
        return new JsonObject()
                .put("epochUtc", SnapshotJson.utc(elements.epoch()))
                .put("omm", elements.omm());
    }

    private static JsonObject plan(PassEntry.Plan plan) {
        return new JsonObject()
                .put("style", plan.style())
                .put("expectedErrorDeg", plan.expectedErrorDeg())
                .put("offTargetSeconds", plan.offTargetS());
    }

    private static JsonObject result(PassEntry.Result result) {
        return new JsonObject()
                .put("endedUtc", SnapshotJson.utc(result.endedUtc()))
                .put("how", result.how())
                .put("pointingErrorDeg", spread(result.pointingErrorDeg()))
                .put("offBeamSeconds", result.offBeamS().orElse(null))
                .put("dopplerErrorHz", spread(result.dopplerErrorHz()))
                .put("transmitter", result.transmitter().orElse(null))
                .put("downlinkHz", result.downlinkHz().orElse(null))
                .put("lateTicks", result.lateTicks())
                .put("faults", new JsonArray(result.faults()))
                .put("files", new JsonArray(result.files()));
    }

    private static JsonObject spread(Optional<PassEntry.Spread> spread) {
        return spread.map(error -> new JsonObject()
                        .put("rms", error.rms())
                        .put("median", error.median().orElse(null))
                        .put("p95", error.p95())
                        .put("greatest", error.greatest()))
                .orElse(null);
    }

    static JsonObject event(Numbered<EventEntry> row) {
        EventEntry event = row.entry();
        return new JsonObject()
                .put("id", row.id())
                .put("utc", SnapshotJson.utc(event.utc()))
                .put("kind", event.kind())
                .put("subject", event.subject())
                .put("sentence", event.sentence())
                .put("data", object(event.data()));
    }

    static JsonObject audit(Numbered<AuditEntry> row) {
        AuditEntry entry = row.entry();
        return new JsonObject()
                .put("id", row.id())
                .put("utc", SnapshotJson.utc(entry.utc()))
                .put("who", entry.who())
                .put("role", entry.role())
                .put("address", entry.address())
                .put("action", entry.action())
                .put("arguments", object(entry.arguments()))
                .put("outcome", entry.outcome());
    }

    /** What was kept as JSON; a disk may have made something else of it. */
    private static JsonObject object(String text) {
        try {
            return new JsonObject(text);
        } catch (DecodeException e) {
            return new JsonObject().put("unreadable", text);
        }
    }

    static JsonObject state(JournalState state) {
        return new JsonObject()
                .put("condition", Words.of(state.condition()))
                .put("sinceUtc", SnapshotJson.utc(state.since()))
                .put("message", state.message())
                .put("waiting", state.waiting())
                .put("lost", state.lost())
                .put("bytes", state.bytes());
    }

    static JsonObject check(ChainCheck check) {
        if (check instanceof ChainCheck.Whole whole) {
            return new JsonObject().put("whole", true).put("rows", whole.rows()).put("seal", whole.seal());
        }
        ChainCheck.Broken broken = (ChainCheck.Broken) check;
        return new JsonObject().put("whole", false).put("brokenId", broken.id()).put("why", broken.why());
    }
}
