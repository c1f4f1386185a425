package org.slewd.picture;

import java.time.Instant;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.slewd.signal.Waterfall;

/**
 * What a picture of a waterfall shows.
 *
 * @param title what was followed, and on which frequency
 * @param subtitle station, date, what was done about the Doppler shift
 * @param waterfall at least one row
 * @param spanHz how much of the band is shown, around its middle
 * @param zero what zero offset is, as half a sentence for the axis
 * @param expectedOffsetHz where the signal was expected, by time; empty where it is not to be drawn
 * @param elevationDeg how high the object stood, by time; empty where nobody knows
 */
public record WaterfallScene(
        String title,
        String subtitle,
        Waterfall.View waterfall,
        double spanHz,
        String zero,
        Function<Instant, OptionalDouble> expectedOffsetHz,
        Function<Instant, OptionalDouble> elevationDeg) {

    public WaterfallScene {
        if (waterfall.rows().isEmpty() || !(spanHz > 0)) {
            throw new IllegalArgumentException(
                    waterfall.rows().size() + " rows, " + spanHz + " Hz: there is nothing to show");
        }
    }
}
