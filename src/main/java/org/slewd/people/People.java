package org.slewd.people;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.slewd.time.Clock;

/**
 * The people of one station: who they are, what proves it, and what they may do. Any thread; nothing here waits.
 *
 * <p>A change is in force at once, and is answered when it is on the disk or could not be brought there.
 */
public final class People {

    /** So often the last use of a token is written down. */
    private static final Duration USE_NOTED_EVERY = Duration.ofHours(1);

    /** 256 bits. */
    private static final int TOKEN_BYTES = 32;

    private static final Duration LONGEST_TOKEN = Duration.ofDays(3660);

    private final PeopleMemory memory;
    private final Passwords passwords;
    private final Executor hashing;
    private final Clock clock;
    private final GuessLimits limits;

    /** What an account was when its logins were proved. A new number ends them. */
    private final Map<String, Long> generations = new HashMap<>();

    private Register register;
    private long generation;

    /**
     * Those of before the start.
     *
     * @param hashing as of {@link HashingThreads}
     */
    public People(PeopleMemory memory, Passwords passwords, Executor hashing, Clock clock) {
        this.memory = memory;
        this.passwords = passwords;
        this.hashing = hashing;
        this.clock = clock;
        this.limits = new GuessLimits(clock);
        this.register = memory.kept();
        register.accounts().forEach(account -> beginGeneration(account.name()));
    }

    /** All of them now. */
    public synchronized Register register() {
        return register;
    }

    /** What is to be told of how they were found, as a sentence; empty when all was well. */
    public Optional<String> complaint() {
        return memory.complaint();
    }

    /** What a login is worth now; nothing when it has ended. */
    public synchronized Optional<Person> personOf(Login login) {
        Optional<AccessToken> token = login.token().flatMap(register::token);
        if (login.token().isPresent() && (token.isEmpty() || token.get().isExpired(clock.utc()))) {
            return Optional.empty();
        }
        if (login.account().isEmpty()) {
            return Optional.of(token.map(shown -> new Person(Optional.empty(), Optional.of(shown.name()), shown.role()))
                    .orElse(Person.MACHINE));
        }
        return register.account(login.account().get())
                .filter(account -> isGeneration(account.name(), login.generation()))
                .map(account -> new Person(
                        login.account(),
                        token.map(AccessToken::name),
                        token.map(shown -> shown.role().orLess(account.role())).orElse(account.role())));
    }

    /** The login by a token, if {@code secret} is one that is good. */
    public synchronized Optional<Login> byToken(String secret) {
        Instant now = clock.utc();
        Optional<AccessToken> token = register.token(Secrets.hash(secret)).filter(shown -> !shown.isExpired(now));
        token.filter(shown -> isUseToBeNoted(shown, now)).ifPresent(shown -> {
            // Nobody waits for it: whether a token is still used is asked after months.
            var unused = apply(all -> all.withToken(shown.name(), used -> used.usedAt(now)));
        });
        return token.map(shown ->
                new Login(shown.owner(), shown.owner().map(generations::get).orElse(0L), Optional.of(shown.hash())));
    }

    private static boolean isUseToBeNoted(AccessToken token, Instant now) {
        return token.lastUsedUtc()
                .map(last -> Duration.between(last, now).abs().compareTo(USE_NOTED_EVERY) >= 0)
                .orElse(true);
    }

    /**
     * A login by password. An unknown name takes as long as a wrong password.
     *
     * @param address where it comes from
     */
    public CompletionStage<Entrance> byPassword(String name, String password, String address) {
        long waitNanos = limits.take(name, address);
        if (waitNanos > 0) {
            return CompletableFuture.completedFuture(waitFor(waitNanos));
        }
        try {
            return CompletableFuture.supplyAsync(() -> check(name, password, address), hashing);
        } catch (RejectedExecutionException e) {
            limits.wasNotTried(name, address);
            return CompletableFuture.completedFuture(new Entrance.Wait(1));
        }
    }

