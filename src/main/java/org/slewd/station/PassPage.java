package org.slewd.station;

import java.util.List;

/**
 * A part of the passes that were asked for, by rise.
 *
 * @param total how many fit the question, of which {@code passes} are a part
 * @param daylight how light it is at the site over the window, from its start on
 */
public record PassPage(int total, List<PassPath> passes, List<DaylightSpan> daylight) {
    public PassPage {
        passes = List.copyOf(passes);
        daylight = List.copyOf(daylight);
    }
}
