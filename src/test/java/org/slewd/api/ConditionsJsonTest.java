package org.slewd.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.slewd.condition.Action;
import org.slewd.condition.ConditionInput;
import org.slewd.condition.Conditions;
import org.slewd.condition.Extract;
import org.slewd.condition.Origin;
import org.slewd.condition.Rule;
import org.slewd.condition.Unit;
import org.slewd.condition.Verdict;
import org.slewd.station.Snapshot;

class ConditionsJsonTest {

    private static final long SECOND = 1_000_000_000L;

    private static ConditionInput input(String name, Action whenUnsafe) {
        return new ConditionInput(
                name,
                new Rule.Limit(Unit.METRES_PER_SECOND, 17, 13, 0, 100),
                new Extract.Whole(),
                new Origin.Web(URI.create("http://gauge/"), Duration.ofSeconds(2), Optional.empty()),
                Duration.ofSeconds(30),
                Duration.ofSeconds(60),
                whenUnsafe);
    }

    @Test
    void inputs_are_served_as_the_contract_says() {
        Conditions inputs = new Conditions(List.of(input("wind", Action.STOW), input("mast", Action.STOW)));
        inputs.heard("wind", "18.5", 0);
        Verdict verdict = inputs.judge(2 * SECOND);
        Snapshot snapshot = Snapshots.idle(1, Snapshots.NOON)
                .with(new Snapshot.Conditions(verdict, Snapshots.NOON, Snapshot.Stow.UNDER_WAY, verdict.sentence()));
        JsonObject state = SnapshotJson.of(Topic.STATE, snapshot);
        assertThat(new JsonSchema(OpenRpc.schemas()).problems(state, JsonSchema.named("State")))
                .isEmpty();
        JsonObject conditions = state.getJsonObject("conditions");
        assertThat(conditions.getBoolean("safe")).isFalse();
        assertThat(conditions.getString("action")).isEqualTo("stow");
        assertThat(conditions.getString("stow")).isEqualTo("under-way");
        JsonObject wind = conditions.getJsonArray("inputs").getJsonObject(0);
        assertThat(wind.getString("standing")).isEqualTo("unsafe");
        assertThat(wind.getString("value")).isEqualTo("18.5 m/s");
        assertThat(wind.getDouble("ageSeconds")).isEqualTo(2.0);
        JsonObject mast = conditions.getJsonArray("inputs").getJsonObject(1);
        assertThat(mast.getString("standing")).isEqualTo("never-heard");
        assertThat(mast.getValue("value")).isNull();
        assertThat(Health.safe(snapshot, 0).isWell()).isFalse();
        assertThat(Health.safe(snapshot, 0).body().getJsonObject("checks").getString("conditions"))
                .isEqualTo("unsafe");
    }

    @Test
    void without_inputs_it_is_safe() {
        assertThat(ConditionsJson.of(Snapshot.Conditions.NONE).getBoolean("safe"))
                .isTrue();
        assertThat(ConditionsJson.of(Snapshot.Conditions.NONE).getValue("sinceUtc"))
                .isNull();
    }
}
