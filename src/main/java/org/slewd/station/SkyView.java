package org.slewd.station;

import java.time.Instant;
import java.util.List;
import org.slewd.sky.LookAngle;

/**
 * What is over the site at one moment.
 *
 * @param total how many objects fit the question, of which {@code objects} are a part
 * @param objects the highest first
 * @param groups how many of each group with a name are up, whichever group was asked for
 */
public record SkyView(int total, List<Body> objects, List<GroupCount> groups) {
    public SkyView {
        objects = List.copyOf(objects);
        groups = List.copyOf(groups);
    }

    /**
     * One object.
     *
     * @param sunlit whether the Sun shines on it
     * @param elementEpoch of the elements that it was reckoned from
     */
    public record Body(int catalogNumber, String name, LookAngle look, boolean sunlit, Instant elementEpoch) {}

    /** How many objects of a group are up. */
    public record GroupCount(String group, int up) {}
}
