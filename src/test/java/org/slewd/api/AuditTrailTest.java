package org.slewd.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.listen.ListeningDesk;
import org.slewd.time.VirtualClock;

class AuditTrailTest {

    /** Methods that change something, written out: a new method fails here until somebody has decided. */
    private static final Set<String> WRITING = Set.of(
            "auth.login",
            "auth.logout",
            "calendar.close",
            "calendar.open",
            "catalog.refresh",
            "lease.acquire",
            "lease.answer",
            "lease.release",
            "receiver.record",
            "receiver.tune",
            "rotator.calibrate",
            "rotator.hold",
            "rotator.jog",
            "rotator.park",
            "rotator.point",
            "rotator.reference",
            "schedule.add",
            "schedule.remove",
            "schedule.resume",
            "schedule.setPolicy",
            "setup.probe",
            "setup.write",
            "station.lock",
            "station.reload",
            "station.reset",
            "station.safety",
            "station.stop",
            "station.unlock",
            "token.ask",
            "token.create",
            "token.decide",
            "token.revoke",
            "track.adjust",
            "track.start",
            "track.stop",
            "user.add",
            "user.remove",
            "user.setPassword",
            "user.setRole");

    @TempDir
    Path folder;

    private final VirtualClock clock = new VirtualClock(Snapshots.NOON);
    private final FakeStation station = new FakeStation(Snapshots.idle(1, Snapshots.NOON));
    private final FakeJournal journal = new FakeJournal();
    private final FakeCaller admin = new FakeCaller(true);
    private final FakeCaller stranger = new FakeCaller(false);
    private DataDirectory directory;
    private Dispatcher dispatcher;

    @BeforeEach
    void open() throws RefusedToStartException {
        directory = DataDirectory.claim(folder.resolve("data"));
        dispatcher = Methods.dispatcher(
                new Desks(station, new FakeSupply(), ListeningDesk.none(), journal, clock),
                TestPeople.access(directory, clock));
    }

    @AfterEach
    void close() {
        directory.close();
    }

    private void ask(Caller caller, String method, String params) {
        dispatcher
                .dispatch(
                        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\",\"params\":" + params + "}",
                        caller)
                .toCompletableFuture()
                .join();
    }

    @Test
    void what_changes_something_is_written_down_with_who_asked_and_what_became_of_it() {
        ask(admin, "rotator.point", "{\"azimuthDeg\":180,\"elevationDeg\":30}");
        ask(admin, "station.stop", "{}");
        ask(admin, "receiver.tune", "{\"hz\":-5}");

        assertThat(journal.audited())
                .containsExactly(
                        "test admin 127.0.0.1 rotator.point {\"azimuthDeg\":180,\"elevationDeg\":30} done",
                        "test admin 127.0.0.1 station.stop {} done",
                        "test admin 127.0.0.1 receiver.tune {\"hz\":-5} invalid-params");
    }

    @Test
    void what_only_reads_is_not() {
        AuditTrail.READING.forEach(method -> ask(admin, method, "{}"));
        assertThat(journal.audited()).isEmpty();
    }

    @Test
    void every_method_either_changes_something_or_only_reads() {
        assertThat(WRITING).doesNotContainAnyElementsOf(AuditTrail.READING);
        assertThat(dispatcher.methods().stream().map(Method::name))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(WRITING.stream(), AuditTrail.READING.stream())
                        .toList());
    }

    @Test
    void a_key_that_is_held_is_written_down_once() {
        String left = "{\"axis\":\"azimuth\",\"direction\":\"minus\"}";
        for (int i = 0; i < 50; i++) {
            ask(admin, "rotator.jog", left);
            clock.advance(Duration.ofMillis(200));
        }
        ask(admin, "rotator.jog", "{\"axis\":\"azimuth\",\"direction\":\"plus\"}");
        clock.advance(Duration.ofSeconds(3));
        ask(admin, "rotator.jog", left);

        assertThat(journal.audited())
                .containsExactly(
                        "test admin 127.0.0.1 rotator.jog " + left + " done",
                        "test admin 127.0.0.1 rotator.jog {\"axis\":\"azimuth\",\"direction\":\"plus\"} done",
                        "test admin 127.0.0.1 rotator.jog " + left + " done");
    }

    @Test
    void a_token_is_never_written_down_and_neither_is_what_no_method_declares() throws Exception {
        String token = Files.readString(directory.file(AdminToken.FILE_NAME)).strip();
        ask(stranger, "auth.login", "{\"token\":\"wrong-" + token + "\"}");
        ask(stranger, "auth.login", "{\"tokn\":\"" + token + "\"}");
        ask(stranger, "auth.login", "{\"token\":\"" + token + "\"}");

        assertThat(journal.audited())
                .containsExactly(
                        "test none 127.0.0.1 auth.login {\"token\":\"***\"} unauthorized",
                        "test none 127.0.0.1 auth.login {} invalid-params",
                        "test admin 127.0.0.1 auth.login {\"token\":\"***\"} done");
        assertThat(journal.entries.toString()).doesNotContain(token);
    }

    @Test
    void strangers_cannot_fill_the_journal() {
        for (int i = 0; i < 500; i++) {
            ask(stranger, "rotator.park", "{}");
        }
        assertThat(journal.audited()).hasSize(10);
        clock.advance(Duration.ofMinutes(1));
        ask(stranger, "rotator.park", "{}");
        assertThat(journal.audited().get(10))
                .isEqualTo("test none 127.0.0.1 rotator.park {\"refusedUnwritten\":490} unauthorized");
        ask(admin, "rotator.park", "{}");
        assertThat(journal.audited()).last().isEqualTo("test admin 127.0.0.1 rotator.park {} done");
    }
}
