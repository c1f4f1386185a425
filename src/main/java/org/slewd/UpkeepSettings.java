package org.slewd;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slewd.api.CalendarConfig;
import org.slewd.condition.ConditionInput;
import org.slewd.condition.ConditionsReader;
import org.slewd.config.Section;
import org.slewd.flight.FlightConfig;
import org.slewd.hook.Hook;
import org.slewd.interop.InteropConfig;
import org.slewd.schedule.ScheduleConfig;
import org.slewd.station.StationConfig;
import org.slewd.storage.JournalLimits;

/**
 * What slewd does while nobody looks.
 *
 * @param schedule what is followed by itself
 * @param hooks programs to be run when something happens
 * @param journal how much of the past is kept
 * @param flight how much of the loop is recorded
 * @param watch how wrong the clock may be, and who is told how the station is
 * @param conditions safety inputs: wind, rain, a door
 * @param interop programs of others that may use the station
 * @param calendar which passes stand in the calendar, if there is one
 * @param operatorsAreTrusted whether operators may clear faults and say where the cable is, as admins may
 */
public record UpkeepSettings(
        ScheduleConfig schedule,
        List<Hook> hooks,
        JournalLimits journal,
        FlightConfig flight,
        WatchConfig watch,
        List<ConditionInput> conditions,
        InteropConfig interop,
        Optional<CalendarConfig> calendar,
        boolean operatorsAreTrusted) {

    /** Of a configuration that says nothing of it. */
    public static final UpkeepSettings USUAL = new UpkeepSettings(
            ScheduleConfig.NONE,
            List.of(),
            JournalLimits.USUAL,
            FlightConfig.USUAL,
            WatchConfig.USUAL,
            List.of(),
            InteropConfig.NONE,
            Optional.empty(),
            false);

    public UpkeepSettings {
        hooks = List.copyOf(hooks);
        conditions = List.copyOf(conditions);
    }

    /** The same without safety inputs. */
    UpkeepSettings withoutConditions() {
        return new UpkeepSettings(
                schedule, hooks, journal, flight, watch, List.of(), interop, calendar, operatorsAreTrusted);
    }

    /** @param file the configuration, against whose folder paths are resolved */
    static UpkeepSettings read(Section root, Path file, StationConfig station) {
        return new UpkeepSettings(
                ScheduleConfig.read(root, station.groups()),
                Hook.read(root),
                root.optionalSection("journal").map(JournalLimits::read).orElse(JournalLimits.USUAL),
                root.optionalSection("flight").map(FlightConfig::read).orElse(FlightConfig.USUAL),
                WatchConfig.read(root),
                ConditionsReader.read(root, file),
                InteropConfig.read(root, file, station.name(), root.has("receiver")),
                CalendarConfig.read(root, station.groups()),
                root.optionalSection("people")
                        .flatMap(section -> section.optionalFlag("operatorsMayReset"))
                        .orElse(false));
    }
}