    private static Entrance waitFor(long nanos) {
        return new Entrance.Wait(TimeUnit.NANOSECONDS.toSeconds(nanos + 999_999_999));
    }

    private Entrance check(String name, String password, String address) {
        Optional<Account> account;
        long of;
        synchronized (this) {
            account = register.account(name);
            of = account.map(known -> generations.get(known.name())).orElse(0L);
        }
        if (!passwords.matches(password, account.map(Account::password))) {
            return new Entrance.Wrong();
        }
        limits.wasRight(name, address);
        PasswordHash proved = account.orElseThrow().password();
        if (passwords.isOutdated(proved)) {
            PasswordHash anew = passwords.hash(password);
            // Unless somebody has set another one meanwhile.
            var unused = apply(all ->
                    all.withAccount(name, same -> same.password().equals(proved) ? same.withPassword(anew) : same));
        }
        return new Entrance.Open(new Login(Optional.of(name), of, Optional.empty()));
    }

    /** A new account. */
    public CompletionStage<Change> add(String name, Role role, String password) {
        Optional<Change> objection =
                objectionToName(name).or(() -> objectionToPassword(password)).or(() -> objectionToAccount(name));
        return objection
                .map(People::refused)
                .orElseGet(() -> hashed(
                        password,
                        hash -> change(() -> objectionToAccount(name), all -> {
                            beginGeneration(name);
                            return all.with(new Account(name, role, hash));
                        })));
    }

    /** Ends an account, its logins and its tokens. */
    public CompletionStage<Change> remove(String name) {
        return change(() -> unlessAccount(name), all -> {
            generations.remove(name);
            return all.withoutAccount(name);
        });
    }

    /** Gives an account another role, and ends its logins. */
    public CompletionStage<Change> setRole(String name, Role role) {
        return change(() -> unlessAccount(name), all -> {
            beginGeneration(name);
            return all.withAccount(name, account -> account.withRole(role));
        });
    }

    /** Gives an account another password, and ends its logins. */
    public CompletionStage<Change> setPassword(String name, String password) {
        return objectionToPassword(password)
                .or(() -> unlessAccount(name))
                .map(People::refused)
                .orElseGet(() -> hashed(
                        password,
                        hash -> change(() -> unlessAccount(name), all -> {
                            beginGeneration(name);
                            return all.withAccount(name, account -> account.withPassword(hash));
                        })));
    }

    /**
     * As {@link #setPassword(String, String)}, for somebody who has to show the old one.
     *
     * @param address where it comes from; wrong ones count as those of logins do
     */
    public CompletionStage<Change> setPassword(String name, String oldPassword, String password, String address) {
        return byPassword(name, oldPassword, address).thenCompose(entrance -> {
            if (entrance instanceof Entrance.Wait wait) {
                return refused(tooMany("too many passwords were tried", wait.seconds()));
            }
            return entrance instanceof Entrance.Open
                    ? setPassword(name, password)
                    : refused(new Change.Refused(
                            Change.Why.WRONG, "the old password is wrong", "an admin can set another one without it"));
        });
    }

    /**
     * A new token.
     *
     * @param secret as of {@link #newSecret}
     * @param owner whose it is; empty for one of the machine
     * @param life how long it is good for; empty for ever
     */
    public CompletionStage<Change> addToken(
            String name, String secret, Optional<String> owner, Role role, Optional<Duration> life) {
        Instant now = clock.utc();
        Optional<Change> objection = objectionToName(name)
                .or(() -> life.filter(time -> time.isZero() || time.isNegative() || time.compareTo(LONGEST_TOKEN) > 0)
                        .map(time ->
                                unsound("a token cannot be good for " + time, "give a time up to ten years, or none")));
        return objection
                .map(People::refused)
                .orElseGet(() -> change(
                        () -> owner.flatMap(this::unlessAccount).or(() -> objectionToToken(name)),
                        all -> all.with(new AccessToken(
                                name, owner, role, Secrets.hash(secret), now, life.map(now::plus), Optional.empty()))));
    }

