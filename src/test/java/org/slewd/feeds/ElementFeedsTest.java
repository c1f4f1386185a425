package org.slewd.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slewd.orbit.RefreshOutcome;
import org.slewd.orbit.RefreshOutcome.Result;
import org.slewd.orbit.SourceStatus.State;

class ElementFeedsTest {

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    private Bench bench;

    @BeforeEach
    void begin() {
        bench = new Bench(folder, Bench.celestrak("amateur"));
    }

    @Test
    void asks_at_the_first_start_and_hands_on_what_comes() {
        assertThat(bench.provider.questions).hasSize(1);
        assertThat(bench.provider.questions.get(0).address())
                .hasToString("http://127.0.0.1:1/gp.php?GROUP=amateur&FORMAT=json");
        assertThat(bench.inUse()).isEqualTo(Map.of("amateur", 4));
        assertThat(bench.deliveries.get(0).receivedUtc()).isEqualTo(Bench.START);
        assertThat(bench.state("amateur")).isEqualTo(State.FRESH);
        assertThat(bench.status("amateur").nextAttempt().orElseThrow())
                .isBetween(Bench.START.plus(Duration.ofHours(4)), Bench.START.plus(Duration.ofMinutes(250)));
    }

    @Test
    void starts_with_what_was_kept_and_asks_nobody_before_it_is_time() {
        bench.deliveries.clear();
        bench.clock.advance(Duration.ofMinutes(90));
        bench.start();

        assertThat(bench.provider.questions).hasSize(1);
        assertThat(bench.inUse()).isEqualTo(Map.of("amateur", 4));
        assertThat(bench.deliveries.get(0).receivedUtc()).isEqualTo(Bench.START);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 400, 401, 403, 404, 429, 500, 503, 204, 206})
    void any_other_answer_stops_the_source_until_a_person_has_looked(int status) {
        bench.provider.answerWith(FakeProvider.answered(status, "text/html", "<p>You asked too often</p>"));
        bench.pass(Duration.ofHours(5));
        int asked = bench.provider.questions.size();
        assertThat(asked).isEqualTo(2);

        for (int i = 0; i < 4; i++) {
            bench.pass(Duration.ofHours(7));
            bench.start();
        }
        assertThat(bench.provider.questions).hasSize(asked);
        assertThat(bench.state("amateur")).isEqualTo(State.NEEDS_PERSON);
        assertThat(bench.status("amateur").message())
                .contains("it answered " + status)
                .contains("You asked too often")
                .endsWith("say: slewd elements refresh --source amateur --anyway");
        assertThat(bench.inUse()).isEqualTo(Map.of("amateur", 4));
        assertThat(bench.refresh("amateur", false).result()).isEqualTo(Result.NEEDS_PERSON);
        assertThat(bench.provider.questions).hasSize(asked);
    }

    @Test
    void goes_on_when_a_person_says_so_but_never_within_two_hours() {
        bench.provider.answerWith(FakeProvider.answered(403, "text/plain", "no"));
        bench.pass(Duration.ofMinutes(250));
        assertThat(bench.state("amateur")).isEqualTo(State.NEEDS_PERSON);
        bench.provider.answerWith(FakeProvider.json(Omm.list(5)));

        RefreshOutcome.Answer answer = bench.refresh("amateur", true);

        assertThat(answer.result()).isEqualTo(Result.PUT_OFF);
        assertThat(answer.message()).contains("celestrak.org shuts out who asks more often");
        assertThat(bench.provider.questions).hasSize(2);
        bench.start(); // The permission outlives the process that was given it.
        bench.pass(Duration.ofMinutes(130));
        assertThat(bench.provider.questions).hasSize(3);
        assertThat(bench.state("amateur")).isEqualTo(State.FRESH);
        assertThat(bench.provider.closest()).isGreaterThanOrEqualTo(Duration.ofHours(2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "<!DOCTYPE html><html><body>Login</body></html>",
                "Invalid query: \"GROUP=amateur\" (GROUP not found)",
                "No GP data found",
                "[]",
                "{\"error\":\"none\"}",
                "[{\"OBJECT_NAME\":\"A\"}]",
                "\u0000\u0001\u0002",
            })
    void content_that_is_no_element_sets_leaves_the_last_in_use(String content) {
        bench.provider.answerWith(FakeProvider.json(content));
        bench.pass(Duration.ofHours(5));

        assertThat(bench.provider.questions).hasSize(2);
        assertThat(bench.state("amateur")).isEqualTo(State.FAILED);
        assertThat(bench.inUse()).isEqualTo(Map.of("amateur", 4));
        assertThat(bench.archive().moments("amateur")).hasSize(1);
        bench.provider.answerWith(FakeProvider.json(Omm.list(6)));
        bench.pass(Duration.ofHours(5));
        assertThat(bench.state("amateur")).isEqualTo(State.FRESH);
        assertThat(bench.inUse()).isEqualTo(Map.of("amateur", 6));
    }

    @Test
    void a_web_page_is_refused_by_its_type_already() {
        bench.provider.answerWith(FakeProvider.answered(200, "text/html", Omm.list(4)));
        bench.pass(Duration.ofHours(5));

        assertThat(bench.status("amateur").message()).startsWith("it sent text/html in place of element sets");
    }

    @Test
    void damaged_records_cost_themselves_alone_and_are_named() {
        String mixed = Omm.list(9)
                .replace("\"NORAD_CAT_ID\":90003", "\"NORAD_CAT_ID\":-3")
                .replaceFirst("\"MEAN_MOTION\":15.5", "\"MEAN_MOTION\":155");
        bench.provider.answerWith(FakeProvider.json(mixed));
        bench.pass(Duration.ofHours(5));

        assertThat(bench.inUse()).isEqualTo(Map.of("amateur", 7));
        assertThat(bench.status("amateur").problems()).hasSize(2);
        assertThat(bench.status("amateur").message()).isEqualTo("gave 7 sets; 2 records were left out");
    }

    @Test
    void a_text_that_was_cut_off_is_taken_if_most_of_it_is_there_and_refused_if_not() {
        String whole = Omm.list(4);
        bench.provider.answerWith(FakeProvider.json(whole.substring(0, whole.length() / 3)));
        bench.pass(Duration.ofHours(5));
        assertThat(bench.state("amateur")).isEqualTo(State.FAILED);

        bench.provider.answerWith(FakeProvider.json(whole.substring(0, whole.length() - 20)));
        bench.pass(Duration.ofHours(5));
        assertThat(bench.inUse()).isEqualTo(Map.of("amateur", 3));
        assertThat(bench.status("amateur").problems()).isNotEmpty();
    }

    @Test
    void far_fewer_sets_than_before_are_refused_unless_a_person_says_that_it_is_right() {
        bench.provider.answerWith(FakeProvider.json(Omm.list(1)));
        bench.pass(Duration.ofHours(5));
        assertThat(bench.inUse()).isEqualTo(Map.of("amateur", 4));
        assertThat(bench.status("amateur").message())
                .isEqualTo("it holds 1 sets where there were 4; if that is right, say:"
                        + " slewd elements refresh --source amateur --anyway");

        bench.clock.advance(Duration.ofHours(3));
        assertThat(bench.refresh("amateur", true).result()).isEqualTo(Result.TAKEN);
        assertThat(bench.inUse()).isEqualTo(Map.of("amateur", 1));
    }

    @Test
    void half_as_many_sets_are_enough() {
        bench.provider.answerWith(FakeProvider.json(Omm.list(2)));
        bench.pass(Duration.ofHours(5));

        assertThat(bench.inUse()).isEqualTo(Map.of("amateur", 2));
    }

    @Test
    void numbers_of_nine_digits_and_duplicates_come_through() {
        bench.provider.answerWith(FakeProvider.json("[" + Omm.record(999_999_999L, Omm.EPOCH) + ","
                + Omm.record(100_000L, Omm.EPOCH) + ","
                + Omm.record(100_000L, Omm.EPOCH.minusSeconds(3600)) + "]"));
        bench.pass(Duration.ofHours(5));

        assertThat(bench.deliveries.get(1).sets())
                .extracting("catalogNumber")
                .containsExactly(999_999_999, 100_000, 100_000);
        assertThat(org.slewd.orbit.Catalogue.empty()
                        .with(bench.deliveries.get(1).sets())
                        .find(100_000)
                        .orElseThrow()
                        .epoch())
                .isEqualTo(Omm.EPOCH);
    }

    @Test
    void letters_of_another_coding_cost_the_name_and_not_the_set() {
        byte[] latin1 = Omm.list(4).replace("OBJECT 90001", "M\u00fcnchen").getBytes(StandardCharsets.ISO_8859_1);
        bench.provider.answerWith(new Reply.Answered(200, "application/json", "", "", "", List.of(), latin1));
        bench.pass(Duration.ofHours(5));

        assertThat(bench.inUse()).isEqualTo(Map.of("amateur", 4));
        assertThat(bench.deliveries.get(1).sets().get(0).catalogNumber()).isEqualTo(90_001);
    }

    @Test
    void nothing_newer_is_as_good_as_new() {
        bench.provider.answerWith(
                new Reply.Answered(200, "application/json", "", "\"a1\"", "monday", List.of(), bytes(Omm.list(5))));
        bench.pass(Duration.ofHours(5));
        bench.provider.answerWith(FakeProvider.answered(304, "", ""));
        bench.start();
        bench.pass(Duration.ofHours(5));

        Question second = bench.provider.questions.get(2);
        assertThat(second.headers())
                .containsEntry("If-None-Match", "\"a1\"")
                .containsEntry("If-Modified-Since", "monday");
        assertThat(bench.state("amateur")).isEqualTo(State.FRESH);
        assertThat(bench.status("amateur").message()).isEqualTo("has nothing newer");
        assertThat(bench.archive().moments("amateur")).hasSize(2);

        bench.provider.answerWith(
                new Reply.Answered(200, "application/json", "", "\"a2\"", "", List.of(), bytes(Omm.list(6))));
        bench.pass(Duration.ofHours(5));
        bench.pass(Duration.ofHours(5));
        assertThat(bench.provider.questions.get(4).headers())
                .containsEntry("If-None-Match", "\"a2\"")
                .doesNotContainKey("If-Modified-Since");
        assertThat(bench.inUse()).isEqualTo(Map.of("amateur", 6));
    }

    @Test
    void without_the_content_it_would_be_the_same_as_nothing_is_said_about_it() throws IOException {
        bench.provider.answerWith(
                new Reply.Answered(200, "application/json", "", "\"a1\"", "", List.of(), bytes(Omm.list(5))));
        bench.pass(Duration.ofHours(5));
        try (var files = Files.list(folder.resolve("amateur"))) {
            for (Path file : files.toList()) {
                Files.write(file, new byte[] {1, 2, 3});
            }
        }
        bench.start();
        bench.pass(Duration.ofHours(5));

        assertThat(bench.provider.questions.get(2).headers()).isEmpty();
    }

    @Test
    void silence_is_asked_again_later_and_later_and_never_within_two_hours() {
        bench.provider.answerWith(new Reply.NoReply("it broke off"));
        bench.pass(Duration.ofDays(2));

        assertThat(bench.state("amateur")).isEqualTo(State.FAILED);
        assertThat(bench.status("amateur").message()).isEqualTo("it broke off");
        // After 4 h, then after 2, 4, 8, 12 and 12 hours, each a little late.
        assertThat(bench.provider.questions).hasSize(1 + 1 + 5);
        assertThat(bench.provider.closest()).isGreaterThanOrEqualTo(Duration.ofHours(2));
    }

    @Test
    void who_was_not_reached_is_tried_again_within_minutes() {
        Bench fresh = new Bench(folder.resolve("other"), Bench.celestrak("amateur"));
        fresh.provider.answerWith(new Reply.NotReached("no network"));
        fresh.pass(Duration.ofHours(5));
        assertThat(fresh.state("amateur")).isEqualTo(State.FAILED);
        fresh.provider.answerWith(FakeProvider.json(Omm.list(5)));
        fresh.pass(Duration.ofMinutes(170));

        assertThat(fresh.inUse()).isEqualTo(Map.of("amateur", 5));
    }

    @Test
    void sources_are_asked_one_after_the_other_and_one_that_is_ill_does_not_hold_up_the_next() {
        Bench two = new Bench(folder.resolve("two"), Bench.celestrak("amateur"), Bench.celestrak("stations"));

        assertThat(two.inUse()).isEqualTo(Map.of("amateur", 4, "stations", 4));
        two.provider.answerWith(question -> question.address().toString().contains("amateur")
                ? FakeProvider.answered(404, "", "")
                : FakeProvider.json(Omm.list(7)));
        two.pass(Duration.ofHours(5));
        assertThat(two.inUse()).isEqualTo(Map.of("amateur", 4, "stations", 7));
        assertThat(two.state("amateur")).isEqualTo(State.NEEDS_PERSON);
    }

    @Test
    void a_source_that_is_switched_off_is_left_alone() {
        SourceConfig off =
                new SourceConfig("off", Origin.Web.celestrak(Bench.GP, "GROUP", "off"), Duration.ofHours(4), false, 50);
        Bench quiet = new Bench(folder.resolve("off"), off);
        quiet.pass(Duration.ofHours(5));

        assertThat(quiet.provider.questions).isEmpty();
        assertThat(quiet.state("off")).isEqualTo(State.DISABLED);
        assertThat(quiet.refresh("off", true).result()).isEqualTo(Result.OFF);
    }

    @Test
    void with_a_stated_clock_nobody_is_asked_and_the_budget_is_left_alone() throws IOException {
        bench.provider.answerWith(FakeProvider.json(Omm.list(6)));
        bench.pass(Duration.ofHours(5));
        byte[] budget = Files.readAllBytes(folder.resolve("budget.json"));
        var rehearsal = new org.slewd.time.VirtualClock(Bench.START.plus(Duration.ofHours(1)));
        bench.deliveries.clear();
        ElementFeeds feeds = new ElementFeeds(
                List.of(Bench.celestrak("amateur")),
                new ElementFeeds.Surroundings(rehearsal, false, folder, Runnable::run, bench.deliveries::add, 1));
        feeds.begin();
        feeds.connect(bench.provider, true);
        rehearsal.advance(Duration.ofDays(30));
        feeds.look();

        assertThat(bench.provider.questions).hasSize(2);
        assertThat(bench.inUse()).as("what was known at that time").isEqualTo(Map.of("amateur", 4));
        assertThat(Files.readAllBytes(folder.resolve("budget.json"))).isEqualTo(budget);
        assertThat(((RefreshOutcome.Done) feeds.refresh(Optional.empty(), true)
                                .toCompletableFuture()
                                .join())
                        .answers()
                        .get(0)
                        .result())
                .isEqualTo(Result.PUT_OFF);
    }

    @Test
    void a_name_that_nobody_knows_is_answered_with_those_that_are() {
        assertThat(bench.feeds().refresh(Optional.of("amature"), false).toCompletableFuture())
                .isCompletedWithValue(new RefreshOutcome.UnknownSource("amature", List.of("amateur", "imported")));
    }

    @Test
    void what_cannot_be_written_down_is_not_asked() throws IOException {
        bench.provider.answerWith(FakeProvider.json(Omm.list(6)));
        // A folder in the place of the new file: writing fails for root too.
        Files.createDirectories(folder.resolve("budget.json.new/x"));
        bench.pass(Duration.ofHours(9));

        assertThat(bench.provider.questions).hasSize(1);
        assertThat(bench.state("amateur")).isEqualTo(State.FAILED);
        assertThat(bench.status("amateur").message()).contains("cannot write down that it was");
        Files.delete(folder.resolve("budget.json.new/x"));
        Files.delete(folder.resolve("budget.json.new"));
        bench.pass(Duration.ofMinutes(10));
        assertThat(bench.inUse()).isEqualTo(Map.of("amateur", 6));
        assertThat(bench.state("amateur")).isEqualTo(State.FRESH);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
