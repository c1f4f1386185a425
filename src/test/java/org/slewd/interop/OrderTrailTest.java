package org.slewd.interop;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.journal.AuditEntry;
import org.slewd.journal.ChainCheck;
import org.slewd.journal.EventEntry;
import org.slewd.journal.JournalAnswer;
import org.slewd.journal.JournalQuery;
import org.slewd.journal.Numbered;
import org.slewd.lease.Holder;
import org.slewd.lease.LeaseBook;
import org.slewd.lease.Part;
import org.slewd.lease.Wish;
import org.slewd.mount.MountModel;
import org.slewd.receiver.Mode;
import org.slewd.receiver.ReceiverTraits;
import org.slewd.receiver.Tuning;
import org.slewd.rotator.AxisRange;
import org.slewd.rotator.Pointing;
import org.slewd.station.Outcome;
import org.slewd.station.SafeStation;
import org.slewd.station.StationControl;
import org.slewd.storage.JournalLimits;
import org.slewd.storage.SqliteJournal;
import org.slewd.time.VirtualClock;

/** What programs that speak Hamlib order, as the audit on the disk tells it, with its chain of seals. */
class OrderTrailTest {

    private static final String HOME = "127.0.0.1 port 51000";
    private static final JournalQuery IN_ORDER = new JournalQuery(
            JournalQuery.NEWEST.fromUtc(),
            JournalQuery.NEWEST.toUtc(),
            JournalQuery.NEWEST.catalogNumber(),
            JournalQuery.NEWEST.kind(),
            JournalQuery.NEWEST.beyondId(),
            false,
            JournalQuery.MAX_LIMIT);

    @TempDir
    private Path folder;

    private final VirtualClock clock = new VirtualClock(Instant.parse("2026-11-25T12:00:00Z"));
    private final LeaseBook leases = new LeaseBook(EnumSet.allOf(Part.class), clock);
    private final List<String> sent = new ArrayList<>();

    /** What orders are answered with from now on. */
    private Outcome outcome = new Outcome.Accepted();

    private SqliteJournal journal;
    private OrderTrail trail;

    @BeforeEach
    void open() {
        journal = SqliteJournal.start(folder, JournalLimits.USUAL, clock);
        trail = new OrderTrail(journal, clock, "rotctld");
    }

    @AfterEach
    void close() {
        journal.close();
    }

    private Orders orders(String connection) {
        return new Orders() {
            @Override
            public CompletionStage<Outcome> point(Pointing beam) {
                leases.acquire(Part.ROTATOR, new Holder("rotctld", connection), Wish.IF_FREE);
                return CompletableFuture.completedFuture(outcome);
            }

            @Override
            public CompletionStage<Outcome> park() {
                return CompletableFuture.completedFuture(outcome);
            }

            @Override
            public boolean stop() {
                return true;
            }

            @Override
            public CompletionStage<Outcome> tune(Tuning tuning) {
                return CompletableFuture.completedFuture(outcome);
            }
        };
    }

    private Conversation rotctld(String address) {
        return conversation(
                new RotctldWords(
                                orders(address),
                                newest(),
                                new RotctldWords.Antenna(new AxisRange(0, 450), new AxisRange(0, 90), MountModel.IDEAL),
                                clock,
                                "1")
                        .commands(),
                trail.of(address, address, leases));
    }

    private Conversation rigctld() {
        return conversation(
                new RigctldWords(
                                orders(HOME),
                                newest(),
                                new ReceiverTraits(
                                        List.of(new ReceiverTraits.Band(1_000_000, 1_000_000_000)),
                                        EnumSet.of(Mode.FM),
                                        1,
                                        1,
                                        false,
                                        Set.of()),
                                new RigctldWords.Desk(),
                                clock,
                                "1")
                        .commands(),
                trail.of(HOME, HOME, leases));
    }

