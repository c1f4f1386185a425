package org.slewd;

import java.util.List;
import org.slewd.config.Section;
import org.slewd.time.ClockLimits;

/**
 * What is watched besides the sky: the sections {@code clock} and {@code metrics} of a configuration.
 *
 * @param clock how wrong the clock of the machine may be
 * @param metricsOpen whether metrics are given to everybody on this machine, without a token
 */
public record WatchConfig(ClockLimits clock, boolean metricsOpen) {

    /** As without the section. */
    public static final WatchConfig USUAL = new WatchConfig(ClockLimits.USUAL, false);

    /** For a station that is made up: whatever the clock says is right. */
    public static final WatchConfig MADE_UP = new WatchConfig(
            new ClockLimits(ClockLimits.USUAL.mostErrorS(), ClockLimits.USUAL.warnErrorS(), true), true);

    private static final double LEAST_ERROR_S = 0.001;

    /** A minute is past any use; whoever wants less care than that answers for the clock himself. */
    private static final double MOST_ERROR_S = 60;

    /** Reads the sections out of the root of a configuration; what is wrong is noted there. */
    static WatchConfig read(Section root) {
        return new WatchConfig(
                root.optionalSection("clock").map(WatchConfig::clock).orElse(ClockLimits.USUAL),
                root.optionalSection("metrics")
                        .flatMap(section -> section.optionalFlag("open"))
                        .orElse(false));
    }

    private static ClockLimits clock(Section section) {
        double mostErrorS = section.optionalNumber("mostErrorS", LEAST_ERROR_S, MOST_ERROR_S)
                .orElse(ClockLimits.USUAL.mostErrorS());
        double warnErrorS = section.optionalNumber("warnErrorS", LEAST_ERROR_S, MOST_ERROR_S)
                .orElse(Math.min(mostErrorS, ClockLimits.USUAL.warnErrorS()));
        boolean always = section.optionalChoice("trust", List.of("system", "always"))
                .filter("always"::equals)
                .isPresent();
        if (!section.isSound("mostErrorS", "warnErrorS")) {
            return ClockLimits.USUAL;
        }
        if (warnErrorS > mostErrorS) {
            section.problem(
                    "warnErrorS",
                    "is more than mostErrorS = " + Section.plain(mostErrorS)
                            + ", beyond which no pass begins by itself; a warning has to come before");
            return ClockLimits.USUAL;
        }
        return new ClockLimits(mostErrorS, warnErrorS, always);
    }
}
