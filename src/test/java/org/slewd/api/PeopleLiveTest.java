package org.slewd.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.read.ListAppender;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slewd.people.People;
import org.slewd.people.Role;
import org.slf4j.LoggerFactory;

/** People and their programs at the doors of the network. The clock stands still, so what ends here ends without any time going by. */
@Tag("whole-pass")
class PeopleLiveTest extends LiveApiTest {

    private static final String JSON = "Content-Type: application/json";

    private People people;

    @BeforeEach
    void people() {
        people = api.access.people();
        TestPeople.addAll(people);
    }

    private RpcClient loggedIn(String user) {
        RpcClient client = api.open(Map.of());
        client.frame();
        client.result("auth.login", "{\"user\":\"" + user + "\",\"password\":\"" + TestPeople.PASSWORD + "\"}");
        return client;
    }

    private RawHttp.Answer logIn(String user, String password) {
        return RawHttp.ask(
                api.port,
                "POST",
                "/api/v1/login",
                new JsonObject().put("user", user).put("password", password).encode(),
                JSON);
    }

    private RpcClient page(String cookie) {
        RpcClient page = api.open(Map.of("Cookie", cookie, "Origin", "http://127.0.0.1:" + api.port));
        page.frame();
        return page;
    }

    private String newToken(Role role) {
        return api.client()
                .result("token.create", "{\"name\":\"logger\",\"role\":\"" + role.word() + "\",\"days\":1}")
                .getString("token");
    }

    @Test
    void a_page_is_logged_in_by_name_and_password_and_its_name_is_written_down() {
        RawHttp.Answer login = logIn("operator", TestPeople.PASSWORD);
        assertThat(new JsonObject(login.body()))
                .isEqualTo(new JsonObject().put("role", "operator").put("user", "operator"));
        assertThat(login.header("Set-Cookie").orElseThrow())
                .containsIgnoringCase("httponly")
                .contains("SameSite=Strict");
        RpcClient page = page(login.cookie());

        park(page);
        assertThat(page.refusal("station.reset", "{\"fault\":\"stall\"}")).isEqualTo("forbidden");
        assertThat(page.refusal("user.list", "{}")).isEqualTo("forbidden");

        assertThat(api.station.calls).containsExactly("park by operator (page 1)");
        assertThat(api.journal.audited().stream()
                        .map(row -> row.replaceAll("[0-9]{12,}", "N"))
                        .filter(row -> !row.startsWith("slewd ")))
                .containsExactly(
                        "operator (a browser) operator 127.0.0.1 session.login {} done",
                        "operator (page 1) operator 127.0.0.1 lease.acquire {\"part\":\"rotator\"} done",
                        "operator (page 1) operator 127.0.0.1 rotator.park {\"lease\":N} done",
                        "operator (page 1) operator 127.0.0.1 station.reset {\"fault\":\"stall\"} forbidden");
    }

    /** As somebody who has taken the antenna. */
    private static void park(RpcClient client) {
        long lease = client.result("lease.acquire", "{\"part\":\"rotator\"}").getLong("lease");
        client.result("rotator.park", "{\"lease\":" + lease + "}");
    }

    @Test
    void nobody_has_more_than_eight_connections_but_who_has_the_machine() {
        String cookie = logIn("operator", TestPeople.PASSWORD).cookie();
        for (int i = 0; i < 8; i++) {
            page(cookie);
        }
        assertThatThrownBy(() -> page(cookie)).hasMessageContaining("503");
        RpcClient late = loggedIn("operator");
        assertThat(late.closed().reason()).isEqualTo("already 8 connections of operator");

        assertThat(page(logIn("observer", TestPeople.PASSWORD).cookie()).isOpen())
                .isTrue();
        for (int i = 0; i < 9; i++) {
            assertThat(api.client().result("auth.whoami", "{}").getString("role"))
                    .isEqualTo("admin");
        }
    }

    @Test
    void a_token_has_no_more_than_eight_connections_either() {
        Map<String, String> shown = Map.of("Authorization", "Bearer " + newToken(Role.OBSERVER));
        for (int i = 0; i < 8; i++) {
            api.open(shown).frame();
        }
        assertThatThrownBy(() -> api.open(shown)).hasMessageContaining("503");
    }

    @Test
    void everybody_who_is_logged_in_may_stop() {
        for (Role role : Role.values()) {
            assertThat(loggedIn(role.word()).result("station.stop", "{}").getBoolean("sent"))
                    .isTrue();
        }
        assertThat(api.station.calls).hasSize(3);
    }

