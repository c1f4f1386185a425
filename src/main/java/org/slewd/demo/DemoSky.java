package org.slewd.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slewd.orbit.Catalogue;
import org.slewd.orbit.ElementSet;
import org.slewd.sky.Site;

/**
 * A sky made up around a site and a time: a station like the ISS that rises in a moment, one like Tiangong that rises
 * after it has set, and a spread of fragments whose plane sweeps over the site within the hour. Any thread.
 */
public final class DemoSky {

    /** Nine digits, beginning with 999: no catalogue has come near. */
    public static final int ISS_LIKE = 999_000_101;

    public static final int TIANGONG_LIKE = 999_000_102;
    static final int FIRST_FRAGMENT = 999_001_001;

    private static final int FRAGMENTS = 200;

    /** The fragments, as the text of a group. */
    public static final String FRAGMENTS_AS_GROUP = FIRST_FRAGMENT + "-" + (FIRST_FRAGMENT + FRAGMENTS - 1);

    /** The two stations, likewise. */
    public static final String CREWED_AS_GROUP = ISS_LIKE + "," + TIANGONG_LIKE;

    private static final MadeUpOrbit ISS = new MadeUpOrbit(ISS_LIKE, "ISS-LIKE (DEMO)", 15.50, 0.0006, 51.64, 2e-4);
    private static final MadeUpOrbit TIANGONG =
            new MadeUpOrbit(TIANGONG_LIKE, "TIANGONG-LIKE (DEMO)", 15.61, 0.0006, 41.47, 3e-4);

    /** Long enough to open the page and to turn an antenna half round at 6 degrees a second. */
    private static final Duration UNTIL_FIRST_RISE = Duration.ofSeconds(45);

    /** The first pass is over by then, and the antenna parked. */
    private static final Duration UNTIL_SECOND_RISE = Duration.ofMinutes(14);

    private static final Duration UNTIL_FRAGMENTS = Duration.ofMinutes(30);

    private DemoSky() {}

    /**
     * The sky over {@code site} from {@code now} on; the epoch of every set is {@code now}.
     *
     * @param seed of the fragments; the same seed gives the same ones
     */
    public static Catalogue over(Site site, Instant now, long seed) {
        List<ElementSet> sets = new ArrayList<>();
        sets.add(ISS.risingOver(site, now, UNTIL_FIRST_RISE));
        sets.add(TIANGONG.risingOver(site, now, UNTIL_SECOND_RISE));
        sets.addAll(new DemoBreakup(seed).fragments(FIRST_FRAGMENT, FRAGMENTS, site, now, now.plus(UNTIL_FRAGMENTS)));
        return Catalogue.empty().with(sets);
    }
}
