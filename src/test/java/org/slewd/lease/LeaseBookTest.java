package org.slewd.lease;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slewd.lease.LeaseEvent.What;
import org.slewd.time.VirtualClock;

class LeaseBookTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final Holder ANNA = new Holder("anna", "page 1");
    private static final Holder BERT = new Holder("bert", "page 2");
    private static final Holder CARLA = new Holder("carla", "page 3");

    // The monotonic count overflows some seconds in.
    private final VirtualClock clock = new VirtualClock(NOON, Long.MAX_VALUE - 5_000_000_000L);
    private final LeaseBook book = new LeaseBook(EnumSet.allOf(Part.class), clock);
    private final List<String> told = new ArrayList<>();

    @BeforeEach
    void listen() {
        book.listen(event -> told.add(event.what() + " " + event.holder().who()
                + event.by().map(by -> " by " + by.who()).orElse("")));
    }

    private long acquired(Holder holder) {
        return acquired(book.acquire(Part.ROTATOR, holder, Wish.IF_FREE));
    }

    private static long acquired(Grant grant) {
        assertThat(grant).isInstanceOf(Grant.Granted.class);
        return ((Grant.Granted) grant).lease().number();
    }

    private void pass(double seconds) {
        clock.advance(Duration.ofMillis(Math.round(seconds * 1000)));
    }

    private Optional<String> holder() {
        return book.view().get(0).lease().map(lease -> lease.holder().who());
    }

    /** Whether an order is handed over. */
    private boolean orders(Holder holder, OptionalLong number, boolean singly) {
        return orders(new Claim(Part.ROTATOR, holder, number, singly, Optional.empty()));
    }

    private boolean orders(Claim claim) {
        return book.carryOut(claim, () -> true, barred -> false);
    }

    private boolean orders(Holder holder, long number) {
        return orders(holder, OptionalLong.of(number), false);
    }

    @Test
    void a_lease_ends_ten_seconds_after_its_holder_was_last_heard_of() {
        long number = acquired(ANNA);
        pass(9);
        assertThat(book.renew(Part.ROTATOR, ANNA, number)).isTrue();
        pass(9.999);
        assertThat(holder()).contains("anna");
        pass(0.001);
        assertThat(holder()).isEmpty();
        assertThat(book.renew(Part.ROTATOR, ANNA, number)).isFalse();
        assertThat(orders(ANNA, number)).isFalse();
        assertThat(told).containsExactly("GRANTED anna", "EXPIRED anna");
        assertThat(book.view().get(0).last().map(LeaseEvent::what)).contains(What.EXPIRED);
    }

    @Test
    void orders_keep_it_and_so_does_wanting_it_again_under_the_same_number() {
        long number = acquired(ANNA);
        pass(9);
        assertThat(orders(ANNA, number)).isTrue();
        pass(9);
        assertThat(acquired(ANNA)).isEqualTo(number);
        pass(9);
        assertThat(orders(ANNA, number)).isTrue();
        assertThat(told).containsExactly("GRANTED anna");
    }

    @Test
    void a_part_that_somebody_has_is_refused_and_said_whose_it_is() {
        acquired(ANNA);
        pass(4);
        Grant.Held held = (Grant.Held) book.acquire(Part.ROTATOR, BERT, Wish.IF_FREE);
        assertThat(held.held().holder()).isEqualTo(ANNA);
        assertThat(held.held().sinceUtc()).isEqualTo(NOON);
        assertThat(held.secondsLeft()).isEqualTo(6);
        assertThat(acquired(book.acquire(Part.RECEIVER, BERT, Wish.IF_FREE))).isPositive();
        assertThat(told).containsExactly("GRANTED anna", "REFUSED anna by bert", "GRANTED bert");
    }

    @Test
    void who_tries_again_and_again_is_told_of_once_for_each_lease() {
        long number = acquired(ANNA);
        for (int second = 0; second < 8; second++) {
            book.acquire(Part.ROTATOR, BERT, Wish.IF_FREE);
            book.acquire(Part.ROTATOR, CARLA, Wish.IF_FREE);
            pass(1);
        }
        assertThat(told).containsExactly("GRANTED anna", "REFUSED anna by bert", "REFUSED anna by carla");
        told.clear();
        for (int i = 0; i < 1000; i++) {
            book.acquire(Part.ROTATOR, new Holder("program " + i, "program " + i), Wish.IF_FREE);
        }
        assertThat(told).hasSize(14);
        book.release(Part.ROTATOR, ANNA, number);
        acquired(ANNA);
        told.clear();
        book.acquire(Part.ROTATOR, BERT, Wish.IF_FREE);
        assertThat(told).containsExactly("REFUSED anna by bert");
    }

    @Test
    void only_the_number_and_the_connection_of_the_holder_count_together() {
        long number = acquired(ANNA);
        assertThat(orders(ANNA, number - 1)).isFalse();
        assertThat(orders(ANNA, number + 1)).isFalse();
        assertThat(orders(BERT, number)).isFalse();
        assertThat(orders(new Holder("anna", "page 9"), number)).isFalse();
        assertThat(orders(ANNA, OptionalLong.empty(), false)).isFalse();
        assertThat(book.release(Part.ROTATOR, BERT, number)).isFalse();
        assertThat(book.renew(Part.ROTATOR, BERT, number)).isFalse();
        assertThat(orders(ANNA, number)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void who_is_asked_gives_it_or_keeps_it(boolean give) {
        long number = acquired(ANNA);
        Grant.Asked asked = (Grant.Asked) book.acquire(Part.ROTATOR, BERT, Wish.ASK);
        assertThat(asked.secondsLeft()).isEqualTo(15);
        pass(3);
        assertThat(((Grant.Asked) book.acquire(Part.ROTATOR, BERT, Wish.ASK)).secondsLeft())
                .isEqualTo(12);
        assertThat(book.acquire(Part.ROTATOR, CARLA, Wish.ASK)).isInstanceOf(Grant.Held.class);
        assertThat(book.answer(Part.ROTATOR, BERT, true)).isFalse();
        assertThat(orders(ANNA, number)).isTrue();
        assertThat(book.answer(Part.ROTATOR, ANNA, give)).isTrue();
        assertThat(book.answer(Part.ROTATOR, ANNA, give)).isFalse();

        assertThat(holder()).contains(give ? "bert" : "anna");
        assertThat(orders(ANNA, number)).isEqualTo(!give);
        assertThat(book.view().get(0).asker()).isEmpty();
        if (give) {
            assertThat(acquired(BERT)).isGreaterThan(number);
            assertThat(told).endsWith("GIVEN anna by bert", "GRANTED bert");
        } else {
            assertThat(told).endsWith("KEPT anna by bert");
            pass(5);
            assertThat(holder()).contains("anna");
        }
    }

    @Test
    void who_is_asked_and_does_not_answer_loses_it_after_fifteen_seconds_though_he_is_heard_of() {
        long number = acquired(ANNA);
        book.acquire(Part.ROTATOR, BERT, Wish.ASK);
        for (int second = 0; second < 14; second += 2) {
            pass(2);
            assertThat(book.renew(Part.ROTATOR, ANNA, number)).isTrue();
        }
        assertThat(orders(ANNA, number)).isTrue();
        pass(1);
        assertThat(orders(ANNA, number)).isFalse();
        assertThat(holder()).contains("bert");
        assertThat(told).endsWith("UNANSWERED anna by bert", "GRANTED bert");
    }

    @Test
    void who_has_asked_gets_it_when_the_holder_gives_it_back_or_vanishes() {
        long number = acquired(ANNA);
        book.acquire(Part.ROTATOR, BERT, Wish.ASK);
        book.release(Part.ROTATOR, ANNA, number);
        assertThat(holder()).contains("bert");

        book.acquire(Part.ROTATOR, CARLA, Wish.ASK);
        pass(10);
        assertThat(holder()).contains("carla");
    }

    @Test
    void a_connection_that_is_gone_holds_nothing_and_asks_for_nothing() {
        acquired(ANNA);
        book.acquire(Part.ROTATOR, BERT, Wish.ASK);
        book.leave(BERT.connection());
        assertThat(book.view().get(0).asker()).isEmpty();
        book.leave(ANNA.connection());
        assertThat(holder()).isEmpty();
        assertThat(told).endsWith("LEFT anna");
    }

    @Test
    void force_takes_it_at_once_and_the_loser_can_see_who_did() {
        long number = acquired(ANNA);
        long higher = acquired(book.acquire(Part.ROTATOR, BERT, Wish.TAKE));
        assertThat(higher).isGreaterThan(number);
        assertThat(orders(ANNA, number)).isFalse();
        assertThat(orders(BERT, higher)).isTrue();
        LeaseEvent last = book.view().get(0).last().orElseThrow();
        assertThat(last.what()).isEqualTo(What.TAKEN);
        assertThat(last.number()).isEqualTo(number);
        assertThat(last.by()).contains(BERT);
    }

    @Test
    void the_agenda_gives_way_to_everybody_and_takes_nothing_from_a_person() {
        long agenda = acquired(Holder.SCHEDULE);
        long number = acquired(ANNA);
        assertThat(orders(Holder.SCHEDULE, agenda)).isFalse();
        assertThat(book.acquire(Part.ROTATOR, Holder.SCHEDULE, Wish.IF_FREE)).isInstanceOf(Grant.Held.class);
        assertThat(book.heldByPerson(Part.ROTATOR).map(Lease::holder)).contains(ANNA);
        book.release(Part.ROTATOR, ANNA, number);
        acquired(Holder.SCHEDULE);
        assertThat(book.heldByPerson(Part.ROTATOR)).isEmpty();
        assertThat(told)
                .containsExactly(
                        "GRANTED schedule",
                        "TAKEN schedule by anna",
                        "GRANTED anna",
                        "RELEASED anna",
                        "GRANTED schedule");
    }

    @Test
    void a_single_order_needs_no_number_where_no_other_person_has_the_part() {
        assertThat(orders(BERT, OptionalLong.empty(), true)).isTrue();
        assertThat(told).isEmpty();
        acquired(Holder.SCHEDULE);
        assertThat(orders(BERT, OptionalLong.empty(), true)).isTrue();
        assertThat(holder()).isEmpty();
        acquired(ANNA);
        assertThat(orders(BERT, OptionalLong.empty(), true)).isFalse();
        assertThat(orders(ANNA, OptionalLong.empty(), true)).isTrue();
    }

    @Test
    void an_order_that_uses_another_part_too_must_not_take_it_from_a_person() {
        long number = acquired(ANNA);
        Claim follow = new Claim(Part.ROTATOR, ANNA, OptionalLong.of(number), false, Optional.of(Part.RECEIVER));
        assertThat(orders(follow)).isTrue();
        long others = acquired(book.acquire(Part.RECEIVER, BERT, Wish.IF_FREE));
        assertThat(orders(follow)).isFalse();
        assertThat(book.carryOut(
                        follow,
                        () -> "done",
                        barred -> barred.part() + " "
                                + barred.held().orElseThrow().holder().who()))
                .isEqualTo("RECEIVER bert");
        book.release(Part.RECEIVER, BERT, others);
        acquired(book.acquire(Part.RECEIVER, Holder.SCHEDULE, Wish.IF_FREE));
        assertThat(orders(follow)).isTrue();
    }

    @Test
    void who_gives_no_order_for_an_hour_does_not_keep_it_by_being_there() {
        long number = acquired(ANNA);
        for (int second = 0; second < 3_595; second += 5) {
            pass(5);
            assertThat(book.renew(Part.ROTATOR, ANNA, number)).isTrue();
        }
        assertThat(orders(ANNA, number)).isTrue();
        for (int second = 0; second < 3_595; second += 5) {
            pass(5);
            assertThat(book.renew(Part.ROTATOR, ANNA, number)).isTrue();
        }
        pass(5);
        assertThat(book.renew(Part.ROTATOR, ANNA, number)).isFalse();
        assertThat(told).endsWith("IDLE anna");
    }

    @Test
    void no_number_comes_twice_over_a_restart_nor_when_the_clock_is_set_back() {
        long first = acquired(ANNA);
        clock.stepUtc(Duration.ofDays(-1));
        long second = acquired(book.acquire(Part.ROTATOR, BERT, Wish.TAKE));
        assertThat(second).isGreaterThan(first);
        clock.stepUtc(Duration.ofDays(1));
        pass(1);

        LeaseBook restarted = new LeaseBook(EnumSet.allOf(Part.class), clock);
        long third = acquired(restarted.acquire(Part.ROTATOR, BERT, Wish.IF_FREE));
        assertThat(third).isGreaterThan(second).isLessThan(1L << 53);
        assertThat(restarted.renew(Part.ROTATOR, BERT, second)).isFalse();
    }

    @Test
    void a_station_without_a_receiver_has_one_part() {
        LeaseBook small = new LeaseBook(Set.of(Part.ROTATOR), clock);
        assertThat(small.acquire(Part.RECEIVER, ANNA, Wish.TAKE)).isInstanceOf(Grant.NoPart.class);
        assertThat(small.view()).hasSize(1);
        assertThat(small.renew(Part.RECEIVER, ANNA, 1)).isFalse();
        assertThat(small.answer(Part.RECEIVER, ANNA, true)).isFalse();
    }
}
