package org.slewd;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** What goes wrong in a month, and when: everything at least once a week. Seeded. */
final class MonthPlan {

    /** What happens; those that are meant for the middle of a pass wait for one. */
    enum Kind {
        WIRE(true),
        GARBAGE(true),
        STUCK(true),
        STUCK_AND_CRASH(true),
        RADIO_OFF(false),
        CLOCK_AHEAD(true),
        CLOCK_BACK(true),
        CLOCK_UNTRUSTED(false),
        ABSURD_ELEMENTS(true),
        STALE_ELEMENTS(false),
        DISK_FULL(false),
        CRASH(false),
        CRASH_IN_PASS(true),
        POINT(false),
        STOP(true),
        STOP_AND_CRASH(true),
        LOCK(true),
        LOCK_AND_CRASH(false),
        TRACK(false),
        AGENDA_OFF(false),
        GUEST(false);

        final boolean inPass;

        Kind(boolean inPass) {
            this.inPass = inPass;
        }
    }

    /** @param atS since the beginning */
    record Due(double atS, Kind kind) {}

    private static final double DAY_S = 86_400;
    private static final int WEEK = 7;

    private MonthPlan() {}

    /** In order; the first hour is quiet. */
    static List<Due> of(int days, long seed) {
        Random random = new Random(seed);
        List<Due> all = new ArrayList<>();
        for (int first = 0; first < days; first += WEEK) {
            int span = Math.min(WEEK, days - first);
            List<Kind> deck = new ArrayList<>(List.of(Kind.values()));
            Collections.shuffle(deck, random);
            double roomS = span * DAY_S / deck.size();
            for (int i = 0; i < deck.size(); i++) {
                double atS = first * DAY_S + roomS * (i + 0.1 + 0.2 * random.nextDouble());
                all.add(new Due(Math.max(3_600, atS), deck.get(i)));
            }
        }
        all.sort(Comparator.comparingDouble(Due::atS));
        return all;
    }
}
