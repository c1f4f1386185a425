package org.slewd.feeds;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * One source of element sets.
 *
 * @param name unique without regard to case; for a source of the network also the name of its folder in the archive
 * @param refresh time between two requests; of no meaning for files, which are read when they change
 * @param enabled whether it is used at all
 * @param priority 0 to 100; where two sources offer sets of the same age for an object, the greater one is preferred
 */
public record SourceConfig(String name, Origin origin, Duration refresh, boolean enabled, int priority) {

    /** The source that {@code slewd elements import} fills. */
    public static final String IMPORTED = "imported";

    static final int USUAL_PRIORITY = 50;

    /** It becomes the name of a folder: nothing that means something to a file system. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,39}");

    public SourceConfig {
        if (origin instanceof Origin.Remote remote) {
            if (!isName(name)) {
                throw new IllegalArgumentException("source name " + name + " cannot be a folder");
            }
            if (refresh.compareTo(remote.provider().floor()) < 0) {
                throw new IllegalArgumentException("refresh " + refresh + " is below what the provider bears");
            }
        }
        if (priority < 0 || priority > 100) {
            throw new IllegalArgumentException("priority " + priority + " is outside [0, 100]");
        }
    }

    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }
}
