package org.slewd.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.listen.ListeningDesk;
import org.slewd.people.Person;
import org.slewd.people.Role;
import org.slewd.time.VirtualClock;

/** Who may what, written out: a new method fails here until somebody has decided. */
class RoleTableTest {

    /** Method: nobody, observer, operator, operator whom the configuration trusts, admin. */
    private static final String TABLE = """
            audit.check            - - - - y
            audit.query            - - - - y
            auth.login             y y y y y
            auth.logout            - y y y y
            auth.whoami            - y y y y
            calendar.close         - - - - y
            calendar.open          - - - - y
            catalog.get            - y y y y
            catalog.groups         - y y y y
            catalog.orbits         - y y y y
            catalog.refresh        - - y y y
            catalog.search         - y y y y
            catalog.sources        - y y y y
            events.subscribe       - y y y y
            events.unsubscribe     - y y y y
            journal.query          - y y y y
            journal.state          - y y y y
            lease.acquire          - - y y y
            lease.answer           - - y y y
            lease.list             - y y y y
            lease.release          - - y y y
            lease.renew            - - y y y
            pass.list              - y y y y
            pass.table             - y y y y
            receiver.record        - - y y y
            receiver.spectrum      - y y y y
            receiver.tune          - - y y y
            rotator.calibrate      - - y y y
            rotator.hold           - - y y y
            rotator.jog            - - y y y
            rotator.park           - - y y y
            rotator.point          - - y y y
            rotator.reference      - - - y y
            schedule.add           - - y y y
            schedule.list          - y y y y
            schedule.remove        - - y y y
            schedule.resume        - - y y y
            schedule.setPolicy     - - y y y
            setup.check            - - - - y
            setup.offer            - - - - y
            setup.probe            - - - - y
            setup.write            - - - - y
            sky.groundTrack        - y y y y
            sky.now                - y y y y
            station.configuration  - - - - y
            station.lock           - y y y y
            station.reload         - - - - y
            station.reset          - - - y y
            station.safety         - - y y y
            station.snapshot       - y y y y
            station.stop           - y y y y
            station.surroundings   - y y y y
            station.unlock         - y y y y
            token.ask              y y y y y
            token.create           - - y y y
            token.decide           - - - - y
            token.fetch            y y y y y
            token.list             - - y y y
            token.requests         - - - - y
            token.revoke           - - y y y
            track.adjust           - - y y y
            track.start            - - y y y
            track.stop             - - y y y
            transmitter.list       - y y y y
            user.add               - - - - y
            user.list              - - - - y
            user.remove            - - - - y
            user.setPassword       - y y y y
            user.setRole           - - - - y
            """;

    private static final int COLUMNS = 5;

    @TempDir
    Path folder;

    private final VirtualClock clock = new VirtualClock(Snapshots.NOON);
    private final FakeStation station = new FakeStation(Snapshots.idle(1, Snapshots.NOON));
    private DataDirectory directory;
    private Access access;

    @BeforeEach
    void open() throws RefusedToStartException {
        directory = DataDirectory.claim(folder.resolve("data"));
        access = TestPeople.access(directory, clock);
    }

    @AfterEach
    void close() {
        directory.close();
    }

    private Dispatcher dispatcher(boolean operatorsAreTrusted) {
        return Methods.dispatcher(
                new Desks(
                        station,
                        new FakeSupply(),
                        ListeningDesk.none(),
                        new FakeJournal(),
                        clock,
                        new FakeConfiguration()),
                access,
                new Permissions(operatorsAreTrusted));
    }

    private static FakeCaller caller(Role role) {
        return new FakeCaller(Optional.of(new Person(Optional.of("ada"), Optional.empty(), role)));
    }

    /** The kind of the refusal; nothing when the request came to the method, whatever that said. */
    private static Optional<String> refusal(Dispatcher dispatcher, Method method, FakeCaller caller) {
        JsonObject answer = new JsonObject(dispatcher
                .dispatch(
                        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method.name() + "\",\"params\":"
                                + method.example().encode() + "}",
                        caller)
                .toCompletableFuture()
                .join()
                .orElseThrow());
        return Optional.ofNullable(answer.getJsonObject("error"))
                .filter(error -> error.getString("message").startsWith(method.name() + " "))
                .map(error -> error.getJsonObject("data").getString("kind"));
    }

    @Test
    void every_role_may_what_the_table_says_and_nothing_else() {
        Map<String, String> cells = new LinkedHashMap<>();
        for (Method method : dispatcher(false).methods()) {
            FakeCaller[] callers = {
                new FakeCaller(false),
                caller(Role.OBSERVER),
                caller(Role.OPERATOR),
                caller(Role.OPERATOR),
                caller(Role.ADMIN)
            };
            StringBuilder row = new StringBuilder();
            for (int column = 0; column < COLUMNS; column++) {
                Optional<String> refusal = refusal(dispatcher(column == 3), method, callers[column]);
                assertThat(refusal.orElse(column == 0 ? "unauthorized" : "forbidden"))
                        .as(method.name())
                        .isEqualTo(column == 0 ? "unauthorized" : "forbidden");
                row.append(' ').append(refusal.isPresent() ? '-' : 'y');
            }
            cells.put(method.name(), row.toString().strip());
        }

        Map<String, String> decided = new LinkedHashMap<>();
        TABLE.lines()
                .forEach(line -> decided.put(
                        line.split(" +", 2)[0],
                        line.substring(line.indexOf("  ")).strip()));
        assertThat(cells).isEqualTo(decided);
    }

    @Test
    void nothing_reaches_the_station_that_was_refused() {
        for (Method method : dispatcher(false).methods()) {
            if (method.needs().compareTo(Method.Needs.OBSERVER) > 0) {
                refusal(dispatcher(false), method, caller(Role.OBSERVER));
            }
        }
        assertThat(station.calls).isEmpty();
    }

    @Test
    void whoever_is_refused_is_told_who_may() {
        Method reset = dispatcher(false).methods().stream()
                .filter(method -> method.name().equals("station.reset"))
                .findFirst()
                .orElseThrow();
        JsonObject error = new JsonObject(dispatcher(false)
                        .dispatch(
                                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"station.reset\",\"params\":"
                                        + reset.example().encode() + "}",
                                caller(Role.OPERATOR))
                        .toCompletableFuture()
                        .join()
                        .orElseThrow())
                .getJsonObject("error");

        assertThat(error.getInteger("code")).isEqualTo(-32006);
        assertThat(error.getString("message")).isEqualTo("station.reset is not for an operator");
        assertThat(error.getJsonObject("data").getString("hint")).startsWith("it takes an admin");
    }

    @Test
    void whoever_may_clear_faults_is_told_so() {
        for (Role role : Role.values()) {
            for (boolean operatorsAreTrusted : new boolean[] {false, true}) {
                JsonObject me = new JsonObject(dispatcher(operatorsAreTrusted)
                        .dispatch("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"auth.whoami\"}", caller(role))
                        .toCompletableFuture()
                        .join()
                        .orElseThrow());

                assertThat(me.getJsonObject("result").getBoolean("mayReset"))
                        .isEqualTo(role == Role.ADMIN || (operatorsAreTrusted && role == Role.OPERATOR));
            }
        }
    }
}
