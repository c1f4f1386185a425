package org.slewd.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.time.VirtualClock;

class BudgetTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private static final Origin.Web AMATEUR = Origin.Web.celestrak(Bench.GP, "GROUP", "amateur");

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    @Test
    void a_day_with_fifty_restarts_stays_within_the_budget() {
        for (long seed = 1; seed <= 5; seed++) {
            Random random = new Random(seed);
            Bench bench = new Bench(folder.resolve("day" + seed), Bench.celestrak("amateur", Duration.ofHours(2)));
            Duration day = Duration.ZERO;
            for (int restart = 0; restart < 50; restart++) {
                Duration life = Duration.ofSeconds(random.nextInt(2 * 86_400 / 50));
                bench.clock.advance(life);
                bench.look();
                // Killed at any moment, also with a question on its way.
                if (random.nextInt(4) == 0) {
                    bench.provider.fallSilent();
                    bench.look();
                }
                bench.start();
                bench.provider.speak(new Reply.NoReply("late"));
                day = day.plus(life);
            }
            assertThat(bench.provider.closest()).as("seed " + seed).isGreaterThanOrEqualTo(Duration.ofHours(2));
            assertThat(bench.provider.questions).as("seed " + seed).hasSizeBetween(4, (int) day.toHours() / 2 + 1);
        }
    }

    @Test
    void an_attempt_is_on_the_disk_before_its_request_leaves() {
        Bench bench = new Bench(folder, Bench.celestrak("amateur"));
        bench.provider.answerWith(question -> {
            try {
                Budget after = Budget.open(folder.resolve("budget.json"), bench.clock, 1);
                assertThat(after.record(AMATEUR).asked()).contains(bench.clock.utc());
                assertThat(after.record(AMATEUR).last()).isEqualTo(QueryRecord.Last.ASKING);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            return FakeProvider.json(Omm.list(4));
        });
        bench.pass(Duration.ofHours(5));

        assertThat(bench.provider.questions).hasSize(2);
        assertThat(bench.deliveries).hasSize(2);
    }

    @Test
    void a_process_that_dies_with_a_question_on_its_way_has_asked() {
        Bench bench = new Bench(folder, Bench.celestrak("amateur"));
        bench.provider.fallSilent();
        bench.pass(Duration.ofHours(5));
        assertThat(bench.provider.questions).hasSize(2);

        for (int i = 0; i < 200; i++) {
            bench.start();
        }
        assertThat(bench.provider.questions).hasSize(2);
        bench.pass(Duration.ofMinutes(140));
        assertThat(bench.provider.questions).hasSize(3);
        assertThat(bench.provider.closest()).isGreaterThanOrEqualTo(Duration.ofHours(2));
    }

    @Test
    void a_clock_that_steps_makes_nobody_ask_sooner() {
        stepAbout(4);
    }

    @Test
    @Tag("whole-pass")
    void many_clocks_that_step_make_nobody_ask_sooner() {
        stepAbout(100);
    }

    private void stepAbout(int seeds) {
        for (long seed = 1; seed <= seeds; seed++) {
            Random random = new Random(seed);
            Bench bench = new Bench(folder.resolve("steps" + seed), Bench.celestrak("amateur", Duration.ofHours(2)));
            for (int i = 0; i < 60; i++) {
                bench.clock.stepUtc(Duration.ofMinutes(random.nextInt(4000) - 2000));
                bench.look();
                bench.pass(Duration.ofMinutes(random.nextInt(60)));
            }
            assertThat(bench.provider.closest()).as("seed " + seed).isGreaterThanOrEqualTo(Duration.ofHours(2));
            // Thirty hours on average: a clock that lies slows it down and does not stop it.
            bench.pass(Duration.ofHours(30));
            assertThat(bench.provider.questions).as("seed " + seed).hasSizeGreaterThan(6);
        }
    }

    @Test
    void a_machine_without_a_clock_that_boots_in_the_past_waits_and_then_asks_as_ever() {
        Bench bench = new Bench(folder, Bench.celestrak("amateur", Duration.ofHours(2)));
        bench.clock.advance(Duration.ofMinutes(10));
        bench.clock.stepUtc(Duration.ofDays(-20_000));
        bench.start();
        bench.pass(Duration.ofMinutes(10));
        bench.clock.stepUtc(Duration.ofDays(20_000)); // the time service has answered
        bench.look();
        assertThat(bench.provider.questions).hasSize(1);

        bench.pass(Duration.ofHours(2));
        assertThat(bench.provider.questions).hasSize(2);
        assertThat(bench.provider.closest()).isGreaterThanOrEqualTo(Duration.ofHours(2));
    }

    @Test
    void a_record_from_a_future_that_was_a_mistake_is_waited_out_by_the_other_clock() {
        Bench bench = new Bench(folder, Bench.celestrak("amateur", Duration.ofHours(2)));
        bench.clock.stepUtc(Duration.ofDays(-365));
        bench.start();
        bench.pass(Duration.ofMinutes(110));
        assertThat(bench.provider.questions).hasSize(1);
        bench.pass(Duration.ofMinutes(20));

        assertThat(bench.provider.questions).hasSize(2);
        assertThat(bench.provider.closest()).isGreaterThanOrEqualTo(Duration.ofHours(2));
    }

    @Test
    void a_file_that_is_cut_off_anywhere_counts_as_just_asked() throws IOException {
        Path whole = folder.resolve("whole/budget.json");
        budgetWithARecord(whole);
        byte[] bytes = Files.readAllBytes(whole);
        VirtualClock later = new VirtualClock(NOON.plus(Duration.ofDays(3)));
        // The last byte is a line feed, without which the file is whole.
        for (int length = 0; length < bytes.length - 1; length++) {
            Path file = folder.resolve("cut/budget.json");
            Files.createDirectories(file.getParent());
            Files.write(file, Arrays.copyOf(bytes, length));

            assertThatThrownBy(() -> BudgetFile.read(file)).isInstanceOf(IOException.class);
            if (length % 50 == 0) {
                assertJustAsked(file, later);
            }
        }
    }

    @Test
    void a_file_with_any_byte_turned_over_counts_as_just_asked() throws IOException {
        Path whole = folder.resolve("whole/budget.json");
        budgetWithARecord(whole);
        byte[] bytes = Files.readAllBytes(whole);
        VirtualClock later = new VirtualClock(NOON.plus(Duration.ofDays(3)));
        for (int i = 0; i < bytes.length; i++) {
            if (Character.isWhitespace(bytes[i])) {
                continue; // between words, where it does not matter what it is
            }
            byte[] flipped = bytes.clone();
            flipped[i] ^= 0x01;
            Path file = folder.resolve("flip/budget.json");
            Files.createDirectories(file.getParent());
            Files.write(file, flipped);

            assertThatThrownBy(() -> BudgetFile.read(file)).isInstanceOf(IOException.class);
            if (i % 50 == 0) {
                assertJustAsked(file, later);
            }
        }
    }

    private static void assertJustAsked(Path file, VirtualClock clock) throws IOException {
        Budget budget = Budget.open(file, clock, 1);
        assertThat(budget.earliest(AMATEUR, clock.utc())).isEqualTo(clock.utc().plus(Duration.ofHours(2)));
        Budget again = Budget.open(file, clock, 1);
        assertThat(again.earliest(AMATEUR, clock.utc())).isEqualTo(clock.utc().plus(Duration.ofHours(2)));
    }

    private static void budgetWithARecord(Path file) throws IOException {
        Budget budget = Budget.open(file, new VirtualClock(NOON), 42);
        budget.attempting(AMATEUR, 1, NOON);
        budget.put(AMATEUR, budget.record(AMATEUR).taken(NOON, "\"e\"", "monday", 5, "gave 5 sets"));
    }

    @Test
    void everything_that_is_remembered_is_the_same_after_a_restart() throws IOException {
        Path file = folder.resolve("budget.json");
        VirtualClock clock = new VirtualClock(NOON);
        Budget budget = Budget.open(file, clock, -42);
        budget.attempting(AMATEUR, 2, NOON);
        QueryRecord halted = budget.record(AMATEUR)
                .taken(NOON, "\"e\"", "monday", 5, "gave 5 sets")
                .released()
                .asking(NOON)
                .halted(NOON, "it answered 403 \"no\"");
        budget.put(AMATEUR, halted);

        Budget after = Budget.open(file, clock, 99);
        assertThat(after.record(AMATEUR)).isEqualTo(halted);
        assertThat(after.seed()).isEqualTo(-42);
        assertThat(after.requestsInLastHour(Provider.CELESTRAK)).isEqualTo(2);
        assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
    }

    @Test
    @Tag("whole-pass")
    void never_more_than_thirty_requests_in_a_minute_or_three_hundred_in_an_hour() throws IOException {
        VirtualClock clock = new VirtualClock(NOON);
        Path file = folder.resolve("budget.json");
        Budget budget = Budget.open(file, clock, 1);
        int asked = 0;
        for (int second = 0; second < 3600; second++) {
            // Many queries, as the floor of a single one is an hour.
            Origin.SpaceTrack origin = object(second + 1);
            if (!budget.earliest(origin, clock.utc()).isAfter(clock.utc())) {
                budget.attempting(origin, 2, clock.utc());
                asked += 2;
                if (asked == 30) {
                    assertThat(second).isLessThan(60);
                }
                if (asked == 32) {
                    assertThat(second).isGreaterThanOrEqualTo(60);
                }
            }
            if (second % 500 == 0) {
                budget = Budget.open(file, clock, 1);
            }
            clock.advance(Duration.ofSeconds(1));
        }
        assertThat(asked).isEqualTo(300);
    }

    @Test
    void the_sixteenth_login_with_its_query_waits_for_the_next_minute() throws IOException {
        VirtualClock clock = new VirtualClock(NOON);
        Budget budget = Budget.open(folder.resolve("budget.json"), clock, 1);
        for (int number = 1; number <= 15; number++) {
            assertThat(budget.earliest(object(number), clock.utc())).isEqualTo(clock.utc());
            budget.attempting(object(number), 2, clock.utc());
            clock.advance(Duration.ofSeconds(1));
        }
        assertThat(budget.earliest(object(16), clock.utc())).isEqualTo(NOON.plusSeconds(60));
        clock.advance(Duration.ofMinutes(1));
        assertThat(budget.earliest(object(16), clock.utc())).isEqualTo(clock.utc());
    }

    private Origin.SpaceTrack object(int number) {
        return new Origin.SpaceTrack(URI.create("http://localhost"), folder, List.of(number));
    }

    @Test
    void asking_too_early_is_a_fault_of_the_caller() throws IOException {
        Budget budget = Budget.open(folder.resolve("budget.json"), new VirtualClock(NOON), 1);
        budget.attempting(AMATEUR, 1, NOON);

        assertThatThrownBy(() -> budget.attempting(AMATEUR, 1, NOON)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void the_number_of_queries_that_are_remembered_has_a_bound() throws IOException {
        VirtualClock clock = new VirtualClock(NOON);
        Budget budget = Budget.open(folder.resolve("budget.json"), clock, 1);
        for (int i = 0; i < Budget.MAX_QUERIES + 5; i++) {
            clock.advance(Duration.ofHours(1));
            budget.attempting(Origin.Web.celestrak(Bench.GP, "GROUP", "g" + i), 1, clock.utc());
        }
        assertThat(budget.record(Origin.Web.celestrak(Bench.GP, "GROUP", "g4"))).isEqualTo(QueryRecord.NEW);
        assertThat(budget.record(Origin.Web.celestrak(Bench.GP, "GROUP", "g5")).asked())
                .isPresent();
    }
}
