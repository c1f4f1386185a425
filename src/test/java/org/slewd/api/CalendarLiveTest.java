package org.slewd.api;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.text.ICalReader;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slewd.listen.ListeningDesk;
import org.slewd.orbit.Groups;
import org.slewd.station.PassPath;

/** The calendar as a program of somebody else reads it, and who may. */
class CalendarLiveTest extends LiveApiTest {

    private static final Instant RISE = Snapshots.NOON.plus(Duration.ofHours(3)).plusSeconds(58);

    private ApiVerticle withCalendar;
    private String deployment;
    private AskedMethods methods;

    @BeforeEach
    void openCalendar() {
        withCalendar = new ApiVerticle(
                new ApiConfig(
                        HttpConfig.loopback(0),
                        "1.2.3",
                        Optional.of(
                                new CalendarConfig(Groups.builtIn().parse("stations"), 12, 3, Duration.ofMinutes(7))),
                        false),
                api.access,
                new Desks(api.station, new FakeSupply(), ListeningDesk.none(), api.journal, api.clock),
                Monitoring.NONE,
                Notices.NONE);
        deployment = LiveApi.await(vertx.deployVerticle(withCalendar));
        methods = new AskedMethods(CalendarMethods.of(api.access));
        rise(RISE);
    }

    @AfterEach
    void closeCalendar() {
        LiveApi.await(vertx.undeploy(deployment));
    }

    private void rise(Instant at) {
        api.station.answerPassesWith(CompletableFuture.completedFuture(List.of(
                new FakePass(
                                25_544,
                                "ISS, or \"ZARYA\"; a name that is too long to stand in one line of a calendar",
                                at,
                                62,
                                180)
                        .bare(),
                FakePass.of(at.plus(Duration.ofHours(5))).bare())));
    }

    private String address() {
        String address = methods.ask("calendar.open", "CalendarAddress", new JsonObject().put("renew", true))
                .getString("address");
        assertThat(address).startsWith("http://127.0.0.1:" + withCalendar.port() + "/passes.ics?token=");
        return address.substring(address.indexOf("/passes.ics"));
    }

    private RawHttp.Answer get(String path, String... headers) {
        return RawHttp.ask(withCalendar.port(), "GET", path, "", headers);
    }

    private static List<VEvent> events(RawHttp.Answer answer) throws Exception {
        try (ICalReader reader = new ICalReader(answer.body())) {
            ICalendar calendar = reader.readNext();
            assertThat(reader.getWarnings()).isEmpty();
            assertThat(calendar.validate(ICalVersion.V2_0).isEmpty())
                    .as(() -> calendar.validate(ICalVersion.V2_0).toString())
                    .isTrue();
            return calendar.getEvents();
        }
    }

