package org.slewd.api;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.slewd.people.AppRequests;
import org.slewd.people.Entrance;
import org.slewd.people.Login;
import org.slewd.people.People;
import org.slewd.people.Person;
import org.slewd.people.Secrets;
import org.slewd.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How people and programs come in: by the token of {@code admin.token} or one of {@link People}, by a one-time code from the
 * console, by name and password, or by the session of a browser that has shown one of these. Any thread.
 *
 * <p>A right token, code or session is let in however many wrong ones came before. They have 128 random bits or more and cannot be
 * guessed at any rate, whereas a lock-out would let a mistaken script keep the operator from STOP. What is limited is the answering
 * and logging of wrong ones. Passwords can be guessed: {@link People} limits how often they are tried, and whoever is logged in stays so.
 */
public final class Access {

    private static final Logger LOG = LoggerFactory.getLogger(Access.class);

    /** Codes that wait for use: one at each start, and some asked for by hand. */
    private static final int MAX_CODES = 8;

    private static final Duration CODE_LIFE = Duration.ofMinutes(10);

    /** Browsers of one station. */
    private static final int MAX_SESSIONS = 1024;

    /** Browsers of one person. */
    private static final int MAX_SESSIONS_OF_ONE = 64;

    /** A week: a tablet on the wall is logged in on Mondays. A restart ends them all. */
    private static final Duration SESSION_LIFE = Duration.ofDays(7);

    /** Wrong secrets that are answered with their own refusal, and the time in which one is forgotten. */
    private static final int FAILURES = 5;

    private static final Duration FAILURE_FORGOTTEN = Duration.ofSeconds(12);

    private static final String WHERE_TOKENS_ARE = "use a token that an admin has made for you, or the content of "
            + AdminToken.FILE_NAME + " in the data directory";

    private final Secrets.Hash token;
    private final People people;
    private final ExpiringSecrets<Login> codes;
    private final ExpiringSecrets<Login> sessions;
    private final TokenBucket failures;
    private final TokenBucket logLines;
    private final CalendarToken calendar;
    private final AppRequests apps;
    private volatile String address = "http://127.0.0.1/";

    private Access(String token, CalendarToken calendar, People people, Clock clock) {
        this.calendar = calendar;
        this.token = Secrets.hash(token);
        this.people = people;
        this.apps = new AppRequests(clock);
        this.codes = new ExpiringSecrets<>(clock, MAX_CODES, MAX_CODES, CODE_LIFE.toNanos());
        this.sessions = new ExpiringSecrets<>(clock, MAX_SESSIONS, MAX_SESSIONS_OF_ONE, SESSION_LIFE.toNanos());
        this.failures = new TokenBucket(clock, FAILURES, FAILURE_FORGOTTEN.toNanos());
        this.logLines = new TokenBucket(clock, 1, Duration.ofMinutes(1).toNanos());
    }

    /**
     * Reads {@code admin.token}, and makes it at the first start. Blocks for the file.
     *
     * @param writer one thread, on which files are written later
     * @throws RefusedToStartException when the file can be read by others or holds no token
     */
    public static Access open(DataDirectory directory, People people, Executor writer, Clock clock)
            throws RefusedToStartException {
        return new Access(AdminToken.readOrMake(directory), CalendarToken.open(directory, writer), people, clock);
    }

    /** Those who come in by it. */
    public People people() {
        return people;
    }

    /** Those that would like to. */
    AppRequests apps() {
        return apps;
    }

    /** What lets calendar programs in. */
    CalendarToken calendar() {
        return calendar;
    }

    /** The address of the page, once it is served. */
    String address() {
        return address;
    }

    void servedAt(String page) {
        address = page;
    }

    /** A new code for one login by a browser within ten minutes. Shown to a person once; only its hash is kept. */
    public String newLoginCode() {
        return codes.issue(16, Login.MACHINE);
    }

    /** Who has logged in by {@code login}; nobody when it has ended. */
    Optional<Person> personOf(Login login) {
        return people.personOf(login);
    }

    /**
     * Checks a token.
     *
     * @param address where it comes from
     * @throws RequestException when it is wrong
     */
    Login requireToken(String presented, String address) throws RequestException {
        Optional<Login> login = findToken(presented);
        if (login.isEmpty()) {
            throw wrong("the token is wrong", WHERE_TOKENS_ARE, address);
        }
        return login.get();
    }

    private Optional<Login> findToken(String presented) {
        return Secrets.hash(presented).matches(token) ? Optional.of(Login.MACHINE) : people.byToken(presented);
    }

    /**
     * Checks a one-time code, which is used up, or a token.
     *
     * @param address where it comes from
     * @throws RequestException when it is wrong
     */
    Login requireSecret(String presented, String address) throws RequestException {
        Optional<Login> login = codes.take(presented).or(() -> findToken(presented));
        if (login.isEmpty()) {
            throw wrong(
                    "the code is wrong, used or older than " + CODE_LIFE.toMinutes() + " minutes",
                    "log in with name and password, restart slewd for a new code, or " + WHERE_TOKENS_ARE,
                    address);
        }
        return login.get();
    }

    /**
     * Checks a password. Completed exceptionally with a {@link RequestException} when it is wrong, or when too many were.
     *
     * @param address where it comes from
     */
    CompletionStage<Login> byPassword(String user, String password, String address) {
        return people.byPassword(user, password, address).thenCompose(entrance -> {
            if (entrance instanceof Entrance.Open open) {
                return CompletableFuture.completedFuture(open.login());
            }
            if (entrance instanceof Entrance.Wait wait) {
                logFailure("too many passwords were tried" + forAccount(user), address);
                return CompletableFuture.failedFuture(new RequestException(
                        Kind.TOO_MANY,
                        "too many passwords were tried for this name or from this address",
                        "wait " + wait.seconds()
                                + " s. Whoever is logged in stays so, and tokens and 'slewd stop' at the"
                                + " machine of the station work as ever"));
            }
            logFailure("the name or the password is wrong" + forAccount(user), address);
            return CompletableFuture.failedFuture(new RequestException(
                    Kind.UNAUTHORIZED,
                    "the name or the password is wrong",
                    "an admin can set another password with 'slewd user password' or user.setPassword"));
        });
    }

    /**
     * Starts the session of a browser.
     *
     * @return the secret of the session, for the cookie
     */
    String startSession(Login login) {
        return sessions.issue(32, login);
    }

    /** Who has logged in by the session {@code secret}; nobody when it has ended. */
    Optional<Login> sessionOf(String secret) {
        return sessions.find(secret).filter(login -> personOf(login).isPresent());
    }

    void endSession(String secret) {
        sessions.take(secret);
    }

    static Duration sessionLife() {
        return SESSION_LIFE;
    }

    /** Only a name that there is: people type passwords into the wrong field. */
    private String forAccount(String user) {
        return people.register()
                .account(user)
                .map(known -> ", for " + known.name())
                .orElse("");
    }

    private void logFailure(String message, String address) {
        if (logLines.take()) {
            LOG.warn("a login from {} failed: {}. Further failures within a minute are not logged", address, message);
        }
    }

    private RequestException wrong(String message, String hint, String address) {
        logFailure(message, address);
        return failures.take()
                ? new RequestException(Kind.UNAUTHORIZED, message, hint)
                : new RequestException(
                        Kind.TOO_MANY,
                        message + "; too many logins have failed",
                        "wait " + FAILURE_FORGOTTEN.toSeconds() + " seconds. " + hint);
    }
}