    private Newest newest() {
        StationControl station = new SafeStation(
                new SafeStation.Why("nothing", "nothing", List.of()),
                "none",
                "none",
                new SafeStation.Means(
                        () -> true, who -> CompletableFuture.completedFuture(new Outcome.Accepted()), null),
                clock);
        return new Newest(station, clock);
    }

    private Conversation conversation(List<Command> commands, BiConsumer<Request, Answer> ledger) {
        return new Conversation(
                new Grammar(commands),
                Runnable::run,
                new Conversation.Peer() {
                    @Override
                    public void send(String text) {
                        sent.add(text);
                    }

                    @Override
                    public void end() {}
                },
                sentence -> {},
                ledger);
    }

    private static void say(Conversation program, String text) {
        program.onBytes(text.getBytes(ISO_8859_1));
    }

    private List<AuditEntry> written() {
        // It writes in order: when this is on the disk, all before it is.
        journal.write(new EventEntry(clock.utc(), "told", "", "so far", "{}"))
                .toCompletableFuture()
                .join();
        JournalAnswer<AuditEntry> answer =
                journal.audit(IN_ORDER).toCompletableFuture().join();
        List<AuditEntry> entries = ((JournalAnswer.Rows<AuditEntry>) answer)
                .rows().stream().map(Numbered::entry).toList();
        assertThat(journal.checkAudit().toCompletableFuture().join())
                .isInstanceOfSatisfying(
                        ChainCheck.Whole.class,
                        whole -> assertThat(whole.rows()).isEqualTo(entries.size()));
        return entries;
    }

    private List<String> actions() {
        return written().stream()
                .map(entry -> entry.action() + " " + entry.outcome())
                .toList();
    }

    /** How many orders the entries stand for. */
    private static int orders(List<AuditEntry> entries) {
        return entries.stream()
                .mapToInt(entry -> new JsonObject(entry.arguments()).getInteger("orders", 1))
                .sum();
    }

    private void pass(Duration time) {
        for (long s = 0; s < time.toSeconds(); s++) {
            clock.advance(Duration.ofSeconds(1));
            trail.tick();
        }
    }

    @Test
    void an_order_is_written_with_who_from_where_what_by_which_lease_and_what_became_of_it() {
        say(rotctld(HOME), "P 200.5 30\n");
        AuditEntry entry = written().get(0);
        assertThat(entry.who()).isEqualTo("rotctld");
        assertThat(entry.role()).isEqualTo("none");
        assertThat(entry.address()).isEqualTo(HOME);
        assertThat(entry.action()).isEqualTo("rotator.point");
        assertThat(entry.outcome()).isEqualTo("done");
        long lease = leases.view().get(0).lease().orElseThrow().number();
        assertThat(new JsonObject(entry.arguments()))
                .isEqualTo(new JsonObject()
                        .put("azimuthDeg", 200.5)
                        .put("elevationDeg", 30)
                        .put("lease", lease));
    }

    @Test
    void ten_orders_a_second_for_a_minute_are_two_entries_that_count_them_all() {
        Conversation program = rotctld(HOME);
        for (int i = 0; i < 600; i++) {
            say(program, "P " + (100 + i / 10.0) + " 20\n");
            clock.advance(Duration.ofMillis(100));
            if (i % 50 == 49) {
                trail.tick();
            }
        }
        List<AuditEntry> entries = written();
        assertThat(entries).hasSize(2);
        assertThat(orders(entries)).isEqualTo(600);
        JsonObject sum = new JsonObject(entries.get(1).arguments());
        assertThat(sum.getInteger("orders")).isEqualTo(599);
        assertThat(sum.getInteger("seconds")).isEqualTo(60);
        assertThat(sum.getJsonObject("first").getDouble("azimuthDeg")).isEqualTo(100.1);
        assertThat(sum.getJsonObject("last").getDouble("azimuthDeg")).isEqualTo(159.9);
        assertThat(entries.get(1).utc()).isEqualTo(Instant.parse("2026-11-25T12:01:00Z"));
    }

