package org.slewd.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.slewd.api.JournalJson;
import org.slewd.journal.Entry;
import org.slewd.journal.JournalAnswer;
import org.slewd.storage.SavedJournal;

/** Where rows of the journal come from: the running slewd or the file it left. Both give them in the same form. */
@FunctionalInterface
interface JournalSource {

    /** Rows of one request: a message of a megabyte has room for as many passes with their elements. */
    int MAX_ROWS = 200;

    /** Some rows, and whether there are more beyond them. */
    record Page(List<Map<?, ?>> rows, boolean more) {

        static Page of(Object answer) {
            if (answer instanceof Map<?, ?> members && members.get("rows") instanceof List<?> rows) {
                List<Map<?, ?>> maps =
                        rows.stream().<Map<?, ?>>map(row -> (Map<?, ?>) row).toList();
                return new Page(maps, Boolean.TRUE.equals(members.get("more")));
            }
            throw new Failure("slewd gave an answer without rows; see its log.");
        }
    }

    /**
     * Asks.
     *
     * @throws Failure when there is no answer
     */
    Object ask(OptionalLong beyondId, boolean newestFirst, int limit);

    /** The rows beyond one of them. */
    default Page page(OptionalLong beyondId, boolean newestFirst, int most) {
        return Page.of(ask(beyondId, newestFirst, Math.min(most, MAX_ROWS)));
    }

    static JournalSource running(DaemonOptions daemon, JournalQuestion question) {
        String method = question.sheet() == JournalSheet.AUDIT ? "audit.query" : "journal.query";
        return (beyondId, newestFirst, limit) -> daemon.call(method, question.parameters(beyondId, newestFirst, limit));
    }

    static JournalSource saved(Path data, JournalQuestion question) {
        SavedJournal journal = new SavedJournal(data);
        return (beyondId, newestFirst, limit) -> {
            var query = question.query(beyondId, newestFirst, limit);
            return switch (question.sheet()) {
                case PASSES -> text(journal.passes(query), JournalJson::passesText);
                case EVENTS -> text(journal.events(query), JournalJson::eventsText);
                case AUDIT -> text(journal.audit(query), JournalJson::auditText);
            };
        };
    }

    private static <E extends Entry> Object text(
            CompletionStage<JournalAnswer<E>> answer, Function<JournalAnswer.Rows<E>, String> text) {
        // A file is read on this very thread.
        JournalAnswer<E> read = answer.toCompletableFuture().join();
        if (read instanceof JournalAnswer.Rows<E> rows) {
            return SupplyOptions.read(text.apply(rows));
        }
        throw new Failure(((JournalAnswer.Unavailable<E>) read).why()
                + ", and no slewd is running there; name the data directory with --data.");
    }
}
