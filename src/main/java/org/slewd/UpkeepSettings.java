package org.slewd;

import java.util.List;
import org.slewd.config.Section;
import org.slewd.hook.Hook;
import org.slewd.schedule.ScheduleConfig;
import org.slewd.station.StationConfig;
import org.slewd.storage.JournalLimits;

/**
 * What slewd does while nobody looks.
 *
 * @param schedule what is followed by itself
 * @param hooks programs to be run when something happens
 * @param journal how much of the past is kept
 * @param watch how wrong the clock may be, and who is told how the station is
 */
public record UpkeepSettings(ScheduleConfig schedule, List<Hook> hooks, JournalLimits journal, WatchConfig watch) {

    /** Of a configuration that says nothing of it. */
    public static final UpkeepSettings USUAL =
            new UpkeepSettings(ScheduleConfig.NONE, List.of(), JournalLimits.USUAL, WatchConfig.USUAL);

    public UpkeepSettings {
        hooks = List.copyOf(hooks);
    }

    static UpkeepSettings read(Section root, StationConfig station) {
        return new UpkeepSettings(
                ScheduleConfig.read(root, station.groups()),
                Hook.read(root),
                root.optionalSection("journal").map(JournalLimits::read).orElse(JournalLimits.USUAL),
                WatchConfig.read(root));
    }
}