    @Test
    void roles_hold_over_http_too() {
        String observer = logIn("observer", TestPeople.PASSWORD).cookie();
        String admin = logIn("admin", TestPeople.PASSWORD).cookie();

        assertThat(api.http("GET", "/api/v1/snapshot", "Cookie: " + observer).status())
                .isEqualTo(200);
        assertThat(api.http("GET", "/api/v1/audit", "Cookie: " + observer).status())
                .isEqualTo(403);
        assertThat(api.http("GET", "/api/v1/audit", "Cookie: " + admin).status())
                .isEqualTo(200);
        assertThat(api.http("GET", "/metrics", "Cookie: " + observer).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"remove", "role", "password", "logout"})
    void whatever_ends_a_login_closes_its_sockets_and_its_session(String how) {
        String cookie = logIn("operator", TestPeople.PASSWORD).cookie();
        RpcClient page = page(cookie);
        RpcClient program = loggedIn("operator");
        RpcClient other = loggedIn("observer");

        switch (how) {
            case "remove" -> api.client().result("user.remove", "{\"name\":\"operator\"}");
            case "role" -> api.client().result("user.setRole", "{\"name\":\"operator\",\"role\":\"admin\"}");
            case "password" ->
                page.result(
                        "user.setPassword",
                        "{\"oldPassword\":\"" + TestPeople.PASSWORD + "\",\"password\":\"another long password\"}");
            default -> {
                page.result("auth.logout", "{}");
                program.result("auth.logout", "{}");
            }
        }

        assertThat(page.closed()).isEqualTo(new RpcClient.Close(1008, "the login has ended"));
        assertThat(program.closed().code()).isEqualTo(1008);
        assertThat(api.http("GET", "/api/v1/snapshot", "Cookie: " + cookie).status())
                .isEqualTo(401);
        other.result("station.stop", "{}");
    }

    @Test
    void nothing_is_done_for_a_login_that_has_ended_even_before_its_socket_is_closed() {
        RpcClient program = loggedIn("operator");
        people.setRole("operator", Role.OBSERVER).toCompletableFuture().join();

        program.send("{\"jsonrpc\":\"2.0\",\"id\":77,\"method\":\"rotator.park\",\"params\":{}}");

        assertThat(program.closed().code()).isEqualTo(1008);
        assertThat(api.station.calls).isEmpty();
    }

    @Test
    void a_revoked_token_closes_what_was_opened_by_it_and_an_expired_one_too() {
        String token = newToken(Role.OPERATOR);
        String bearer = "Bearer " + token;
        RpcClient program = api.open(Map.of("Authorization", bearer));
        program.frame();
        assertThat(program.result("auth.whoami", "{}").getString("token")).isEqualTo("logger");
        api.client().result("token.revoke", "{\"name\":\"logger\"}");
        assertThat(program.closed().code()).isEqualTo(1008);
        assertThat(api.http("GET", "/api/v1/snapshot", "Authorization: " + bearer)
                        .status())
                .isEqualTo(401);

        String second = newToken(Role.OBSERVER);
        RpcClient later = api.open(Map.of("Authorization", "Bearer " + second));
        later.frame();
        api.clock.advance(Duration.ofDays(1));
        assertThat(later.closed().code()).isEqualTo(1008);
    }

    @Test
    void tokens_are_their_owners_and_make_no_others() {
        RpcClient operator = loggedIn("operator");
        newToken(Role.ADMIN);
        String own = operator.result("token.create", "{\"name\":\"mine\",\"role\":\"operator\"}")
                .getString("token");

        assertThat(operator.refusal("token.create", "{\"name\":\"more\",\"role\":\"admin\"}"))
                .isEqualTo("forbidden");
        assertThat(operator.refusal("token.revoke", "{\"name\":\"logger\"}")).isEqualTo("forbidden");
        assertThat(operator.refusal("token.revoke", "{\"name\":\"none\"}")).isEqualTo("forbidden");
        assertThat(operator.result("token.list", "{}").getJsonArray("tokens")).hasSize(1);
        assertThat(api.client().result("token.list", "{}").getJsonArray("tokens"))
                .hasSize(2);
        RpcClient program = api.open(Map.of("Authorization", "Bearer " + own));
        program.frame();
        assertThat(program.refusal("token.create", "{\"name\":\"child\",\"role\":\"observer\"}"))
                .isEqualTo("forbidden");
        park(program);
        assertThat(api.station.calls).last().asString().startsWith("park by operator by mine (program ");
        operator.result("token.revoke", "{\"name\":\"mine\"}");
        assertThat(program.closed().code()).isEqualTo(1008);
    }

    @Test
    void a_password_of_others_is_for_admins_and_one_s_own_for_whoever_knows_the_old_one() {
        RpcClient observer = loggedIn("observer");
        String next = "\"password\":\"another long password\"";

        assertThat(observer.refusal("user.setPassword", "{\"name\":\"admin\"," + next + "}"))
                .isEqualTo("forbidden");
        assertThat(observer.refusal(
                        "user.setPassword",
                        "{\"name\":\"admin\",\"oldPassword\":\"" + TestPeople.PASSWORD + "\"," + next + "}"))
                .isEqualTo("forbidden");
        assertThat(observer.refusal("user.setPassword", "{" + next + "}")).isEqualTo("invalid-params");
        assertThat(observer.refusal("user.setPassword", "{\"oldPassword\":\"not the old one\"," + next + "}"))
                .isEqualTo("forbidden");
        assertThat(api.client().refusal("user.setPassword", "{" + next + "}")).isEqualTo("invalid-params");
        api.client().result("user.setPassword", "{\"name\":\"observer\"," + next + "}");
        assertThat(logIn("observer", TestPeople.PASSWORD).status()).isEqualTo(401);
        assertThat(logIn("observer", "another long password").status()).isEqualTo(200);
    }

