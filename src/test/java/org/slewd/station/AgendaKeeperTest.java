package org.slewd.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slewd.lease.Claim;
import org.slewd.lease.Grant;
import org.slewd.lease.Holder;
import org.slewd.lease.LeaseBook;
import org.slewd.lease.Part;
import org.slewd.mount.Axis;
import org.slewd.orbit.Catalogue;
import org.slewd.orbit.ElementSet;
import org.slewd.orbit.Groups;
import org.slewd.orbit.Sets;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.gs232.Gs232;
import org.slewd.schedule.Account;
import org.slewd.schedule.Agenda;
import org.slewd.schedule.AgendaRequest.Followed;
import org.slewd.schedule.Appointment;
import org.slewd.schedule.Resource;
import org.slewd.schedule.ScheduleConfig;
import org.slewd.schedule.Wish;
import org.slewd.sky.HorizonMask;
import org.slewd.sky.SiteFrame;

/** The agenda and a whole station in virtual time: two objects of which one follows the other by three minutes. */
class AgendaKeeperTest {

    private static final Duration GRAIN = Duration.ofMillis(50);

    private static final ElementSet SECOND = Sets.set(90_002, 15.498, 0.0007, 51.64, 152, 60, 288, 3e-4);

    private static final List<ElementSet> BOTH = List.of(Sets.STATION, SECOND);

    private static final SimulatedAntenna ANTENNA = SimulatedAntenna.g5500(20);

    private final List<StationEvent> events = new ArrayList<>();
    private final AgendaMaker maker = new AgendaMaker(
            new SiteFrame(SimulatedAntenna.station().site()),
            number -> HorizonMask.FLAT,
            Optional.of(ANTENNA.config()));
    private final AtomicReference<AgendaMemory.Kept> disk = new AtomicReference<>(AgendaMemory.Kept.NOTHING);
    private QuietRun run;
    private AgendaKeeper keeper;
    private AgendaMemory memory = AgendaMemory.none();
    private Appointment first;
    private Appointment second;

    private static Wish wish(boolean urgent) {
        Wish both = Wish.of("both", "90001,90002", Groups.builtIn().parse("90001,90002"));
        return urgent ? both.preempting() : both;
    }

    /** Begins three minutes before the first pair of passes of which one is trimmed for the other. */
    @BeforeEach
    void starts_before_two_passes_that_overlap() {
        Agenda day = maker.make(
                Catalogue.empty().with(BOTH),
                List.of(wish(false)),
                Sets.EPOCH.plusSeconds(86_400),
                AgendaMaker.Circumstances.plain(Sets.EPOCH));
        int i = 0;
        while (!day.appointments()
                .get(i)
                .end()
                .isBefore(day.appointments().get(i).candidate().pass().los().utc())) {
            i++;
        }
        first = day.appointments().get(i);
        second = day.appointments().get(i + 1);
        run = new QuietRun(ANTENNA, ANTENNA.axes(), BOTH, first.begin().minusSeconds(180));
    }

    private void keep(boolean automatic) {
        keep(automatic, wish(false));
    }

    private void keep(boolean automatic, Wish wish) {
        keeper = new AgendaKeeper(
                run.station, maker, new ScheduleConfig(automatic, List.of(wish)), memory, Runnable::run, run.clock);
        run.station.subscribeEvents(events::add);
        run.station.use(keeper);
    }

    private List<String> words() {
        return events.stream()
                .filter(StationEvent.OfPass.class::isInstance)
                .map(event -> event.word()
                        + ' '
                        + ((StationEvent.OfPass) event).pass().pass().catalogNumber())
                .filter(word -> !word.contains("culminated"))
                .toList();
    }

    @Test
    void follows_both_and_leaves_the_one_for_the_other_when_the_agenda_says() {
        keep(true);

        run.runUntil(GRAIN, second.end().plusSeconds(60));

        int one = first.candidate().pass().catalogNumber();
        int other = second.candidate().pass().catalogNumber();
        assertThat(words())
                .containsExactly(
                        "pass-begun " + one,
                        "pass-risen " + one,
                        "pass-ended " + one,
                        "pass-begun " + other,
                        "pass-risen " + other,
                        "pass-set " + other,
                        "pass-ended " + other);
        StationEvent.PassEnded left = events.stream()
                .filter(StationEvent.PassEnded.class::isInstance)
                .map(StationEvent.PassEnded.class::cast)
                .findFirst()
                .orElseThrow();
        assertThat(left.utc()).isBetween(first.end(), first.end().plusSeconds(2));
        assertThat(left.report().pointing().orElseThrow().offBeamSeconds()).isLessThan(1);
        assertThat(keeper.view().waiting()).isEmpty();
    }

