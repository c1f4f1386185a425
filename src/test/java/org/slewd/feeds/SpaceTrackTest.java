package org.slewd.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.files.Credentials;
import org.slewd.orbit.SourceStatus.State;

class SpaceTrackTest {

    private static final Reply WELCOME = new Reply.Answered(
            200, "text/html", "", "", "", List.of("session=s3cret"), "\"\"".getBytes(StandardCharsets.UTF_8));

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    private Path credentials;

    @BeforeEach
    void write() throws IOException {
        credentials = folder.resolve("spacetrack");
        Files.writeString(credentials, "me@example.org\np&ss=wörd\n");
        Files.setPosixFilePermissions(credentials, PosixFilePermissions.fromString("rw-------"));
    }

    private Bench bench(Duration refresh, Reply login, Reply query) {
        Origin origin =
                new Origin.SpaceTrack(URI.create("http://127.0.0.1:1"), credentials, List.of(48_274, 25_544, 25_544));
        Bench bench = new Bench(folder.resolve("data"), false, new SourceConfig("st", origin, refresh, true, 50));
        bench.provider.answerWith(question -> question.form().isPresent() ? login : query);
        bench.connect();
        return bench;
    }

    @Test
    void logs_in_and_asks_for_all_objects_with_one_query() {
        Bench bench = bench(Duration.ofHours(4), WELCOME, FakeProvider.json(Omm.list(2)));

        assertThat(bench.inUse()).isEqualTo(Map.of("st", 2));
        assertThat(bench.provider.questions).hasSize(2);
        Question login = bench.provider.questions.get(0);
        assertThat(login.address()).hasToString("http://127.0.0.1:1/ajaxauth/login");
        assertThat(login.form()).contains("identity=me%40example.org&password=p%26ss%3Dw%C3%B6rd");
        Question query = bench.provider.questions.get(1);
        assertThat(query.address().getPath())
                .isEqualTo("/basicspacedata/query/class/gp/norad_cat_id/25544,48274/orderby/norad_cat_id/format/json");
        assertThat(query.headers()).containsEntry("Cookie", "session=s3cret");
    }

    @Test
    void a_login_serves_for_as_long_as_it_lasts() {
        Bench bench = bench(Duration.ofHours(1), WELCOME, FakeProvider.json(Omm.list(2)));
        bench.pass(Duration.ofHours(6));

        long logins = bench.provider.questions.stream()
                .filter(question -> question.form().isPresent())
                .count();
        long queries = bench.provider.questions.size() - logins;
        assertThat(queries).isEqualTo(6);
        assertThat(logins).isEqualTo(3);
        assertThat(bench.provider.closest()).isGreaterThanOrEqualTo(Duration.ofHours(1));
    }

    @Test
    void a_wrong_password_is_tried_once() {
        Bench bench =
                bench(Duration.ofHours(1), FakeProvider.json("{\"Login\":\"Failed\"}"), FakeProvider.json(Omm.list(2)));
        bench.pass(Duration.ofDays(2));

        assertThat(bench.provider.questions).hasSize(1);
        assertThat(bench.state("st")).isEqualTo(State.NEEDS_PERSON);
        assertThat(bench.status("st").message()).contains("does not know the identity or the password");
    }

    @Test
    void a_session_that_is_refused_is_not_used_again() {
        Bench bench = bench(Duration.ofHours(1), WELCOME, FakeProvider.answered(401, "", "log in"));
        assertThat(bench.state("st")).isEqualTo(State.NEEDS_PERSON);
        bench.clock.advance(Duration.ofMinutes(61));
        bench.refresh("st", true);

        assertThat(bench.provider.questions).hasSize(4);
        assertThat(bench.provider.questions.get(2).form()).isPresent();
    }

    @Test
    void a_password_that_others_can_read_is_not_used() throws IOException {
        Files.setPosixFilePermissions(credentials, PosixFilePermissions.fromString("rw-r--r--"));
        Bench bench = bench(Duration.ofHours(1), WELCOME, FakeProvider.json(Omm.list(2)));

        assertThat(bench.provider.questions).isEmpty();
        assertThat(bench.status("st").message())
                .contains("can be used by others")
                .contains("chmod 600");
    }

    @Test
    void nothing_secret_is_printed() throws IOException {
        Bench bench = bench(Duration.ofHours(1), WELCOME, FakeProvider.answered(500, "", ""));

        assertThat(bench.status("st").toString() + bench.provider.questions + Credentials.read(credentials))
                .doesNotContain("p&ss")
                .doesNotContain("p%26ss")
                .doesNotContain("s3cret");
        assertThat(Files.readString(folder.resolve("data/budget.json")))
                .doesNotContain("p&ss")
                .doesNotContain("s3cret");
    }
}