    @Test
    void a_login_takes_one_of_two_ways_and_never_half_of_both() {
        RpcClient client = api.open(Map.of());
        client.frame();
        for (String params : List.of(
                "{}",
                "{\"user\":\"admin\"}",
                "{\"password\":\"x\"}",
                "{\"token\":\"" + api.token() + "\",\"user\":\"admin\"}",
                "{\"token\":\"" + api.token() + "\",\"user\":\"admin\",\"password\":\"" + TestPeople.PASSWORD
                        + "\"}")) {
            assertThat(client.refusal("auth.login", params)).as(params).isEqualTo("invalid-params");
        }
        assertThat(client.refusal("auth.whoami", "{}")).isEqualTo("unauthorized");
    }

    @Test
    void after_many_wrong_passwords_tokens_sessions_and_stop_work_as_ever() {
        RpcClient before = loggedIn("operator");
        String cookie = logIn("operator", TestPeople.PASSWORD).cookie();
        for (int i = 0; i < 5; i++) {
            assertThat(logIn("operator", "a wrong password " + i).status()).isEqualTo(401);
        }
        assertThat(logIn("operator", TestPeople.PASSWORD).status()).isEqualTo(429);

        before.result("station.stop", "{}");
        page(cookie).result("station.stop", "{}");
        api.client().result("station.stop", "{}");
        assertThat(api.station.calls).hasSize(3);
    }

    @Test
    void no_password_and_no_token_gets_into_the_log_or_the_journal_or_the_document() {
        Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        Level before = root.getLevel();
        List<Appender<ILoggingEvent>> usual = new ArrayList<>();
        root.iteratorForAppenders().forEachRemaining(usual::add);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        String wrong = "a wrong passphrase";
        String token;
        String hash =
                people.register().account("admin").orElseThrow().password().text();
        try {
            usual.forEach(root::detachAppender);
            root.addAppender(lines);
            root.setLevel(Level.TRACE);
            logIn("admin", TestPeople.PASSWORD);
            logIn("admin", wrong);
            RpcClient admin = loggedIn("admin");
            token = newToken(Role.OBSERVER);
            admin.ask("auth.login", "{\"user\":\"admin\",\"password\":\"" + wrong + "\"}");
            admin.ask("auth.login", "{\"user\":\"admin\",\"password\":\"" + wrong + "\",\"oops\":1}");
            admin.ask("user.add", "{\"name\":\"x y\",\"role\":\"admin\",\"password\":\"" + wrong + "\"}");
            admin.ask("user.setPassword", "{\"oldPassword\":\"" + wrong + "\",\"password\":\"" + wrong + "2\"}");
            api.open(Map.of("Authorization", "Bearer " + token)).frame();
            api.http("GET", "/api/v1/snapshot", "Authorization: Bearer " + token + "x");
            admin.ask("token.revoke", "{\"name\":\"logger\"}");
        } finally {
            root.setLevel(before);
            root.detachAppender(lines);
            usual.forEach(root::addAppender);
        }

        assertThat(lines.list.stream().map(ILoggingEvent::getFormattedMessage))
                .anyMatch(line -> line.contains("a login from 127.0.0.1 failed"))
                .noneMatch(line -> line.contains(TestPeople.PASSWORD)
                        || line.contains(wrong)
                        || line.contains(token)
                        || line.contains(hash));
        assertThat(api.journal.audited().toString())
                .contains("user.setPassword {\"oldPassword\":\"***\",\"password\":\"***\"}")
                .contains("token.create {\"name\":\"logger\",\"role\":\"observer\",\"days\":1}")
                .doesNotContain(TestPeople.PASSWORD, wrong, token, hash);
        assertThat(api.http("GET", "/api/v1/openrpc.json").body()).doesNotContain(TestPeople.PASSWORD, token, hash);
    }

    @Test
    void every_parameter_that_is_a_secret_is_hidden_from_the_audit() {
        assertThat(Methods.dispatcher(Desks.of(api.station, new FakeSupply(), api.clock), api.access).methods().stream()
                        .flatMap(method -> method.parameters().stream())
                        .map(Parameter::name)
                        .filter(name ->
                                name.toLowerCase(java.util.Locale.ROOT).matches(".*(password|token|secret|code).*")))
                .isNotEmpty()
                .allMatch(AuditTrail::isSecret);
    }
}