    @Test
    void moves_nothing_unless_it_is_automatic() {
        keep(false);

        run.runUntil(GRAIN, first.begin().plusSeconds(10));

        assertThat(words()).isEmpty();
        assertThat(keeper.view().agenda().appointments()).isNotEmpty();
        assertThat(keeper.view().automatic()).isFalse();
    }

    @Test
    void leaves_the_antenna_alone_when_a_person_has_stopped_it_until_somebody_says_go_on() {
        keep(true);
        run.runUntil(GRAIN, first.begin().plusSeconds(10));
        run.station.stop("Ada");

        run.runUntil(GRAIN, first.begin().plusSeconds(40));

        assertThat(run.station.snapshot().state()).isEqualTo(StationState.IDLE);
        assertThat(keeper.view().waiting())
                .contains("Ada stopped the antenna; the agenda leaves the antenna alone until 'slewd resume'");

        keeper.resume("Ada");
        run.runUntil(GRAIN, first.begin().plusSeconds(60));

        assertThat(run.station.snapshot().state()).isEqualTo(StationState.TRACKING);
    }

    @Test
    void goes_on_after_slewd_has_ended_and_stopped_the_antenna_for_that() {
        remember();
        keep(true);
        run.runUntil(GRAIN, first.begin().plusSeconds(10));
        run.station.stop(StationControl.itself("which ends"));
        run.runUntil(GRAIN, first.begin().plusSeconds(12));

        run = new QuietRun(ANTENNA, ANTENNA.axes(), BOTH, first.begin().plusSeconds(20));
        keep(true);
        run.runUntil(GRAIN, first.begin().plusSeconds(50));

        assertThat(keeper.view().waiting()).isEmpty();
        assertThat(run.station.snapshot().state()).isEqualTo(StationState.TRACKING);
    }

    @Test
    void does_not_fight_a_person_who_points() {
        keep(true);
        run.station.point(new Pointing(200, 30), "Ada");

        run.runUntil(GRAIN, first.begin().plusSeconds(20));

        assertThat(words()).isEmpty();
        assertThat(keeper.view().waiting().orElseThrow()).startsWith("Ada pointed the antenna");
        assertThat(run.truth().azimuthDeg()).isBetween(195.0, 205.0);
    }

    @Test
    void has_the_lease_of_antenna_and_receiver_while_it_follows_and_no_longer() {
        LeaseBook leases = share();
        run.runUntil(GRAIN, first.begin().plusSeconds(30));
        assertThat(holders(leases)).containsExactly("schedule", "schedule");
        long number = leases.view().get(0).lease().orElseThrow().number();

        run.runUntil(GRAIN, second.begin().plusSeconds(30));
        assertThat(leases.view().get(0).lease().orElseThrow().number())
                .as("it goes from pass to pass")
                .isEqualTo(number);
        run.runUntil(GRAIN, second.end().plusSeconds(5));
        assertThat(holders(leases)).as("given back, not left to end").containsExactly("", "");
        assertThat(words()).last().isEqualTo("pass-ended " + number(second));
    }

    @Test
    void a_person_gets_the_antenna_from_it_at_once_and_it_goes_on_when_it_is_given_back() {
        LeaseBook leases = share();
        run.runUntil(GRAIN, first.begin().plusSeconds(30));
        Holder ada = new Holder("Ada", "page 1");
        long number = ((Grant.Granted) leases.acquire(Part.ROTATOR, ada, org.slewd.lease.Wish.IF_FREE))
                .lease()
                .number();
        for (Instant at = first.begin().plusSeconds(30);
                at.isBefore(second.begin().plusSeconds(40));
                at = at.plusSeconds(5)) {
            run.runUntil(GRAIN, at);
            assertThat(leases.renew(Part.ROTATOR, ada, number)).isTrue();
        }
        assertThat(words())
                .as("what is under way goes on, and nothing begins")
                .doesNotContain("pass-begun " + number(second));
        assertThat(keeper.view().waiting()).contains("the agenda waits: Ada holds the antenna");

        leases.release(Part.ROTATOR, ada, number);
        run.runUntil(GRAIN, second.begin().plusSeconds(80));
        assertThat(words()).contains("pass-begun " + number(second));
        assertThat(holders(leases)).containsExactly("schedule", "schedule");
    }

    @Test
    void an_order_of_a_person_who_takes_no_lease_is_not_taken_back_by_it() {
        LeaseBook leases = share();
        run.runUntil(GRAIN, first.begin().plusSeconds(30));
        Claim single = new Claim(Part.ROTATOR, new Holder("Ada", "tty"), OptionalLong.empty(), true, Optional.empty());
        leases.carryOut(single, () -> run.station.hold("Ada"), barred -> null);
        run.runUntil(GRAIN, first.begin().plusSeconds(60));
        assertThat(run.station.snapshot().state()).isEqualTo(StationState.IDLE);
        assertThat(holders(leases)).containsExactly("", "");
    }

