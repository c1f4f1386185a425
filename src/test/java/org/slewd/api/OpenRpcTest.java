package org.slewd.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.listen.ListeningDesk;
import org.slewd.station.Snapshot;
import org.slewd.time.VirtualClock;

class OpenRpcTest {

    @TempDir
    Path folder;

    private final VirtualClock clock = new VirtualClock(Snapshots.NOON);
    private final FakePass pass = FakePass.of(Snapshots.NOON.minusSeconds(200));
    private final FakeStation station = new FakeStation(Snapshots.tracking(1, Snapshots.NOON, pass));
    private DataDirectory directory;
    private Dispatcher dispatcher;
    private JsonObject document;

    @BeforeEach
    void open() throws RefusedToStartException {
        directory = DataDirectory.claim(folder.resolve("data"));
        Access access = TestPeople.access(directory, clock);
        access.calendar().serve(true);
        TestPeople.add(access.people(), "grace");
        dispatcher = Methods.dispatcher(
                new Desks(
                        station,
                        new FakeSupply(),
                        ListeningDesk.none(),
                        new FakeJournal(),
                        clock,
                        new FakeConfiguration()),
                access);
        document = OpenRpc.document(dispatcher, "1.2.3");
        station.answerPassesWith(CompletableFuture.completedFuture(List.of(pass.path())));
    }

    @AfterEach
    void close() {
        directory.close();
    }

    private List<JsonObject> methods() {
        return document.getJsonArray("methods").stream()
                .map(JsonObject.class::cast)
                .toList();
    }

    @Test
    void lists_the_methods_of_the_contract() {
        assertThat(methods().stream().map(method -> method.getString("name")))
                .containsExactly(
                        "audit.check",
                        "audit.query",
                        "auth.login",
                        "auth.logout",
                        "auth.whoami",
                        "calendar.close",
                        "calendar.open",
                        "catalog.get",
                        "catalog.groups",
                        "catalog.orbits",
                        "catalog.refresh",
                        "catalog.search",
                        "catalog.sources",
                        "events.subscribe",
                        "events.unsubscribe",
                        "journal.query",
                        "journal.state",
                        "lease.acquire",
                        "lease.answer",
                        "lease.list",
                        "lease.release",
                        "lease.renew",
                        "pass.list",
                        "pass.table",
                        "receiver.record",
                        "receiver.spectrum",
                        "receiver.tune",
                        "rotator.calibrate",
                        "rotator.hold",
                        "rotator.jog",
                        "rotator.park",
                        "rotator.point",
                        "rotator.reference",
                        "schedule.add",
                        "schedule.list",
                        "schedule.remove",
                        "schedule.resume",
                        "schedule.setPolicy",
                        "setup.check",
                        "setup.offer",
                        "setup.probe",
                        "setup.write",
                        "sky.groundTrack",
                        "sky.now",
                        "station.configuration",
                        "station.lock",
                        "station.reload",
                        "station.reset",
                        "station.safety",
                        "station.snapshot",
                        "station.stop",
                        "station.surroundings",
                        "station.unlock",
                        "token.ask",
                        "token.create",
                        "token.decide",
                        "token.fetch",
                        "token.list",
                        "token.requests",
                        "token.revoke",
                        "track.adjust",
                        "track.start",
                        "track.stop",
                        "transmitter.list",
                        "user.add",
                        "user.list",
                        "user.remove",
                        "user.setPassword",
                        "user.setRole");
    }

    @Test
    void what_an_app_is_told_of_its_request_is_as_its_schema_says() {
        JsonSchema schemas = new JsonSchema(document.getJsonObject("components").getJsonObject("schemas"));
        for (boolean grant : new boolean[] {true, false}) {
            JsonObject asked = ask(
                            "token.ask",
                            new JsonObject().put("name", "app-" + grant).put("role", "operator"))
                    .getJsonObject("result");
            JsonObject secret = new JsonObject().put("secret", asked.getString("secret"));
            JsonObject waiting = ask("token.fetch", secret).getJsonObject("result");
            JsonObject decided = ask(
                            "token.decide",
                            new JsonObject()
                                    .put("request", asked.getString("code"))
                                    .put("grant", grant))
                    .getJsonObject("result");
            JsonObject fetched = ask("token.fetch", secret).getJsonObject("result");
            assertThat(fetched.getString("state")).isEqualTo(grant ? "granted" : "refused");
            JsonObject answer = new JsonObject().put("$ref", "#/components/schemas/AppAnswer");
            assertThat(schemas.problems(waiting, answer)).isEmpty();
            assertThat(schemas.problems(fetched, answer)).isEmpty();
            assertThat(schemas.problems(decided, new JsonObject().put("$ref", "#/components/schemas/AppDecided")))
                    .isEmpty();
        }
    }

