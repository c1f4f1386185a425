package org.slewd.api;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.slewd.station.Snapshot;

/** Finds what is new in the list of alerts from one snapshot to the next. One thread. */
final class AlertWatch {

    /**
     * What is new.
     *
     * @param alerts oldest first
     * @param someLost whether there may have been more, which no snapshot shows any longer
     */
    record News(List<Snapshot.Alert> alerts, boolean someLost) {
        static final News NONE = new News(List.of(), false);
    }

    private List<Snapshot.Alert> before;

    /** @param before the alerts that are known, newest first */
    AlertWatch(List<Snapshot.Alert> before) {
        this.before = before;
    }

    /** @param now the alerts of the newest snapshot, newest first; old ones may have left the list */
    News next(List<Snapshot.Alert> now) {
        int fresh = 0;
        while (!continues(now.subList(fresh, now.size()), before)) {
            fresh++;
        }
        boolean nothingKnown = fresh == now.size() && !before.isEmpty() && fresh > 0;
        List<Snapshot.Alert> alerts = new ArrayList<>(now.subList(0, fresh));
        Collections.reverse(alerts);
        before = now;
        return new News(alerts, nothingKnown);
    }

    private static boolean continues(List<Snapshot.Alert> rest, List<Snapshot.Alert> known) {
        return rest.size() <= known.size() && rest.equals(known.subList(0, rest.size()));
    }
}