    /** An antenna that others may want too. */
    private LeaseBook share() {
        LeaseBook leases = new LeaseBook(EnumSet.allOf(Part.class), run.clock);
        keeper = new AgendaKeeper(
                run.station,
                maker,
                new ScheduleConfig(true, List.of(wish(false))),
                memory,
                new AgendaKeeper.Workers(Runnable::run, Runnable::run),
                leases,
                run.clock);
        run.station.subscribeEvents(events::add);
        run.station.use(keeper);
        return leases;
    }

    private static List<String> holders(LeaseBook leases) {
        return leases.view().stream()
                .map(part -> part.lease().map(lease -> lease.holder().who()).orElse(""))
                .toList();
    }

    @Test
    void wishes_come_and_go() {
        keep(false);
        Wish one = Wish.of("one", "90001", Groups.builtIn().parse("90001"));

        assertThat(keeper.add(one, "Ada").toCompletableFuture().join()).isInstanceOf(Outcome.Accepted.class);
        assertThat(keeper.add(one, "Ada").toCompletableFuture().join()).isInstanceOf(Outcome.Refused.class);
        assertThat(keeper.view().wishes()).extracting(Wish::name).containsExactly("both", "one");
        assertThat(keeper.remove("both", "Ada").toCompletableFuture().join()).isInstanceOf(Outcome.Refused.class);
        assertThat(keeper.remove("one", "Ada").toCompletableFuture().join()).isInstanceOf(Outcome.Accepted.class);
        assertThat(keeper.setAutomatic(true, "Ada").toCompletableFuture().join())
                .isInstanceOf(Outcome.Accepted.class);
        assertThat(keeper.view().automatic()).isTrue();
    }

    @Test
    void a_pass_that_was_followed_counts_for_its_quota_after_a_restart_too() {
        remember();
        keep(true);
        run.runUntil(GRAIN, second.end().plusSeconds(5));
        assertThat(disk.get().followed())
                .extracting(Followed::wish, Followed::catalogNumber)
                .containsExactly(tuple("both", number(first)), tuple("both", number(second)));

        keeper.setAutomatic(false, "Ada");
        assertThat(disk.get().followed()).as("beside the wishes").hasSize(2);
        Followings anew = new Followings(disk.get().followed(), disk.get().goingOn());
        assertThat(anew.since(first.begin())).hasSize(2);
        assertThat(anew.since(run.clock.utc().plusSeconds(86_400))).isEmpty();
    }

    @Test
    void a_pass_counts_once_from_its_rise_on_also_when_slewd_dies_in_it_and_takes_it_up_again() {
        remember();
        keep(true);
        run.runUntil(GRAIN, first.begin().plusSeconds(10));
        assertThat(disk.get().followed()).extracting(Followed::catalogNumber).containsExactly(number(first));

        run = new QuietRun(ANTENNA, ANTENNA.axes(), BOTH, first.begin().plusSeconds(30));
        keep(true);
        run.runUntil(GRAIN, first.begin().plusSeconds(60));
        assertThat(run.station.snapshot().state()).isEqualTo(StationState.TRACKING);
        assertThat(disk.get().followed()).extracting(Followed::catalogNumber).containsExactly(number(first));
    }

    @Test
    void a_pass_that_must_not_be_cut_is_taken_up_again_after_a_crash() {
        remember();
        Wish whole = Wish.of("whole", "" + number(first), Groups.builtIn().parse("" + number(first)))
                .with(new Wish.Trim(false, Wish.Trim.USUAL.leastUsefulS()));
        keep(true, whole);
        run.runUntil(GRAIN, first.begin().plusSeconds(10));
        assertThat(run.station.snapshot().state()).isEqualTo(StationState.TRACKING);

        run = new QuietRun(ANTENNA, ANTENNA.axes(), BOTH, first.begin().plusSeconds(30));
        keep(true, whole);
        run.runUntil(GRAIN, first.begin().plusSeconds(60));

        assertThat(keeper.view().following()).contains(first.candidate().pass().name());
    }

    @Test
    void who_stopped_the_antenna_has_stopped_it_after_a_crash_too() {
        remember();
        keep(true);
        run.station.stop("Ada");

        keep(true);
        run.runUntil(GRAIN, first.begin().plusSeconds(10));

        assertThat(keeper.view().waiting().orElseThrow()).startsWith("Ada stopped the antenna");
        assertThat(words()).isEmpty();
    }

    @Test
    void a_pass_that_a_person_wanted_and_did_not_get_holds_nothing_up() {
        keep(true);
        assertThat(run.station
                        .track(4711, RadioChoice.OPEN, "Ada")
                        .toCompletableFuture()
                        .getNow(null))
                .isInstanceOf(Outcome.Refused.class);

        run.runUntil(GRAIN, run.clock.utc().plusSeconds(31));

        assertThat(keeper.view().waiting()).isEmpty();
    }

