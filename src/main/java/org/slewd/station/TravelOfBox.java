package org.slewd.station;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slewd.config.Section;
import org.slewd.rotator.AxisRange;
import org.slewd.rotator.RotatorConfig;
import org.slewd.rotator.RotatorState;

/**
 * Compares where the controller lets the axes go with where the configuration sends them. A controller that allows more is as
 * it should be: the envelope holds the antenna within less. Belongs to the loop.
 */
final class TravelOfBox {

    /** Limits are whole degrees; what differs by less is how they are rounded. */
    private static final double SAME_DEG = 0.5;

    private final RotatorConfig config;

    private Optional<RotatorState.ReportedTravel> heard = Optional.empty();

    TravelOfBox(RotatorConfig config) {
        this.config = config;
    }

    /** What an operator should put right, when {@code reported} is news; one sentence for each end of an axis. */
    List<String> take(Optional<RotatorState.ReportedTravel> reported) {
        if (reported.isEmpty() || reported.equals(heard)) {
            return List.of();
        }
        heard = reported;
        List<String> sentences = new ArrayList<>();
        compare("azimuth", config.azimuth().travel(), reported.get().azimuth(), sentences);
        compare("elevation", config.elevation().travel(), reported.get().elevation(), sentences);
        return sentences;
    }

    private void compare(String axis, AxisRange configured, AxisRange box, List<String> sentences) {
        if (box.minDeg() > configured.minDeg() + SAME_DEG) {
            sentences.add(sentence(axis, "Min", "below", configured.minDeg(), box.minDeg()));
        }
        if (box.maxDeg() < configured.maxDeg() - SAME_DEG) {
            sentences.add(sentence(axis, "Max", "above", configured.maxDeg(), box.maxDeg()));
        }
    }

    private String sentence(String axis, String end, String beyond, double configuredDeg, double boxDeg) {
        return String.format(
                Locale.ROOT,
                "rotator %s: turns the %s to %s at most, and the configuration to %s; slewd plans by the configuration, and"
                        + " the controller will refuse what is %s %s; write %s%sDeg: %s in the section rotator, or correct the"
                        + " limits of the controller",
                config.link(),
                axis,
                Section.plain(boxDeg),
                Section.plain(configuredDeg),
                beyond,
                Section.plain(boxDeg),
                axis,
                end,
                Section.plain(boxDeg));
    }
}