    @Test
    void a_pass_is_an_entry_in_utc_with_a_reminder() throws Exception {
        RawHttp.Answer answer = get(address());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).contains("text/calendar; charset=utf-8");
        List<VEvent> events = events(answer);
        assertThat(events).hasSize(2);
        VEvent first = events.get(0);
        assertThat(first.getDateStart().getValue().toInstant()).isEqualTo(RISE);
        assertThat(first.getDateEnd().getValue().toInstant()).isEqualTo(RISE.plusSeconds(FakePass.DURATION_S));
        assertThat(first.getSummary().getValue())
                .startsWith("ISS, or \"ZARYA\"; a name that is too long to stand in one line of a calendar, max ");
        assertThat(first.getAlarms().get(0).getTrigger().getDuration().toMillis())
                .isEqualTo(-420_000);
        assertThat(api.station.asked.get(0).minElevationDeg()).isEqualTo(12);
        assertThat(Biweekly.parse(answer.body()).first().getProductId().getValue())
                .contains("slewd");
    }

    @Test
    void an_entry_keeps_its_name_when_new_elements_move_the_pass() throws Exception {
        String address = address();
        String uid = events(get(address)).get(0).getUid().getValue();
        rise(RISE.plusSeconds(150));

        List<VEvent> moved = events(get(address));

        assertThat(moved.get(0).getDateStart().getValue().toInstant()).isEqualTo(RISE.plusSeconds(150));
        assertThat(moved.get(0).getUid().getValue()).isEqualTo(uid);
        assertThat(moved.get(1).getUid().getValue()).isNotEqualTo(uid);
    }

    @Test
    void who_has_it_as_it_is_gets_nothing_new() {
        String address = address();
        String etag = get(address).header("ETag").orElseThrow();
        api.clock.advance(Duration.ofMinutes(10));
        assertThat(get(address, "If-None-Match: " + etag).status()).isEqualTo(304);
        rise(RISE.plusSeconds(5));
        assertThat(get(address, "If-None-Match: " + etag).status()).isEqualTo(200);
    }

    @Test
    void the_address_is_told_once_and_ends_when_there_is_another_or_none() throws Exception {
        assertThat(get("/passes.ics").status()).isEqualTo(401);
        String first = address();
        assertThat(methods.answer("calendar.open", new JsonObject())
                        .getJsonObject("error")
                        .getString("message"))
                .contains("told when it was made");
        assertThat(get(first).status()).isEqualTo(200);
        assertThat(get(first + "x").status()).isEqualTo(401);

        String second = address();
        assertThat(get(first).status()).isEqualTo(401);
        assertThat(get(second).status()).isEqualTo(200);
        methods.ask("calendar.close", "Accepted", new JsonObject());
        assertThat(get(second).status()).isEqualTo(401);
        assertThat(Files.exists(api.directory.file(CalendarToken.FILE_NAME))).isFalse();
    }

    @Test
    void only_a_hash_is_kept_which_survives_a_restart_and_lets_in_to_nothing_else() throws Exception {
        String address = address();
        String token = address.substring(address.indexOf('=') + 1);
        assertThat(Files.readString(api.directory.file(CalendarToken.FILE_NAME)))
                .doesNotContain(token)
                .hasSize(44);
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(api.directory.file(CalendarToken.FILE_NAME))))
                .isEqualTo("rw-------");
        assertThat(CalendarToken.open(api.directory, Runnable::run).matches(token))
                .isTrue();
        assertThat(get("/api/v1/snapshot", "Authorization: Bearer " + token).status())
                .isEqualTo(401);
        assertThat(get("/api/v1/snapshot?token=" + token).status()).isEqualTo(401);
    }

    @Test
    void there_is_one_search_at_a_time_however_many_ask() {
        CompletableFuture<List<PassPath>> pending = new CompletableFuture<>();
        api.station.answerPassesWith(pending);
        CalendarFeed feed = new CalendarFeed(
                api.station,
                new CalendarConfig(Groups.builtIn().parse("stations"), 12, 3, Duration.ofMinutes(7)),
                api.clock,
                "1.2.3");
        int before = api.station.asked.size();

        List<CompletableFuture<CalendarFeed.File>> asked = Stream.generate(
                        () -> feed.file().toCompletableFuture())
                .limit(50)
                .toList();
        assertThat(api.station.asked).hasSize(before + 1);
        pending.complete(List.of(FakePass.of(RISE).bare()));

        assertThat(asked).allMatch(CompletableFuture::isDone);
        assertThat(feed.file().toCompletableFuture().join().etag())
                .isEqualTo(asked.get(49).join().etag());
        assertThat(api.station.asked).hasSize(before + 2);
    }

    @Test
    void without_the_section_no_address_is_made() throws Exception {
        try (DataDirectory other = DataDirectory.claim(folder.resolve("other"))) {
            JsonObject refused = new AskedMethods(CalendarMethods.of(TestPeople.access(other, api.clock)))
                    .answer("calendar.open", new JsonObject())
                    .getJsonObject("error");
            assertThat(refused.getString("message")).isEqualTo("there is no calendar");
            assertThat(refused.getJsonObject("data").getString("hint")).contains("section calendar");
        }
    }

    @Test
    void without_the_section_there_is_none() {
        String address = address();
        assertThat(RawHttp.ask(api.port, "GET", address, "").status()).isEqualTo(404);
    }
}
