package org.slewd.api;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slewd.orbit.RefreshOutcome;
import org.slewd.orbit.SourceStatus;

/** What is known of the sources of element sets, as it goes over the wire. */
public final class SourceJson {

    /** Problems that are listed of one source; enough to see what is wrong, and all sources fit into one answer. */
    private static final int MAX_PROBLEMS = 10;

    private SourceJson() {}

    /** As {@code catalog.sources} answers, for a command that has the sources in its own hands. */
    public static String sourcesText(List<SourceStatus> sources) {
        return sources(sources).encode();
    }

    /** As {@code catalog.refresh} answers, for a command that has the sources in its own hands. */
    public static String refreshedText(RefreshOutcome.Done done) {
        return refreshed(done).encode();
    }

    static JsonObject sources(List<SourceStatus> sources) {
        JsonArray list = new JsonArray();
        sources.forEach(source -> list.add(source(source)));
        return new JsonObject().put("sources", list);
    }

    static JsonObject refreshed(RefreshOutcome.Done done) {
        JsonArray answers = new JsonArray();
        done.answers()
                .forEach(answer -> answers.add(new JsonObject()
                        .put("source", answer.source())
                        .put("result", Words.of(answer.result()))
                        .put("message", answer.message())));
        return new JsonObject().put("done", true).put("answers", answers);
    }

    static JsonObject notYet() {
        return new JsonObject().put("done", false).put("answers", new JsonArray());
    }

    private static JsonObject source(SourceStatus source) {
        return new JsonObject()
                .put("name", source.name())
                .put("kind", source.kind())
                .put("address", source.address())
                .put("state", Words.of(source.state()))
                .put("lastAttemptUtc", utc(source.lastAttempt()))
                .put("lastSuccessUtc", utc(source.lastSuccess()))
                .put("sets", source.sets())
                .put("nextAttemptUtc", utc(source.nextAttempt()))
                .put("budget", source.budget())
                .put("message", source.message())
                .put("problems", new JsonArray(problems(source)));
    }

    private static List<String> problems(SourceStatus source) {
        List<String> all = source.problems();
        if (all.size() <= MAX_PROBLEMS) {
            return all;
        }
        List<String> shown = new ArrayList<>(all.subList(0, MAX_PROBLEMS));
        shown.add("and " + (all.size() - MAX_PROBLEMS) + " more");
        return shown;
    }

    private static String utc(Optional<Instant> utc) {
        return utc.map(SnapshotJson::utc).orElse(null);
    }
}
