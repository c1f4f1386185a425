package org.slewd.api;

import static org.slewd.api.Method.Needs.ADMIN;
import static org.slewd.api.Method.Needs.OBSERVER;
import static org.slewd.api.Parameter.optional;
import static org.slewd.api.Parameter.required;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.slewd.journal.ChainCheck;
import org.slewd.journal.Entry;
import org.slewd.journal.Journal;
import org.slewd.journal.JournalAnswer;
import org.slewd.journal.JournalQuery;
import org.slewd.journal.Numbered;

/** The methods that ask what the station has written down. */
final class JournalMethods {

    private static final int DEFAULT_LIMIT = 100;

    private static final String PASSES = "passes";
    private static final String EVENTS = "events";

    private static final String HINT = "see journal.state for what is wrong with it and what to do";

    private static final List<Parameter> WHICH = List.of(
            optional("fromUtc", new Parameter.Utc(), "not before this; of a pass its rise"),
            optional("toUtc", new Parameter.Utc(), "before this"),
            optional(
                    "kind",
                    new Parameter.Text(64),
                    "kind of an event, action of an audit entry, or how a pass ended; rotator finds rotator.point too"),
            optional(
                    "beyondId",
                    new Parameter.Whole(0, Long.MAX_VALUE >> 11),
                    "beyond the row of this number, in the order asked for"),
            optional("newestFirst", new Parameter.Flag(), "the last rows first, as is usual"),
            optional("limit", new Parameter.Whole(1, JournalQuery.MAX_LIMIT), "most rows of the answer; else 100"));

    private final Journal journal;

    private JournalMethods(Journal journal) {
        this.journal = journal;
    }

    static List<Method> of(Journal journal) {
        JournalMethods does = new JournalMethods(journal);
        List<Parameter> query = new ArrayList<>(WHICH);
        query.add(0, required("of", new Parameter.Word(List.of(PASSES, EVENTS)), "what to list: passes or events"));
        query.add(optional(
                "catalogNumber",
                new Parameter.Whole(1, 999_999_999),
                "passes of this object, or events that are about it"));
        return List.of(
                new Method(
                        "journal.query",
                        OBSERVER,
                        "What the station has written down: the passes it followed and how well, or what happened.",
                        query,
                        "JournalRows",
                        new JsonObject().put("of", PASSES).put("catalogNumber", 25544),
                        (params, caller) -> does.query(params)),
                new Method(
                        "journal.state",
                        OBSERVER,
                        "Whether what happens is being written down.",
                        List.of(),
                        "JournalState",
                        new JsonObject(),
                        (params, caller) -> CompletableFuture.completedFuture(JournalJson.state(journal.state()))),
                new Method(
                        "audit.query",
                        ADMIN,
                        "Who asked for what, and what became of it.",
                        WHICH,
                        "AuditRows",
                        new JsonObject().put("kind", "rotator").put("limit", 20),
                        (params, caller) -> answer(journal.audit(question(params)), JournalJson::audit)),
                new Method(
                        "audit.check",
                        ADMIN,
                        "Looks through the whole audit for entries that were changed or taken out.",
                        List.of(),
                        "AuditCheck",
                        new JsonObject(),
                        (params, caller) -> journal.checkAudit().thenCompose(JournalMethods::checked)));
    }

    private CompletionStage<JsonObject> query(Params params) {
        JournalQuery question = question(params);
        return params.text("of").equals(PASSES)
                ? answer(journal.passes(question), JournalJson::pass)
                : answer(journal.events(question), JournalJson::event);
    }

    private static JournalQuery question(Params params) {
        return new JournalQuery(
                params.findUtc("fromUtc"),
                params.findUtc("toUtc"),
                params.findWhole("catalogNumber")
                        .map(number -> OptionalInt.of(Math.toIntExact(number)))
                        .orElse(OptionalInt.empty()),
                params.findText("kind"),
                params.findWhole("beyondId").map(OptionalLong::of).orElse(OptionalLong.empty()),
                params.flag("newestFirst", true),
                Math.toIntExact(params.findWhole("limit").orElse((long) DEFAULT_LIMIT)));
    }

    private static <E extends Entry> CompletionStage<JsonObject> answer(
            CompletionStage<JournalAnswer<E>> stage, Function<Numbered<E>, JsonObject> row) {
        return stage.thenCompose(answer -> {
            if (answer instanceof JournalAnswer.Rows<E> rows) {
                return CompletableFuture.completedFuture(JournalJson.rows(rows, row));
            }
            return unavailable(((JournalAnswer.Unavailable<E>) answer).why());
        });
    }

    private static CompletionStage<JsonObject> checked(ChainCheck check) {
        return check instanceof ChainCheck.Unavailable unavailable
                ? unavailable(unavailable.why())
                : CompletableFuture.completedFuture(JournalJson.check(check));
    }

    private static CompletionStage<JsonObject> unavailable(String why) {
        return CompletableFuture.failedFuture(new RequestException(Kind.NOT_READY, why, HINT));
    }
}
