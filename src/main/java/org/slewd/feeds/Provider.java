package org.slewd.feeds;

import java.time.Duration;
import java.util.Locale;

/**
 * Who answers, and how often it may be asked.
 *
 * @param name how requests are counted: one name, one budget
 * @param floor least time between two requests of the same query, whoever wants it
 * @param usualRefresh time between two requests unless the configuration says another
 * @param perMinute most requests in any minute
 * @param perHour most requests in any hour
 */
public record Provider(String name, Duration floor, Duration usualRefresh, int perMinute, int perHour) {

    /** Its data changes every two hours, and who asks for the same more often is shut out (usage policy of May 2026). */
    static final Provider CELESTRAK = new Provider("celestrak.org", Duration.ofHours(2), Duration.ofHours(4), 30, 300);

    /** At most 30 requests a minute and 300 an hour, and element sets at most once an hour (its API guidelines). */
    static final Provider SPACE_TRACK =
            new Provider("space-track.org", Duration.ofHours(1), Duration.ofHours(4), 30, 300);

    /** Its list is 2 MB and changes by hand, some times a day; volunteers pay for its server. */
    static final Provider SATNOGS_DB =
            new Provider("db.satnogs.org", Duration.ofHours(6), Duration.ofHours(24), 10, 60);

    public Provider {
        if (usualRefresh.compareTo(floor) < 0 || floor.isNegative() || perMinute < 1 || perHour < 1) {
            throw new IllegalArgumentException("no budget can be kept with " + floor + ", " + usualRefresh);
        }
    }

    /** The provider behind a host that the configuration names. An address of CelesTrak is held to CelesTrak's rules. */
    static Provider of(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        if (isWithin(name, "celestrak.org") || isWithin(name, "celestrak.com")) {
            return CELESTRAK;
        }
        if (isWithin(name, "satnogs.org")) {
            return SATNOGS_DB;
        }
        // Elements of a day's age do; once an hour is what a small server bears from a few hundred stations.
        return new Provider(name, Duration.ofHours(1), Duration.ofHours(6), 30, 300);
    }

    static boolean isWithin(String host, String domain) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals(domain) || name.endsWith('.' + domain);
    }
}
