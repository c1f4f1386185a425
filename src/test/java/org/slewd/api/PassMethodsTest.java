package org.slewd.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slewd.station.PassPath;
import org.slewd.station.PassQuestion;
import org.slewd.station.PassQuestion.Only;
import org.slewd.station.SkyQuestion;
import org.slewd.time.VirtualClock;

class PassMethodsTest {

    private final VirtualClock clock = new VirtualClock(Snapshots.NOON.plusSeconds(42));
    private final FakeStation station = new FakeStation(Snapshots.idle(1, Snapshots.NOON));
    private final AskedMethods methods = new AskedMethods(PassMethods.of(station, clock));

    @BeforeEach
    void three_passes() {
        List<PassPath> passes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            passes.add(FakePass.of(Snapshots.NOON.plusSeconds(5400L * i + 600)).path());
        }
        station.answerPassesWith(CompletableFuture.completedFuture(passes));
    }

    @Test
    void a_list_begins_at_the_full_minute_so_that_turning_a_page_asks_the_same() {
        JsonObject first = methods.ask("pass.list", "Passes", new JsonObject().put("limit", 2));
        clock.advance(java.time.Duration.ofSeconds(70));
        JsonObject next = methods.ask(
                "pass.list",
                "Passes",
                new JsonObject().put("fromUtc", first.getString("fromUtc")).put("offset", 2));

        assertThat(station.asked).extracting(PassQuestion::from).containsOnly(Snapshots.NOON);
        assertThat(first.getInteger("total")).isEqualTo(3);
        assertThat(first.getJsonArray("passes")).hasSize(2);
        assertThat(next.getJsonArray("passes")).hasSize(1);
        assertThat(next.getInteger("offset")).isEqualTo(2);
    }

    @Test
    void a_pass_tells_how_sure_it_is_and_what_of_it_can_be_followed() {
        JsonObject pass = methods.ask("pass.list", "Passes", new JsonObject())
                .getJsonArray("passes")
                .getJsonObject(0);

        assertThat(pass.getDouble("timingSigmaS")).isEqualTo(0.8);
        assertThat(pass.getBoolean("trusted")).isTrue();
        assertThat(pass.getJsonObject("reach").getString("reason")).isEqualTo("too-fast");
        assertThat(pass.getJsonObject("facts").getString("light")).isEqualTo("nautical-twilight");
        assertThat(pass.getJsonObject("facts").getJsonObject("moon").getDouble("leastSeparationDeg"))
                .isEqualTo(22);
        assertThat(pass.getJsonArray("path")).hasSizeGreaterThan(50);
    }

    @Test
    void what_is_wanted_of_a_pass_reaches_the_station() {
        methods.ask(
                "pass.list",
                "Passes",
                new JsonObject()
                        .put("group", "cosmos-1408")
                        .put("visibleOnly", true)
                        .put("sunlitOnly", false)
                        .put("reachableOnly", true)
                        .put("path", false)
                        .put("limit", 5000));

        PassQuestion asked = station.asked.get(0);
        assertThat(asked.only()).containsExactlyInAnyOrder(Only.VISIBLE, Only.REACHABLE);
        assertThat(asked.group()).isEqualTo(Optional.of(station.groups().parse("cosmos-1408")));
        assertThat(asked.withPaths()).isFalse();
        assertThat(asked.limit()).isEqualTo(5000);
    }

    @Test
    void a_table_has_a_short_row_for_each_pass_and_words_for_its_numbers() {
        JsonObject table = methods.ask("pass.table", "PassTable", new JsonObject());
        JsonArray columns = table.getJsonArray("columns");
        JsonArray row = table.getJsonArray("rows").getJsonArray(1);

        assertThat(row).hasSize(columns.size());
        assertThat(row.getValue(columns.getList().indexOf("catalogNumber"))).isEqualTo(25_544);
        assertThat(row.getValue(columns.getList().indexOf("riseS"))).isEqualTo(6000);
        assertThat(row.getValue(columns.getList().indexOf("trusted"))).isEqualTo(1);
        assertThat(table.getJsonObject("words")
                        .getJsonArray("lostReason")
                        .getString(row.getInteger(columns.getList().indexOf("lostReason"))))
                .isEqualTo("too-fast");
        assertThat(table.getJsonArray("daylight").getJsonArray(0).getString(1)).isEqualTo("night");
        assertThat(row.encode().length()).isLessThan(120);
    }

    @Test
    void the_sky_says_when_it_is_only_a_part() {
        JsonObject sky = methods.ask("sky.now", "SkyNow", new JsonObject().put("group", "stations"));

        assertThat(sky.getInteger("total")).isEqualTo(2);
        assertThat(sky.getBoolean("capped")).isTrue();
        assertThat(sky.getJsonArray("rows").getJsonArray(0).encode())
                .isEqualTo("[25544,\"ISS (ZARYA)\",120.0,40.0,600.0,true,-3.0,0.0]");
        assertThat(station.askedSky).extracting(SkyQuestion::utc).containsExactly(clock.utc());
    }

    @Test
    void the_sky_of_another_moment_is_asked_for_as_such_and_says_how_old_the_elements_are_then() {
        JsonObject sky = methods.ask("sky.now", "SkyNow", new JsonObject().put("utc", "2026-11-25T18:00:00Z"));

        assertThat(station.askedSky)
                .extracting(SkyQuestion::utc)
                .containsExactly(Snapshots.NOON.plusSeconds(30 * 3600));
        assertThat(sky.getString("utc")).isEqualTo("2026-11-25T18:00:00.000Z");
        assertThat(sky.getJsonArray("rows")
                        .getJsonArray(0)
                        .getValue(sky.getJsonArray("columns").getList().indexOf("elementAgeDays")))
                .isEqualTo(1.25);
    }

    @ParameterizedTest
    @CsvSource({
        "pass.list,  group,           '\"or\"'",
        "pass.list,  limit,           101",
        "pass.list,  limit,           0",
        "pass.list,  offset,          -1",
        "pass.list,  visibleOnly,     1",
        "pass.list,  minElevationDeg, 91",
        "pass.table, hours,           73",
        "pass.table, limit,           20001",
        "pass.table, offset,          1e99",
        "pass.table, minElevationDeg, '\"NaN\"'",
        "pass.table, minElevationDeg, 1e999",
        "pass.table, catalogNumber,   25544",
        "sky.now,    utc,             '\"yesterday\"'",
        "sky.now,    utc,             '\"2200-01-01T00:00:00Z\"'",
        "sky.now,    utc,             1764007200",
        "sky.now,    limit,           3001",
        "sky.now,    minElevationDeg, -6",
        "sky.now,    group,           '\"not\"'",
    })
    void what_makes_no_sense_is_refused_and_never_asked(String method, String name, String value) {
        String request = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"%s\",\"params\":{\"%s\":%s}}"
                .formatted(method, name, value);
        JsonObject error = methods.answer(request).getJsonObject("error");

        assertThat(error.getJsonObject("data").getString("kind")).isEqualTo("invalid-params");
        assertThat(error.getString("message")).contains(name);
        assertThat(station.asked).isEmpty();
        assertThat(station.askedSky).isEmpty();
    }

    @Test
    void beyond_the_last_row_there_is_none() {
        JsonObject table = methods.ask("pass.table", "PassTable", new JsonObject().put("offset", 1_000_000));

        assertThat(table.getInteger("total")).isEqualTo(3);
        assertThat(table.getJsonArray("rows")).isEmpty();
    }
}
