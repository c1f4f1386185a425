package org.slewd.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.slewd.time.VirtualClock;

class PeopleTest {

    private static final String HERE = "127.0.0.1";
    private static final String THERE = "192.0.2.7";
    private static final String PASSWORD = "correct horse battery";
    private static final PasswordHash.Cost CHEAP = new PasswordHash.Cost(8, 1, 1);

    private final VirtualClock clock = new VirtualClock(Instant.parse("2026-11-24T12:00:00Z"));
    private final Kept memory = new Kept();
    private final Passwords passwords = new Passwords(CHEAP);
    private final People people = new People(memory, passwords, Runnable::run, clock);

    /** Remembers in place of a disk. */
    private static final class Kept implements PeopleMemory {
        private Register register = Register.EMPTY;
        private boolean isFull;

        @Override
        public Register kept() {
            return register;
        }

        @Override
        public Optional<String> complaint() {
            return Optional.empty();
        }

        @Override
        public CompletionStage<Boolean> keep(Register next) {
            if (!isFull) {
                register = next;
            }
            return CompletableFuture.completedFuture(!isFull);
        }
    }

    private static <T> T now(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    private void add(String name, Role role) {
        assertThat(now(people.add(name, role, PASSWORD))).isEqualTo(new Change.Made(true));
    }

    private Login logIn(String name) {
        return ((Entrance.Open) now(people.byPassword(name, PASSWORD, HERE))).login();
    }

    private static Change.Why why(CompletionStage<Change> stage) {
        return ((Change.Refused) now(stage)).why();
    }

    @Test
    void the_right_password_opens_and_any_other_does_not() {
        add("ada", Role.OPERATOR);

        assertThat(people.personOf(logIn("ada")))
                .contains(new Person(Optional.of("ada"), Optional.empty(), Role.OPERATOR));
        assertThat(now(people.byPassword("ada", PASSWORD + " ", HERE))).isInstanceOf(Entrance.Wrong.class);
        assertThat(now(people.byPassword("bob", PASSWORD, HERE))).isInstanceOf(Entrance.Wrong.class);
    }

    @Test
    void an_accent_typed_in_two_ways_is_the_same_password() {
        now(people.add("ada", Role.OBSERVER, "na\u00efve stations"));

        assertThat(now(people.byPassword("ada", "nai\u0308ve stations", HERE))).isInstanceOf(Entrance.Open.class);
    }

    @Test
    void an_unknown_name_takes_as_much_work_as_a_wrong_password() {
        add("ada", Role.OPERATOR);
        long before = passwords.workedKib();
        now(people.byPassword("ada", "not the password", HERE));
        long wrong = passwords.workedKib() - before;
        now(people.byPassword("nobody", "not the password", HERE));

        assertThat(wrong).isPositive();
        assertThat(passwords.workedKib() - before - wrong).isEqualTo(wrong);
    }

    @Test
    void a_hash_is_as_others_compute_it() {
        // By the reference implementation of Argon2: argon2 somesalt -id -t 2 -k 65536 -p 1 -l 32.
        PasswordHash hash = PasswordHash.parse(
                "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc");

        assertThat(passwords.matches("password", Optional.of(hash))).isTrue();
        assertThat(passwords.matches("passwore", Optional.of(hash))).isFalse();
    }

    @Test
    void a_hash_of_another_cost_is_made_anew_at_the_next_login_and_the_login_stays_good() {
        add("ada", Role.OPERATOR);
        PasswordHash.Cost dearer = new PasswordHash.Cost(16, 2, 1);
        People later = new People(memory, new Passwords(dearer), Runnable::run, clock);
        assertThat(now(later.byPassword("ada", "a wrong password", HERE))).isInstanceOf(Entrance.Wrong.class);
        assertThat(memory.register.account("ada").orElseThrow().password().cost())
                .isEqualTo(CHEAP);

        Entrance entrance = now(later.byPassword("ada", PASSWORD, HERE));

        assertThat(memory.register.account("ada").orElseThrow().password().cost())
                .isEqualTo(dearer);
        assertThat(later.personOf(((Entrance.Open) entrance).login())).isPresent();
        assertThat(now(later.byPassword("ada", PASSWORD, HERE))).isInstanceOf(Entrance.Open.class);
    }

    @Test
    void logins_end_with_the_account_its_role_and_its_password() {
        add("ada", Role.OPERATOR);
        Login first = logIn("ada");
        now(people.setRole("ada", Role.OBSERVER));
        assertThat(people.personOf(first)).isEmpty();

        Login second = logIn("ada");
        assertThat(people.personOf(second).orElseThrow().role()).isEqualTo(Role.OBSERVER);
        now(people.setPassword("ada", PASSWORD));
        assertThat(people.personOf(second)).isEmpty();

        Login third = logIn("ada");
        now(people.remove("ada"));
        assertThat(people.personOf(third)).isEmpty();
        add("ada", Role.ADMIN);
        assertThat(people.personOf(third))
                .as("an account of the same name is another one")
                .isEmpty();
    }

    @Test
    void a_token_is_good_until_it_expires_or_is_revoked_and_never_for_more_than_its_owner() {
        add("ada", Role.OPERATOR);
        String secret = People.newSecret();
        now(people.addToken("logger", secret, Optional.of("ada"), Role.OPERATOR, Optional.of(Duration.ofDays(1))));
        Login login = people.byToken(secret).orElseThrow();
        assertThat(people.personOf(login))
                .contains(new Person(Optional.of("ada"), Optional.of("logger"), Role.OPERATOR));
        assertThat(people.byToken(secret + "x")).isEmpty();

        now(people.setRole("ada", Role.OBSERVER));
        assertThat(people.personOf(login)).isEmpty();
        assertThat(people.byToken(secret)
                        .flatMap(people::personOf)
                        .orElseThrow()
                        .role())
                .isEqualTo(Role.OBSERVER);

        Login lowered = people.byToken(secret).orElseThrow();
        clock.advance(Duration.ofDays(1).minusMillis(1));
        assertThat(people.personOf(lowered)).isPresent();
        clock.advance(Duration.ofMillis(1));
        assertThat(people.personOf(lowered)).isEmpty();
        assertThat(people.byToken(secret)).isEmpty();

        String other = People.newSecret();
        now(people.addToken("other", other, Optional.empty(), Role.ADMIN, Optional.empty()));
        Login machine = people.byToken(other).orElseThrow();
        assertThat(people.personOf(machine).orElseThrow().by("program 4")).isEqualTo("token other (program 4)");
        now(people.removeToken("other"));
        assertThat(people.personOf(machine)).isEmpty();
    }

    @Test
    void tokens_go_with_their_owner() {
        add("ada", Role.OPERATOR);
        String secret = People.newSecret();
        now(people.addToken("logger", secret, Optional.of("ada"), Role.OBSERVER, Optional.empty()));
        now(people.remove("ada"));
        add("ada", Role.ADMIN);

        assertThat(people.byToken(secret)).isEmpty();
        assertThat(people.register().tokens()).isEmpty();
    }

    @Test
    void what_cannot_be_is_refused_with_a_reason() {
        add("ada", Role.OPERATOR);

        assertThat(why(people.add("ada", Role.ADMIN, PASSWORD))).isEqualTo(Change.Why.TAKEN);
        assertThat(why(people.add("Ada", Role.ADMIN, PASSWORD))).isEqualTo(Change.Why.UNSOUND);
        assertThat(why(people.add("a b", Role.ADMIN, PASSWORD))).isEqualTo(Change.Why.UNSOUND);
        assertThat(why(people.add("bob", Role.ADMIN, "eleven char"))).isEqualTo(Change.Why.UNSOUND);
        assertThat(why(people.add("bob", Role.ADMIN, "a".repeat(30)))).isEqualTo(Change.Why.UNSOUND);
        assertThat(why(people.setRole("bob", Role.ADMIN))).isEqualTo(Change.Why.UNKNOWN);
        assertThat(why(people.remove("bob"))).isEqualTo(Change.Why.UNKNOWN);
        assertThat(why(people.removeToken("none"))).isEqualTo(Change.Why.UNKNOWN);
        assertThat(why(people.setPassword("ada", "a wrong password", PASSWORD + "2", HERE)))
                .isEqualTo(Change.Why.WRONG);
        assertThat(memory.register.accounts()).hasSize(1);
    }

    @Test
    void a_change_that_does_not_reach_the_disk_is_in_force_and_told() {
        add("ada", Role.OPERATOR);
        Login login = logIn("ada");
        memory.isFull = true;

        assertThat(now(people.remove("ada"))).isEqualTo(new Change.Made(false));
        assertThat(people.personOf(login)).isEmpty();
    }

    @Test
    void the_last_use_of_a_token_is_noted_once_an_hour() {
        String secret = People.newSecret();
        now(people.addToken("logger", secret, Optional.empty(), Role.OBSERVER, Optional.empty()));
        people.byToken(secret);
        Optional<Instant> first = memory.register.tokens().get(0).lastUsedUtc();
        assertThat(first).contains(clock.utc());
        clock.advance(Duration.ofMinutes(59));
        people.byToken(secret);
        assertThat(memory.register.tokens().get(0).lastUsedUtc()).isEqualTo(first);
        clock.advance(Duration.ofMinutes(1));
        people.byToken(secret);
        assertThat(memory.register.tokens().get(0).lastUsedUtc()).contains(clock.utc());
    }

    @Test
    void guesses_are_slowed_down_and_the_owner_is_kept_out_for_a_minute_at_most() {
        add("ada", Role.OPERATOR);
        Login before = logIn("ada");
        for (int i = 0; i < GuessLimits.FREE; i++) {
            assertThat(now(people.byPassword("ada", "a wrong password", THERE))).isInstanceOf(Entrance.Wrong.class);
        }
        long work = passwords.workedKib();
        assertThat(now(people.byPassword("ada", PASSWORD, HERE))).isEqualTo(new Entrance.Wait(12));
        assertThat(now(people.byPassword("bob", PASSWORD, THERE))).isEqualTo(new Entrance.Wait(12));
        assertThat(passwords.workedKib())
                .as("what is not looked at costs nothing")
                .isEqualTo(work);
        assertThat(people.personOf(before)).as("who is in stays in").isPresent();

        for (long pause : List.of(12, 24, 48, 60, 60, 60)) {
            clock.advance(Duration.ofSeconds(pause).minusMillis(1));
            assertThat(now(people.byPassword("ada", "a wrong password", THERE))).isEqualTo(new Entrance.Wait(1));
            clock.advance(Duration.ofMillis(1));
            assertThat(now(people.byPassword("ada", "a wrong password", THERE))).isInstanceOf(Entrance.Wrong.class);
        }
        clock.advance(Duration.ofSeconds(60));
        assertThat(now(people.byPassword("ada", PASSWORD, HERE))).isInstanceOf(Entrance.Open.class);
        assertThat(now(people.byPassword("ada", PASSWORD, HERE))).isInstanceOf(Entrance.Open.class);
    }

    @Test
    void no_more_than_two_passwords_are_looked_at_at_once_and_what_is_too_much_is_refused() throws Exception {
        ExecutorService threads = HashingThreads.start();
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch both = new CountDownLatch(HashingThreads.AT_ONCE);
        People busy = new People(
                memory,
                passwords,
                work -> threads.execute(() -> {
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    both.countDown();
                    try {
                        go.await();
                        work.run();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    } finally {
                        running.decrementAndGet();
                    }
                }),
                clock);
        try {
            List<CompletableFuture<Entrance>> logins = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                logins.add(busy.byPassword("user" + i, PASSWORD, "192.0.2." + i).toCompletableFuture());
            }
            assertThat(both.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(logins.stream().filter(CompletableFuture::isDone).map(CompletableFuture::join))
                    .hasSize(50 - HashingThreads.AT_ONCE - HashingThreads.WAITING)
                    .containsOnly(new Entrance.Wait(1));
            go.countDown();
            logins.forEach(login -> login.orTimeout(20, TimeUnit.SECONDS).join());
            assertThat(most.get()).isEqualTo(HashingThreads.AT_ONCE);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void a_login_for_which_there_was_no_room_is_not_counted_as_a_guess() {
        add("ada", Role.OPERATOR);
        People full = new People(
                memory,
                passwords,
                work -> {
                    throw new RejectedExecutionException();
                },
                clock);
        for (int i = 0; i < 3 * GuessLimits.FREE; i++) {
            assertThat(now(full.byPassword("ada", PASSWORD, THERE))).isEqualTo(new Entrance.Wait(1));
        }
        assertThat(why(full.add("bob", Role.ADMIN, PASSWORD))).isEqualTo(Change.Why.TOO_MANY);
    }

    @Test
    void what_is_printed_of_people_has_no_hash_in_it() {
        add("ada", Role.OPERATOR);
        now(people.addToken("logger", People.newSecret(), Optional.empty(), Role.OBSERVER, Optional.empty()));

        assertThat(people.register().toString() + logIn("ada"))
                .contains("ada", "logger", "***")
                .doesNotContain("argon2id")
                .doesNotContain(people.register().tokens().get(0).hash().text());
    }

    @Test
    void the_usual_cost_is_the_one_that_is_recommended() {
        assertThat(PasswordHash.Cost.USUAL).isEqualTo(new PasswordHash.Cost(19_456, 2, 1));
        assertThat(new Passwords(PasswordHash.Cost.USUAL).hash(PASSWORD).text())
                .startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    }

    @Test
    void a_network_of_ipv6_is_one_guesser() {
        add("ada", Role.OBSERVER);
        for (int i = 0; i < GuessLimits.FREE; i++) {
            assertThat(now(people.byPassword("user" + i, "a wrong password", "2001:db8:0:1:0:0:0:" + i)))
                    .isInstanceOf(Entrance.Wrong.class);
        }
        assertThat(now(people.byPassword("ada", PASSWORD, "2001:db8:0:1:f:f:f:f")))
                .isInstanceOf(Entrance.Wait.class);
        assertThat(now(people.byPassword("ada", PASSWORD, "2001:db8:0:2:0:0:0:0")))
                .isInstanceOf(Entrance.Open.class);
    }
}
