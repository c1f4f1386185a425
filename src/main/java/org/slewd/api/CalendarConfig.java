package org.slewd.api;

import java.time.Duration;
import java.util.Optional;
import org.slewd.config.Section;
import org.slewd.orbit.Group;
import org.slewd.orbit.Groups;
import org.slewd.station.PassQuestion;

/**
 * The calendar of passes: the section {@code calendar} of a configuration. There is none without it.
 *
 * @param objects whose passes stand in it
 * @param minElevationDeg how high they culminate at least
 * @param days how far it looks ahead
 * @param alarm how long before the rise a calendar program reminds
 */
public record CalendarConfig(Group objects, double minElevationDeg, int days, Duration alarm) {

    private static final int USUAL_DAYS = 3;
    private static final int USUAL_ALARM_MINUTES = 10;
    private static final int MOST_ALARM_MINUTES = 24 * 60;

    /** Reads the section out of the root of a configuration; what is wrong is noted there. */
    public static Optional<CalendarConfig> read(Section root, Groups groups) {
        return root.optionalSection("calendar").flatMap(section -> {
            Optional<Group> objects = section.parsed("objects", groups::parse);
            double minElevationDeg =
                    section.optionalNumber("minElevationDeg", 0, 90).orElse(0);
            long days = section.optionalInteger("days", 1, PassQuestion.LONGEST.toDays() - 1)
                    .orElse(USUAL_DAYS);
            long alarmMinutes = section.optionalInteger("alarmMinutes", 0, MOST_ALARM_MINUTES)
                    .orElse(USUAL_ALARM_MINUTES);
            return objects.map(group -> new CalendarConfig(
                    group, minElevationDeg, Math.toIntExact(days), Duration.ofMinutes(alarmMinutes)));
        });
    }
}
