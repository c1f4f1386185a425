package org.slewd.people;

import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slewd.time.Clock;

/**
 * How often a password may be tried, by name and by address: five times, and then with pauses that double up to a minute. A guess
 * a minute finds no password of twelve characters; a longer pause would only serve those who want to keep somebody out. Any thread.
 *
 * <p>Only passwords are bounded by it. Tokens and sessions cannot be guessed, so whoever is logged in stays so, and STOP works.
 */
final class GuessLimits {

    /** Wrong ones before the first pause. */
    static final int FREE = 5;

    /** Addresses of the machine itself stand for everybody who comes by a tunnel, so it takes more to hold them. */
    static final int FREE_LOOPBACK = 30;

    static final Duration FIRST_PAUSE = Duration.ofSeconds(12);
    static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    /** So long without a try, and the ones before are forgotten. */
    static final Duration FORGOTTEN = Duration.ofMinutes(5);

    /** Names and addresses that are remembered; with more the one that was tried least lately is forgotten. */
    static final int REMEMBERED = 4096;

    /** Of an address that is written out. */
    private static final int IPV6_GROUPS = 8;

    private static final class Tries {
        private int count;
        private long lastNanos;
        private long pauseNanos;
    }

    private final Map<String, Tries> byKey = new LinkedHashMap<>();
    private final Clock clock;

    GuessLimits(Clock clock) {
        this.clock = clock;
    }

    /**
     * Counts a try as a wrong one, until {@link #wasRight} says otherwise: of many at the same moment no more are let in than of
     * many in a row.
     *
     * @return how long to wait before the next one is looked at, in nanoseconds; 0 when this one is
     */
    synchronized long take(String name, String address) {
        long now = clock.nanos();
        Tries named = tries("name " + name, now);
        Tries addressed = tries("address " + network(address), now);
        long waitNanos = Math.max(left(named, now), left(addressed, now));
        if (waitNanos == 0) {
            count(named, FREE, now);
            count(addressed, isLoopback(address) ? FREE_LOOPBACK : FREE, now);
        }
        return waitNanos;
    }

    /** The password was right: it was no guess. What went wrong from the address before stays counted. */
    synchronized void wasRight(String name, String address) {
        byKey.remove("name " + name);
        giveBack(address);
    }

    /** It was not looked at for lack of room. */
    synchronized void wasNotTried(String name, String address) {
        giveBack("name " + name, FREE);
        giveBack(address);
    }

    private void giveBack(String address) {
        giveBack("address " + network(address), isLoopback(address) ? FREE_LOOPBACK : FREE);
    }

    private void giveBack(String key, int free) {
        Tries tries = byKey.get(key);
        if (tries != null) {
            tries.count = Math.max(0, tries.count - 1);
            tries.pauseNanos = pauseNanos(tries.count, free);
        }
    }

    private Tries tries(String key, long now) {
        Tries tries = byKey.remove(key);
        if (tries == null || now - tries.lastNanos >= FORGOTTEN.toNanos()) {
            tries = new Tries();
            tries.lastNanos = now;
        }
        byKey.put(key, tries);
        if (byKey.size() > REMEMBERED) {
            Iterator<String> oldest = byKey.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
        return tries;
    }

    private static long left(Tries tries, long now) {
        return Math.max(0, tries.pauseNanos - (now - tries.lastNanos));
    }

    private static void count(Tries tries, int free, long now) {
        tries.count++;
        tries.lastNanos = now;
        tries.pauseNanos = pauseNanos(tries.count, free);
    }

    private static long pauseNanos(int count, int free) {
        int doublings = Math.min(count - free, 10);
        return doublings < 0 ? 0 : Math.min(FIRST_PAUSE.toNanos() << doublings, LONGEST_PAUSE.toNanos());
    }

    /** Of IPv6 every guest has a network, 64 bits, to take as many addresses from as he likes. */
    private static String network(String address) {
        String[] groups = address.split(":", -1);
        return groups.length == IPV6_GROUPS && !isLoopback(address)
                ? String.join(":", Arrays.copyOf(groups, IPV6_GROUPS / 2))
                : address;
    }

    private static boolean isLoopback(String address) {
        return address.startsWith("127.") || address.equals("::1") || address.equals("0:0:0:0:0:0:0:1");
    }
}
