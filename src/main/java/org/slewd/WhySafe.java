package org.slewd;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.slewd.config.ConfigException;
import org.slewd.config.Problem;
import org.slewd.station.SafeStation;

/** Why slewd is in safe mode and what helps, in the words of each reason. */
final class WhySafe {

    /** Of a bad configuration that is shown; the rest is seen with {@code slewd check}. */
    private static final int MOST_SHOWN = 12;

    private WhySafe() {}

    static SafeStation.Why unusable(Path config, ConfigException e) {
        List<Problem> problems = e.problems();
        int more = problems.size() - MOST_SHOWN;
        List<String> shown =
                problems.stream().limit(MOST_SHOWN).map(Problem::toString).collect(Collectors.toList());
        if (more > 0) {
            shown.add("and " + more + " more, as 'slewd check " + config + "' shows");
        }
        return new SafeStation.Why(
                "the configuration " + config + " cannot be used (" + count(problems) + ")",
                "correct it and run 'slewd reload', or restart slewd",
                shown);
    }

    private static String count(List<Problem> problems) {
        return problems.size() == 1 ? "1 problem" : problems.size() + " problems";
    }

    static SafeStation.Why noneYet(Path config) {
        return new SafeStation.Why(
                "there is no configuration " + config + " yet",
                "make one in the view Set up of the page; or run 'slewd setup --config " + config
                        + "' and then 'slewd reload'",
                List.of());
    }

    static SafeStation.Why notAdmitted(String objection) {
        return new SafeStation.Why(
                objection,
                "'slewd user add NAME --role admin' works in safe mode too; then run 'slewd reload'",
                List.of());
    }

    static SafeStation.Why diedTooOften() {
        return new SafeStation.Why(
                "slewd has ended in disorder " + StartRecord.MOST + " times within " + StartRecord.WITHIN.toMinutes()
                        + " minutes",
                "look at the antenna and at the log of what it died of; then 'slewd reset " + SafeStation.KIND
                        + "' starts it",
                List.of());
    }
}