    @Test
    void every_example_is_carried_out_and_answered_as_its_schema_says() {
        JsonSchema schemas = new JsonSchema(document.getJsonObject("components").getJsonObject("schemas"));
        for (JsonObject method : methods()) {
            String name = method.getString("name");
            if (Set.of("auth.login", "token.decide", "token.fetch").contains(name)) {
                continue; // Its example cannot hold a secret that is right, or a code.
            }
            JsonObject answer = ask(name, exampleOf(method));
            assertThat(answer.getValue("error")).as(name).isNull();
            assertThat(schemas.problems(
                            answer.getValue("result"),
                            method.getJsonObject("result").getJsonObject("schema")))
                    .as(name)
                    .isEmpty();
        }
    }

    @Test
    void every_example_keeps_to_the_schemas_of_its_parameters() {
        JsonSchema schemas = new JsonSchema(document.getJsonObject("components").getJsonObject("schemas"));
        for (JsonObject method : methods()) {
            JsonObject example = exampleOf(method);
            for (Object each : method.getJsonArray("params")) {
                JsonObject parameter = (JsonObject) each;
                Object value = example.remove(parameter.getString("name"));
                assertThat(value != null || !parameter.getBoolean("required")).isTrue();
                if (value != null) {
                    assertThat(schemas.problems(value, parameter.getJsonObject("schema")))
                            .isEmpty();
                }
            }
            assertThat(example.isEmpty()).as(method.getString("name")).isTrue();
        }
    }

    @Test
    void snapshots_with_nothing_known_keep_to_the_schema_too() {
        JsonSchema schemas = new JsonSchema(OpenRpc.schemas());
        Snapshot bare = Snapshots.idle(0, Instant.EPOCH);

        assertThat(schemas.problems(SnapshotJson.of(bare, List.of()), JsonSchema.named("Snapshot")))
                .isEmpty();
        assertThat(schemas.problems(
                        SnapshotJson.of(Snapshots.faulted(1, Snapshots.NOON), List.of()), JsonSchema.named("Snapshot")))
                .isEmpty();
    }

    @Test
    void the_check_of_the_schemas_finds_what_is_wrong() {
        JsonSchema schemas = new JsonSchema(OpenRpc.schemas());
        JsonObject snapshot = SnapshotJson.of(station.snapshot(), List.of());
        snapshot.getJsonObject("pointing").getJsonObject("target").put("azimuthDeg", 361);
        snapshot.getJsonObject("state").put("extra", 1).remove("loop");

        assertThat(schemas.problems(snapshot, JsonSchema.named("Snapshot"))).hasSize(3);
    }

    @Test
    void the_closed_list_of_kinds_is_in_it() {
        String description = document.getJsonObject("info").getString("description");
        for (Kind kind : Kind.values()) {
            assertThat(description).contains(kind.word());
        }
    }

    private JsonObject ask(String name, JsonObject params) {
        JsonObject request = new JsonObject()
                .put("jsonrpc", "2.0")
                .put("id", 1)
                .put("method", name)
                .put("params", params);
        Optional<String> answer = dispatcher
                .dispatch(request.encode(), new FakeCaller(true))
                .toCompletableFuture()
                .join();
        return new JsonObject(answer.orElseThrow());
    }

    private static JsonObject exampleOf(JsonObject method) {
        JsonArray params = method.getJsonArray("examples").getJsonObject(0).getJsonArray("params");
        JsonObject byName = new JsonObject();
        params.forEach(
                each -> byName.put(((JsonObject) each).getString("name"), ((JsonObject) each).getValue("value")));
        return byName;
    }
}