    @Test
    void nothing_is_followed_by_elements_that_are_too_old() {
        Instant later = Sets.EPOCH.plusSeconds(40 * 86_400);
        Agenda day = maker.make(
                Catalogue.empty().with(BOTH),
                List.of(wish(true)),
                later.plusSeconds(86_400),
                AgendaMaker.Circumstances.plain(later));

        assertThat(day.appointments()).isEmpty();
        assertThat(day.accounts()).isNotEmpty().allSatisfy(account -> {
            assertThat(((Account.Declined) account).why()).isEqualTo(Account.Why.ELEMENTS);
            assertThat(account.reason()).contains("days from their epoch", "fetch newer ones");
        });
    }

    @Test
    void a_receiver_that_does_not_answer_is_missed_until_it_does() {
        Rig rig = new Rig(Gs232.KIND_B, Sets.EPOCH);
        rig.predictions.use(Catalogue.empty().with(BOTH));
        Wish needy = wish(false).needing(Set.of(Resource.ROTATOR, Resource.RECEIVER));
        keeper = new AgendaKeeper(
                rig.station,
                maker,
                new ScheduleConfig(false, List.of(needy)),
                AgendaMemory.none(),
                Runnable::run,
                rig.clock);
        rig.station.use(keeper);
        rig.receiverLink.unplug();

        rig.runUntil("no radio", () -> declined().contains("the receiver does not answer"), Duration.ofSeconds(20));
        assertThat(keeper.view().agenda().appointments()).isEmpty();

        rig.receiverLink.replug();
        rig.runUntil("the radio", () -> declined().isEmpty(), Duration.ofSeconds(20));
        assertThat(keeper.view().agenda().appointments()).isNotEmpty();
    }

    private Set<String> declined() {
        return keeper.view().agenda().accounts().stream()
                .filter(account ->
                        account instanceof Account.Declined declined && declined.why() == Account.Why.RESOURCE)
                .map(Account::reason)
                .collect(Collectors.toSet());
    }

    private void remember() {
        memory = new AgendaMemory() {
            @Override
            public Kept recall() {
                return disk.get();
            }

            @Override
            public boolean keep(Kept now) {
                disk.set(now);
                return true;
            }
        };
    }

    private static int number(Appointment appointment) {
        return appointment.candidate().pass().catalogNumber();
    }

    @Test
    void what_a_person_asked_in_vain_does_not_hold_it_up() {
        keep(true);
        run.runUntil(GRAIN, first.begin().plusSeconds(10));
        assertThat(of(run.station.calibrate(List.of(Axis.AZIMUTH), "Ada"))).isInstanceOf(Outcome.Refused.class);
        assertThat(of(run.station.point(new Pointing(200, 1000), "Ada"))).isInstanceOf(Outcome.Refused.class);

        run.runUntil(GRAIN, second.end().minusSeconds(10));

        assertThat(words()).contains("pass-begun " + number(second));
        assertThat(keeper.view().waiting()).isEmpty();
    }

    private Outcome of(CompletionStage<Outcome> answer) {
        run.step(GRAIN);
        return answer.toCompletableFuture().getNow(null);
    }

    @Test
    void what_it_was_about_to_ask_when_a_person_stopped_the_antenna_is_not_asked() {
        Queue<Runnable> orders = new ArrayDeque<>();
        keeper = new AgendaKeeper(
                run.station,
                maker,
                new ScheduleConfig(true, List.of(wish(false))),
                memory,
                new AgendaKeeper.Workers(Runnable::run, orders::add),
                new LeaseBook(EnumSet.allOf(Part.class), run.clock),
                run.clock);
        run.station.subscribeEvents(events::add);
        run.station.use(keeper);
        run.runUntil(GRAIN, first.begin());
        assertThat(orders).as("leases to keep, and a pass to follow").hasSizeGreaterThan(1);

        run.station.stop("Ada");
        run.step(GRAIN);
        orders.forEach(Runnable::run);
        run.runUntil(GRAIN, first.begin().plusSeconds(15));

        assertThat(words()).isEmpty();
        assertThat(run.station.snapshot().state()).isEqualTo(StationState.IDLE);
    }

    @Test
    void what_could_not_be_brought_to_the_disk_is_not_said_to_be_kept() {
        memory = new AgendaMemory() {
            @Override
            public Kept recall() {
                return Kept.NOTHING;
            }

            @Override
            public boolean keep(Kept now) {
                return false;
            }
        };
        keep(true);

        Outcome outcome =
                keeper.setAutomatic(false, "Ada").toCompletableFuture().join();

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.message()).contains("ends with slewd"));
        assertThat(keeper.view().automatic()).as("it counts all the same").isFalse();
    }
}