    /** What a new token consists of; it is to be shown once. */
    public static String newSecret() {
        return Secrets.random(TOKEN_BYTES);
    }

    /** Ends a token and its logins. */
    public CompletionStage<Change> removeToken(String name) {
        return change(() -> unlessToken(name), all -> all.withoutToken(name));
    }

    private CompletionStage<Change> hashed(String password, Function<PasswordHash, CompletionStage<Change>> then) {
        try {
            return CompletableFuture.supplyAsync(() -> passwords.hash(password), hashing)
                    .thenCompose(then);
        } catch (RejectedExecutionException e) {
            return refused(tooMany("too many passwords are looked at just now", 1));
        }
    }

    /** Unless there is an objection, which is asked for under the same lock. */
    private synchronized CompletionStage<Change> change(
            Supplier<Optional<Change>> objection, UnaryOperator<Register> how) {
        return objection.get().map(People::refused).orElseGet(() -> apply(how));
    }

    private synchronized CompletionStage<Change> apply(UnaryOperator<Register> how) {
        register = how.apply(register);
        return memory.keep(register).thenApply(Change.Made::new);
    }

    private void beginGeneration(String name) {
        generation++;
        generations.put(name, generation);
    }

    private boolean isGeneration(String name, long of) {
        return generations.getOrDefault(name, 0L) == of;
    }

    /** What is wrong with a name for an account or a token. */
    public static Optional<Change.Refused> objectionTo(String name) {
        return Account.isName(name)
                ? Optional.empty()
                : Optional.of(new Change.Refused(
                        Change.Why.UNSOUND,
                        "this cannot be a name",
                        "begin with a small letter; up to 32 small letters, digits, dots, - and _"));
    }

    private static Optional<Change> objectionToName(String name) {
        return objectionTo(name).map(refused -> refused);
    }

    private static Optional<Change> objectionToPassword(String password) {
        return Passwords.objection(password)
                .map(why -> unsound(
                        "the password " + why,
                        "take " + Passwords.MIN_LENGTH + " characters or more; a sentence is good"));
    }

    private synchronized Optional<Change> objectionToAccount(String name) {
        return taken(
                register.account(name).isPresent(),
                register.accounts(),
                Register.MAX_ACCOUNTS,
                "there is an account " + name + " already",
                "accounts");
    }

    private Optional<Change> objectionToToken(String name) {
        return taken(
                register.token(name).isPresent(),
                register.tokens(),
                Register.MAX_TOKENS,
                "there is a token of this name already",
                "tokens");
    }

    private static Optional<Change> taken(boolean isThere, List<?> all, int most, String message, String what) {
        if (isThere) {
            return Optional.of(new Change.Refused(Change.Why.TAKEN, message, "take another name"));
        }
        return all.size() < most
                ? Optional.empty()
                : Optional.of(new Change.Refused(
                        Change.Why.TAKEN, "there are " + most + " " + what + " already", "remove some"));
    }

    private synchronized Optional<Change> unlessAccount(String name) {
        return register.account(name).isPresent()
                ? Optional.empty()
                : Optional.of(new Change.Refused(
                        Change.Why.UNKNOWN, "there is no such account", "user.list names those that there are"));
    }

    private Optional<Change> unlessToken(String name) {
        return register.token(name).isPresent()
                ? Optional.empty()
                : Optional.of(new Change.Refused(
                        Change.Why.UNKNOWN, "there is no such token", "token.list names those that there are"));
    }

    private static Change unsound(String message, String hint) {
        return new Change.Refused(Change.Why.UNSOUND, message, hint);
    }

    private static Change tooMany(String message, long seconds) {
        return new Change.Refused(Change.Why.TOO_MANY, message, "wait " + seconds + " s");
    }

    private static CompletionStage<Change> refused(Change refusal) {
        return CompletableFuture.completedFuture(refusal);
    }
}
