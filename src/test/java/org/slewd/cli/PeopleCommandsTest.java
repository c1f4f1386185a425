package org.slewd.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.cli.Cli.Result;

class PeopleCommandsTest {

    private static final String CHANGED =
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"changed\":true,\"onDisk\":true,\"token\":\"s3cret\"}}\n";

    @TempDir
    Path data;

    private final InputStream usual = System.in;

    @AfterEach
    void giveBack() {
        System.setIn(usual);
    }

    private static void typed(String text) {
        System.setIn(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private Result run(FakeDaemon daemon, String... words) {
        assertThat(daemon.requests()).isEmpty();
        return run(words);
    }

    private Result run(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.add("--data");
        all.add(data.toString());
        return Cli.run(all.toArray(new String[0]));
    }

    private static Object params(FakeDaemon daemon, String method) throws IOException {
        Map<?, ?> request = (Map<?, ?>) Json.read(daemon.requests().get(0));
        assertThat(request.get("method")).isEqualTo(method);
        return request.get("params");
    }

    @Test
    void an_account_is_made_with_a_password_from_the_standard_input() throws IOException {
        typed("päss with blanks \nrest");
        try (FakeDaemon daemon = new FakeDaemon(data, CHANGED)) {
            Result result = run(daemon, "user", "add", "ada", "--role", "operator");

            assertThat(result.out()).isEqualTo("ada can log in now, as operator." + System.lineSeparator());
            assertThat(params(daemon, "user.add"))
                    .isEqualTo(Map.of("name", "ada", "role", "operator", "password", "päss with blanks "));
        }
    }

    @Test
    void a_password_is_never_an_argument_and_never_empty() throws IOException {
        assertThat(run("user", "add", "ada", "a long password", "--role", "admin")
                        .exitCode())
                .isEqualTo(2);
        try (FakeDaemon daemon = new FakeDaemon(data, CHANGED)) {
            typed("");
            Result result = run(daemon, "user", "password", "ada");
            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.err()).contains("no password came");
            assertThat(daemon.requests()).isEmpty();
        }
    }

    @Test
    void the_other_changes_are_one_request_each() throws IOException {
        try (FakeDaemon daemon = new FakeDaemon(data, CHANGED)) {
            run("user", "role", "ada", "ADMIN");
            assertThat(params(daemon, "user.setRole")).isEqualTo(Map.of("name", "ada", "role", "admin"));
        }
    }

    @Test
    void a_role_that_is_none_is_wrong_usage() {
        assertThat(run("user", "role", "ada", "king").exitCode()).isEqualTo(2);
        assertThat(run("token", "create", "logger", "--role", "king").exitCode())
                .isEqualTo(2);
        assertThat(run("user", "add", "ada").exitCode()).isEqualTo(2);
    }

    @Test
    void a_token_is_printed_alone_on_its_line() throws IOException {
        try (FakeDaemon daemon = new FakeDaemon(data, CHANGED)) {
            Result result = run(daemon, "token", "create", "logger", "--role", "observer", "--days", "30");

            assertThat(result.out()).isEqualTo("s3cret" + System.lineSeparator());
            assertThat(params(daemon, "token.create"))
                    .isEqualTo(Map.of("name", "logger", "role", "observer", "days", 30));
        }
    }

    @Test
    void an_app_that_asks_is_granted_or_refused_by_the_code_that_it_shows() throws IOException {
        String decided =
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"name\":\"panel\",\"role\":\"observer\",\"requests\":[{"
                        + "\"code\":\"K7Q-F2M\",\"name\":\"panel\",\"role\":\"observer\",\"address\":\"192.0.2.7\","
                        + "\"askedUtc\":\"A\",\"expiresUtc\":\"E\"}]}}\n";
        try (FakeDaemon daemon = new FakeDaemon(data, decided)) {
            assertThat(run(daemon, "token", "grant", "K7Q-F2M").out())
                    .isEqualTo("The app panel may fetch its token as observer now." + System.lineSeparator());
            assertThat(params(daemon, "token.decide")).isEqualTo(Map.of("request", "K7Q-F2M", "grant", true));
            assertThat(run("token", "refuse", "K7Q-F2M").out())
                    .isEqualTo("The app panel gets no token." + System.lineSeparator());
            assertThat(run("token", "requests").out().lines())
                    .containsExactly(
                            "code     name   role      from       asked  over at",
                            "K7Q-F2M  panel  observer  192.0.2.7  A      E");
        }
    }

    @Test
    void a_change_that_a_restart_undoes_is_told() throws IOException {
        try (FakeDaemon daemon = new FakeDaemon(data, CHANGED.replace("\"onDisk\":true", "\"onDisk\":false"))) {
            assertThat(run(daemon, "token", "revoke", "logger").out())
                    .isEqualTo(
                            "logger is good no more. It could not be written down, so a restart of slewd undoes it: see"
                                    + " its log." + System.lineSeparator());
        }
    }

    @Test
    void accounts_and_tokens_are_listed_in_columns() throws IOException {
        try (FakeDaemon daemon = new FakeDaemon(
                data,
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"users\":[{\"name\":\"ada\",\"role\":\"admin\",\"tokens\":2}],"
                        + "\"complaint\":\"others could read it\","
                        + "\"tokens\":[{\"name\":\"logger\",\"user\":null,\"role\":\"observer\",\"madeUtc\":\"M\","
                        + "\"expiresUtc\":null,\"lastUsedUtc\":\"U\"}]}}\n")) {
            assertThat(run(daemon, "user", "list").out().lines())
                    .containsExactly("name  role   tokens", "ada   admin       2", "others could read it.");
            assertThat(run("token", "list").out().lines())
                    .containsExactly(
                            "name    user  role      made  expires  last used",
                            "logger  -     observer  M     -        U");
        }
    }
}