    @Test
    void a_pass_of_ten_minutes_is_eleven_entries_and_the_next_begins_anew() {
        Conversation program = rotctld(HOME);
        for (int pass = 0; pass < 2; pass++) {
            for (int i = 0; i < 600; i++) {
                say(program, "P 100 20\n");
                pass(Duration.ofSeconds(1));
            }
            pass(Duration.ofMinutes(5));
        }
        List<AuditEntry> entries = written();
        assertThat(entries).hasSize(22);
        assertThat(orders(entries)).isEqualTo(1200);
        assertThat(new JsonObject(entries.get(11).arguments()).containsKey("orders"))
                .isFalse();
    }

    @Test
    void a_stop_a_park_and_what_is_refused_are_written_each_in_the_order_in_which_they_came() {
        Conversation program = rotctld(HOME);
        say(program, "P 100 20\nP 101 20\n");
        say(program, "S\n");
        say(program, "K\nM 16 50\nP 1 x\nP 7\nR 1\n");
        outcome = new Outcome.Refused("outside-envelope", "no", "no");
        say(program, "P 100 20\n");
        assertThat(actions())
                .containsExactly(
                        "rotator.point done",
                        "rotator.point done",
                        "station.stop done",
                        "rotator.park done",
                        "rotctld.move unsupported",
                        "rotator.point invalid",
                        "rotctld.reset forbidden",
                        "rotator.point outside-envelope");
        assertThat(written().get(4).arguments()).isEqualTo("{\"words\":\"16 50\"}");
        trail.left(HOME);
        assertThat(orders(written())).isEqualTo(9);
    }

    @Test
    void what_a_stop_has_overtaken_is_written_as_not_carried_out_and_a_stop_even_when_its_program_is_gone() {
        Conversation program = rotctld(HOME);
        say(program, "P 100 20\nP 101 20\nS\n");
        assertThat(actions()).containsExactly("station.stop done", "rotator.point not-ready");
        program.onEnd();
        trail.left(HOME);
        assertThat(orders(written())).isEqualTo(3);
    }

    @Test
    void a_flood_of_connections_stops_and_refusals_has_a_bound_and_nothing_is_left_out_of_the_numbers() {
        int given = 0;
        for (int i = 0; i < 600; i++) {
            String address = "127.0.0.1 port " + (20_000 + i);
            Conversation program = rotctld(address);
            say(program, "P 100 20\nM 16 50\nR 1\n");
            say(program, "S\n");
            given += 4;
            trail.left(address);
            clock.advance(Duration.ofMillis(100));
            if (i % 50 == 49) {
                trail.tick();
            }
        }
        trail.end();
        List<AuditEntry> entries = written();
        assertThat(orders(entries)).isEqualTo(given);
        // Three kinds of room of ten and ten more in the minute, and four sums.
        assertThat(entries).hasSizeBetween(30, 3 * 20 + 4);
        assertThat(entries.subList(entries.size() - 4, entries.size()))
                .allSatisfy(sum -> assertThat(sum.address()).isEqualTo(OrderTrail.SEVERAL));
    }

    @Test
    void a_receiver_is_tuned_likewise_and_what_would_transmit_is_written_down() {
        Conversation program = rigctld();
        say(program, "F 145800000\nT 0\nT 1\nb CQ\nV VFOB\nf\nt\n");
        say(program, "F 145800010\n");
        trail.end();
        assertThat(actions())
                .containsExactly(
                        "receiver.tune done",
                        "rigctld.set_ptt unsupported",
                        "rigctld.send_morse forbidden",
                        "receiver.tune done");
        assertThat(written().get(0).arguments()).isEqualTo("{\"hz\":145800000}");
    }

    @Test
    void questions_are_not_written() {
        say(rotctld(HOME), "p\n_\n1\n\\dump_state\ns\nnonsense\n");
        trail.end();
        assertThat(written()).isEmpty();
        assertThat(sent).hasSize(6);
    }
}
