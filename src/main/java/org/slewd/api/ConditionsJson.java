package org.slewd.api;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.slewd.condition.InputState;
import org.slewd.condition.Reading;
import org.slewd.station.Snapshot;

/** What the safety inputs say, as JSON. Any thread. */
final class ConditionsJson {

    private ConditionsJson() {}

    static JsonObject of(Snapshot.Conditions conditions) {
        JsonArray inputs = new JsonArray();
        conditions.verdict().inputs().forEach(state -> inputs.add(of(state)));
        return new JsonObject()
                .put("safe", conditions.refusal().isEmpty())
                .put("action", conditions.verdict().action().map(Words::of).orElse(null))
                .put("sinceUtc", inputs.isEmpty() ? null : SnapshotJson.utc(conditions.since()))
                .put("stow", Words.of(conditions.stow()))
                .put("refusal", conditions.refusal().orElse(null))
                .put("inputs", inputs);
    }

    private static JsonObject of(InputState state) {
        return new JsonObject()
                .put("name", state.input().name())
                .put("standing", Words.of(state.standing()))
                .put("safe", state.isSafe())
                .put("value", state.value().map(Reading.Understood::shown).orElse(null))
                .put(
                        "ageSeconds",
                        state.value()
                                .map(value -> Math.rint(state.ageSeconds() * 10) / 10)
                                .orElse(null))
                .put("holdSeconds", Math.rint(state.holdSeconds()))
                .put("whenUnsafe", Words.of(state.input().whenUnsafe()))
                .put("sentence", state.sentence());
    }
}
