package org.slewd.cli;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.slewd.journal.JournalQuery;

/** What was asked of the journal on the command line. */
record JournalQuestion(
        JournalSheet sheet,
        Optional<Instant> from,
        Optional<Instant> to,
        Optional<Integer> object,
        Optional<String> kind) {

    /** As the daemon takes it. */
    Map<String, Object> parameters(OptionalLong beyondId, boolean newestFirst, int limit) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        if (sheet != JournalSheet.AUDIT) {
            parameters.put("of", sheet.word());
        }
        from.ifPresent(utc -> parameters.put("fromUtc", Text.utc(utc)));
        to.ifPresent(utc -> parameters.put("toUtc", Text.utc(utc)));
        object.ifPresent(number -> parameters.put("catalogNumber", number));
        kind.ifPresent(word -> parameters.put("kind", word));
        beyondId.ifPresent(id -> parameters.put("beyondId", id));
        parameters.put("newestFirst", newestFirst);
        parameters.put("limit", limit);
        return parameters;
    }

    /** As a file takes it. */
    JournalQuery query(OptionalLong beyondId, boolean newestFirst, int limit) {
        return new JournalQuery(
                from, to, object.map(OptionalInt::of).orElse(OptionalInt.empty()), kind, beyondId, newestFirst, limit);
    }
}
