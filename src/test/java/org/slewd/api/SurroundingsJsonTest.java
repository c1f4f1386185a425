package org.slewd.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SurroundingsJsonTest {

    private final FakeStation station = new FakeStation(Snapshots.idle(1, Snapshots.NOON));

    @Test
    void says_what_bounds_the_antenna_and_where_it_is_no_nearer_than_a_map_shows() {
        JsonObject bounds =
                SurroundingsJson.of(Snapshots.NOON, station.surroundings()).getJsonObject("bounds");

        assertThat(bounds.getDouble("latitudeDeg")).isEqualTo(48.1);
        assertThat(bounds.getDouble("longitudeDeg")).isEqualTo(11.6);
        assertThat(bounds.getJsonObject("azimuth").getDouble("maxDeg")).isEqualTo(450);
        assertThat(bounds.getJsonArray("horizon")).hasToString("[[0.0,5.0],[90.0,20.0]]");
        assertThat(bounds.getJsonArray("keepOuts").getJsonObject(0).getJsonArray("corners"))
                .contains(
                        new JsonArray().add(120.0).add(0.0),
                        new JsonArray().add(140.0).add(40.0));
        assertThat(bounds.getDouble("sunAvoidanceDeg")).isEqualTo(10);
    }

    @Test
    void sun_and_moon_are_told_for_the_time_of_the_station() {
        JsonObject sky =
                SurroundingsJson.of(Snapshots.NOON, station.surroundings()).getJsonObject("sky");

        // Munich, shortly after noon at the end of November.
        assertThat(sky.getJsonObject("sun").getDouble("azimuthDeg")).isBetween(190.0, 200.0);
        assertThat(sky.getJsonObject("sun").getDouble("elevationDeg")).isBetween(19.0, 22.0);
        assertThat(sky.getJsonObject("sun").getDouble("latitudeDeg")).isBetween(-21.5, -20.0);
        assertThat(sky.getJsonObject("moon").getDouble("lit")).isBetween(0.9, 1.0);
    }

    @Test
    void a_configuration_that_cannot_be_used_says_nothing() {
        JsonObject none = SurroundingsJson.of(Snapshots.NOON, Optional.empty());

        assertThat(none.getValue("bounds")).isNull();
        assertThat(none.getValue("sky")).isNull();
        assertThat(new JsonSchema(OpenRpc.schemas()).problems(none, JsonSchema.named("Surroundings")))
                .isEmpty();
    }
}
