package org.slewd.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slewd.orbit.ElementSet;
import org.slewd.orbit.Sgp4;
import org.slewd.sky.EarthRotation;
import org.slewd.sky.Site;
import org.slewd.sky.SiteFrame;
import org.slewd.sky.TemeState;
import org.slewd.time.VirtualClock;

class CatalogMethodsTest {

    private final FakeStation station = new FakeStation(Snapshots.idle(1, Snapshots.NOON));
    private final AskedMethods methods = new AskedMethods(CatalogMethods.of(station, new VirtualClock(Snapshots.NOON)));

    private List<Integer> search(JsonObject params) {
        return methods.ask("catalog.search", "CatalogRows", params).getJsonArray("objects").stream()
                .map(row -> ((JsonObject) row).getInteger("catalogNumber"))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "zary,      '[25544]'",
        "82-092a,   '[49863]'",
        "99999,     '[999999999]'",
        "4,         '[25544, 49863, 50463]'",
        "nothing,   '[]'",
    })
    void text_is_a_part_of_name_designator_or_number(String text, String numbers) {
        assertThat(search(new JsonObject().put("text", text))).hasToString(numbers);
    }

    @Test
    void a_group_and_a_text_both_have_to_fit() {
        JsonObject group = new JsonObject().put("group", "stations or 1982-092*");

        assertThat(search(group)).containsExactly(25_544, 49_863);
        assertThat(search(group.copy().put("text", "deb"))).containsExactly(49_863);
    }

    @Test
    void an_answer_is_a_part_of_what_was_found_and_says_of_how_much() {
        JsonObject result = methods.ask(
                "catalog.search",
                "CatalogRows",
                new JsonObject().put("limit", 2).put("offset", 1));

        assertThat(result.getInteger("total")).isEqualTo(4);
        assertThat(result.getJsonArray("objects")).hasSize(2);
        assertThat(search(new JsonObject().put("limit", 2).put("offset", 1))).containsExactly(49_863, 50_463);
        assertThat(search(new JsonObject().put("offset", 1000))).isEmpty();
    }

    @Test
    void age_and_flags_are_those_of_the_stated_time() {
        JsonObject row = methods.ask(
                        "catalog.search",
                        "CatalogRows",
                        new JsonObject().put("text", "ISS").put("atUtc", "2026-11-27T12:00:00Z"))
                .getJsonArray("objects")
                .getJsonObject(0);

        assertThat(row.getDouble("ageDays")).isEqualTo(3.5);
        assertThat(row.getJsonArray("flags")).isEqualTo(JsonArray.of("old"));
    }

    @Test
    void one_object_comes_with_the_reason_and_what_else_was_offered() {
        JsonObject iss = methods.ask("catalog.get", "CatalogObject", new JsonObject().put("catalogNumber", 25_544));

        assertThat(iss.getString("source")).isEqualTo("first");
        assertThat(iss.getJsonObject("reason"))
                .isEqualTo(new JsonObject()
                        .put("word", "newest-epoch")
                        .put("message", "its epoch is the newest of 2, by 8.0 hours"));
        assertThat(iss.getJsonArray("tle").getString(0)).startsWith("1 25544U 98067A   26328.00000000");
        JsonObject other = iss.getJsonArray("alternatives").getJsonObject(0);
        assertThat(other.getString("source")).isEqualTo("second");
        assertThat(other.getString("comparedAtUtc")).isEqualTo("2026-11-24T00:00:00.000Z");
        assertThat(other.getBoolean("sameSet")).isFalse();

        JsonObject piece = methods.ask("catalog.get", "CatalogObject", new JsonObject().put("catalogNumber", 49_863));
        assertThat(piece.getJsonObject("reason").getString("word")).isEqualTo("same-set");
        assertThat(piece.getJsonArray("alternatives").getJsonObject(0).getDouble("alongTrackS"))
                .isZero();
    }

    @Test
    void what_cannot_be_said_is_null() {
        JsonObject nine =
                methods.ask("catalog.get", "CatalogObject", new JsonObject().put("catalogNumber", 999_999_999));
        assertThat(nine.getValue("tle")).isNull();

        JsonObject jwst = methods.ask("catalog.get", "CatalogObject", new JsonObject().put("catalogNumber", 50_463));
        assertThat(jwst.getJsonArray("doubts").getJsonObject(0).getString("flag"))
                .isEqualTo("absurd");
    }

    @Test
    void groups_come_with_their_text_and_how_many_are_in_them() {
        JsonArray groups =
                methods.ask("catalog.groups", "CatalogGroups", new JsonObject()).getJsonArray("groups");

        assertThat(groups.getJsonObject(0))
                .isEqualTo(new JsonObject()
                        .put("name", "stations")
                        .put("text", "25544,48274")
                        .put("builtIn", true)
                        .put("objects", 1));
    }

    @Test
    void orbits_are_short_rows_with_both_heights_and_the_period() {
        JsonObject orbits = methods.ask(
                "catalog.orbits",
                "CatalogOrbits",
                new JsonObject().put("group", "25544").put("atUtc", "2026-11-24T13:00:00Z"));

        assertThat(orbits.getInteger("total")).isEqualTo(1);
        assertThat(orbits.getJsonArray("columns"))
                .isEqualTo(new JsonArray()
                        .add("catalogNumber")
                        .add("name")
                        .add("periodMin")
                        .add("perigeeKm")
                        .add("apogeeKm")
                        .add("inclinationDeg")
                        .add("ageDays"));
        JsonArray iss = orbits.getJsonArray("rows").getJsonArray(0);
        assertThat(iss.getString(1)).isEqualTo("ISS (ZARYA)");
        assertThat(iss.getDouble(2)).isBetween(92.0, 94.0);
        // The orbit of the station is nearly a circle, 410 to 425 km high.
        assertThat(iss.getDouble(3)).isBetween(400.0, 425.0);
        assertThat(iss.getDouble(4)).isBetween(iss.getDouble(3), 435.0);
        assertThat(iss.getDouble(5)).isBetween(51.5, 51.8);

        JsonObject first = methods.ask("catalog.orbits", "CatalogOrbits", new JsonObject().put("limit", 1));
        assertThat(first.getJsonArray("rows")).hasSize(1);
        assertThat(first.getInteger("total")).isGreaterThan(1);
    }

    @Test
    void a_number_that_is_unknown_and_a_group_that_is_wrong_are_refused_with_advice() {
        JsonObject unknown = methods.answer("catalog.get", new JsonObject().put("catalogNumber", 5))
                .getJsonObject("error");
        assertThat(unknown.getJsonObject("data").getString("kind")).isEqualTo("not-found");

        JsonObject wrong = methods.answer("catalog.search", new JsonObject().put("group", "stations or"))
                .getJsonObject("error");
        assertThat(wrong.getJsonObject("data").getString("kind")).isEqualTo("invalid-params");
        assertThat(wrong.getString("message"))
                .startsWith("parameter \"group\": \"stations or\" ends where a group is expected; a group is ");
    }

    @Test
    void a_ground_track_begins_when_it_was_asked_for_and_lasts_as_long() {
        JsonObject track = methods.ask(
                "sky.groundTrack",
                "GroundTrack",
                new JsonObject()
                        .put("catalogNumber", 25_544)
                        .put("fromUtc", "2026-11-24T13:00:00Z")
                        .put("minutes", 10));

        assertThat(track.getString("name")).isEqualTo("ISS (ZARYA)");
        assertThat(track.getString("fromUtc")).isEqualTo("2026-11-24T13:00:00.000Z");
        assertThat(track.getJsonArray("rows")).hasSize(21);
        assertThat(track.getJsonArray("rows").getJsonArray(20).getDouble(0)).isEqualTo(600);
        assertThat(track.getJsonArray("rows").getJsonArray(20).getDouble(3)).isBetween(400.0, 440.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-23T12:00:00Z", "2026-11-24T12:00:00Z", "2026-11-25T12:00:00Z"})
    void a_ground_track_of_another_day_goes_where_the_elements_have_the_object_then(String fromUtc) {
        JsonObject track = methods.ask(
                "sky.groundTrack",
                "GroundTrack",
                new JsonObject()
                        .put("catalogNumber", 25_544)
                        .put("fromUtc", fromUtc)
                        .put("minutes", 95));
        ElementSet elements = FakeCatalogue.CATALOGUE.find(25_544).orElseThrow();
        TemeState state = new TemeState();

        assertThat(track.getDouble("elementAgeDays"))
                .isCloseTo(
                        Duration.between(elements.epoch(), Instant.parse(fromUtc))
                                        .toSeconds()
                                / 86_400.0,
                        within(0.006));
        for (int i = 0; i < track.getJsonArray("rows").size(); i += 10) {
            JsonArray row = track.getJsonArray("rows").getJsonArray(i);
            Instant utc = Instant.parse(fromUtc).plusSeconds(row.getInteger(0));
            assertThat(Sgp4.of(elements).propagate(utc, state)).isTrue();
            // Whoever stands there has it overhead; a hundredth of a degree is a kilometre, at 420 km height 0.15
            // degrees.
            assertThat(new SiteFrame(new Site(row.getDouble(1), row.getDouble(2), 0))
                            .look(state, EarthRotation.gmstRad(utc, 0))
                            .elevationDeg())
                    .isGreaterThan(89.85);
        }
    }
}
