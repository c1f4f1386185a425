package org.slewd.api;

import java.time.Duration;
import org.slewd.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who may use the station: today one administrator, who shows the token of {@code admin.token}, a one-time code from the
 * console, or the session of a browser that has shown one of these. Any thread.
 *
 * <p>A right secret is let in however many wrong ones came before. All secrets have 128 random bits or more and cannot be guessed at any
 * rate, whereas a lock-out would let a mistaken script keep the operator from STOP. What is limited is the answering and
 * logging of wrong ones.
 */
public final class Access {

    private static final Logger LOG = LoggerFactory.getLogger(Access.class);

    /** Codes that wait for use: one at each start, and some asked for by hand. */
    private static final int MAX_CODES = 8;

    private static final Duration CODE_LIFE = Duration.ofMinutes(10);

    /** Browsers of one station. */
    private static final int MAX_SESSIONS = 64;

    /** A week: a tablet on the wall is logged in on Mondays. A restart ends them all. */
    private static final Duration SESSION_LIFE = Duration.ofDays(7);

    /** Wrong secrets that are answered with their own refusal, and the time in which one is forgotten. */
    private static final int FAILURES = 5;

    private static final Duration FAILURE_FORGOTTEN = Duration.ofSeconds(12);

    private final Secrets.Hash token;
    private final ExpiringSecrets codes;
    private final ExpiringSecrets sessions;
    private final TokenBucket failures;
    private final TokenBucket logLines;

    private Access(String token, Clock clock) {
        this.token = Secrets.hash(token);
        this.codes = new ExpiringSecrets(clock, MAX_CODES, CODE_LIFE.toNanos());
        this.sessions = new ExpiringSecrets(clock, MAX_SESSIONS, SESSION_LIFE.toNanos());
        this.failures = new TokenBucket(clock, FAILURES, FAILURE_FORGOTTEN.toNanos());
        this.logLines = new TokenBucket(clock, 1, Duration.ofMinutes(1).toNanos());
    }

    /**
     * Reads {@code admin.token}, and makes it at the first start. Blocks for the file.
     *
     * @throws RefusedToStartException when the file can be read by others or holds no token
     */
    public static Access open(DataDirectory directory, Clock clock) throws RefusedToStartException {
        return new Access(AdminToken.readOrMake(directory), clock);
    }

    /** A new code for one login by a browser within ten minutes. Shown to a person once; only its hash is kept. */
    public String newLoginCode() {
        return codes.issue(16);
    }

    /**
     * Checks a token.
     *
     * @throws RequestException when it is wrong
     */
    void requireToken(String presented) throws RequestException {
        if (!Secrets.hash(presented).matches(token)) {
            throw wrong("the token is wrong", "use the content of " + AdminToken.FILE_NAME + " in the data directory");
        }
    }

    /**
     * Starts the session of a browser.
     *
     * @param presented a one-time code, which is used up, or the token
     * @return the secret of the session, for the cookie
     * @throws RequestException when it is wrong
     */
    String startSession(String presented) throws RequestException {
        if (!codes.take(presented) && !Secrets.hash(presented).matches(token)) {
            throw wrong(
                    "the code is wrong, used or older than " + CODE_LIFE.toMinutes() + " minutes",
                    "restart slewd for a new code, or use the content of " + AdminToken.FILE_NAME
                            + " in the data directory");
        }
        return sessions.issue(32);
    }

    boolean isSession(String secret) {
        return sessions.knows(secret);
    }

    void endSession(String secret) {
        sessions.take(secret);
    }

    static Duration sessionLife() {
        return SESSION_LIFE;
    }

    private RequestException wrong(String message, String hint) {
        if (logLines.take()) {
            LOG.warn("a login failed: {}. Further failures within a minute are not logged", message);
        }
        return failures.take()
                ? new RequestException(Kind.UNAUTHORIZED, message, hint)
                : new RequestException(
                        Kind.TOO_MANY,
                        message + "; too many logins have failed",
                        "wait " + FAILURE_FORGOTTEN.toSeconds() + " seconds. " + hint);
    }
}
