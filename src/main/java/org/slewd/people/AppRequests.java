package org.slewd.people;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slewd.time.Clock;

/**
 * Apps that have asked for a token and wait for an admin. Whoever asks gets a secret, by which alone the answer is had, once; and a short code,
 * which is no secret: by it the admin knows that the request is that of the app before him. In memory only. Any thread.
 *
 * <p>Who asks is a stranger, so there are few at once, fewer from one address, and each is over after five minutes. A token comes into being when
 * it is fetched: what is granted and never fetched leaves nothing behind.
 */
public final class AppRequests {

    /** From the asking to the fetching. */
    public static final Duration LIFE = Duration.ofMinutes(5);

    /** One admin looks at no more. */
    static final int MOST = 8;

    static final int MOST_OF_ONE_ADDRESS = 2;

    private static final int SECRET_BYTES = 32;

    /** Without those that are taken for one another when they are read out. */
    private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int CODE_LETTERS = 6;

    private static final SecureRandom RANDOM = new SecureRandom();

    /**
     * An app that asks.
     *
     * @param code as both sides see it
     * @param address where it asks from
     */
    public record AppRequest(
            String code, String name, Role role, String address, Instant askedUtc, Instant expiresUtc) {}

    /** What becomes of the asking. */
    public sealed interface Asked {}

    /**
     * It waits.
     *
     * @param secret for the app alone; kept nowhere
     */
    public record Waits(AppRequest request, String secret) implements Asked {}

    /**
     * Too many wait.
     *
     * @param seconds until one of them is over
     */
    public record TooMany(long seconds) implements Asked {}

    /** What an app is told. */
    public sealed interface Answer {

        AppRequest request();
    }

    /** Nobody has decided yet. */
    public record Undecided(AppRequest request) implements Answer {}

    /**
     * It was granted, and this is told once.
     *
     * @param by the account of the admin; empty for whoever has the machine
     */
    public record Granted(AppRequest request, Optional<String> by) implements Answer {}

    /** It was refused, and this is told once. */
    public record Refused(AppRequest request) implements Answer {}

    private record Entry(AppRequest request, Answer answer, long askedNanos) {}

    private final Clock clock;
    private final Map<Secrets.Hash, Entry> entries = new LinkedHashMap<>();

    public AppRequests(Clock clock) {
        this.clock = clock;
    }

    /** A new request, from {@code address}. */
    public synchronized Asked ask(String name, Role role, String address) {
        forgetExpired();
        List<Entry> ofAddress = entries.values().stream()
                .filter(entry -> entry.request.address().equals(address))
                .toList();
        if (entries.size() >= MOST || ofAddress.size() >= MOST_OF_ONE_ADDRESS) {
            Entry oldest = ofAddress.size() >= MOST_OF_ONE_ADDRESS
                    ? ofAddress.get(0)
                    : entries.values().iterator().next();
            long leftNanos = LIFE.toNanos() - (clock.nanos() - oldest.askedNanos);
            return new TooMany(Math.max(1, (leftNanos + 999_999_999) / 1_000_000_000));
        }
        String secret = Secrets.random(SECRET_BYTES);
        Instant now = clock.utc();
        AppRequest request = new AppRequest(newCode(), name, role, address, now, now.plus(LIFE));
        entries.put(Secrets.hash(secret), new Entry(request, new Undecided(request), clock.nanos()));
        return new Waits(request, secret);
    }

    /** Those that nobody has decided on, the oldest first. */
    public synchronized List<AppRequest> undecided() {
        forgetExpired();
        return entries.values().stream()
                .filter(entry -> entry.answer instanceof Undecided)
                .map(Entry::request)
                .toList();
    }

    /**
     * Decides on a request that nobody has decided on.
     *
     * @param by as of {@link Granted}
     * @return the request; empty where there is none of that code, or it is decided or over
     */
    public synchronized Optional<AppRequest> decide(String code, boolean grant, Optional<String> by) {
        forgetExpired();
        for (Map.Entry<Secrets.Hash, Entry> each : entries.entrySet()) {
            Entry entry = each.getValue();
            if (entry.request.code().equals(code) && entry.answer instanceof Undecided) {
                Answer answer = grant ? new Granted(entry.request, by) : new Refused(entry.request);
                each.setValue(new Entry(entry.request, answer, entry.askedNanos));
                return Optional.of(entry.request);
            }
        }
        return Optional.empty();
    }

    /**
     * How it stands with the request of {@code secret}; with a decision it is over.
     *
     * @return empty for a secret that is wrong, used or too old, whichever
     */
    public synchronized Optional<Answer> fetch(String secret) {
        forgetExpired();
        Secrets.Hash presented = Secrets.hash(secret);
        Answer found = null;
        for (Iterator<Map.Entry<Secrets.Hash, Entry>> each = entries.entrySet().iterator(); each.hasNext(); ) {
            Map.Entry<Secrets.Hash, Entry> entry = each.next();
            if (entry.getKey().matches(presented)) {
                found = entry.getValue().answer;
                if (!(found instanceof Undecided)) {
                    each.remove();
                }
            }
        }
        return Optional.ofNullable(found);
    }

    private void forgetExpired() {
        long nowNanos = clock.nanos();
        entries.values().removeIf(entry -> nowNanos - entry.askedNanos >= LIFE.toNanos());
    }

    private String newCode() {
        while (true) {
            StringBuilder code = new StringBuilder();
            for (int i = 0; i < CODE_LETTERS; i++) {
                code.append(i == CODE_LETTERS / 2 ? "-" : "").append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
            }
            String made = code.toString();
            if (entries.values().stream()
                    .noneMatch(entry -> entry.request.code().equals(made))) {
                return made;
            }
        }
    }
}
