package org.slewd.receiver;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** How long a radio takes for its settings, as measured on the wire, whose own time is in it. One thread. */
final class SettingTimes {

    private final Map<Leg, Long> setNanos = new EnumMap<>(Leg.class);
    private final Set<Leg> unacknowledged = EnumSet.noneOf(Leg.class);
    private final RecentMiddle latency = new RecentMiddle();
    private final RecentMiddle cycle = new RecentMiddle();
    private OptionalLong lastSetNanos = OptionalLong.empty();

    /** A frequency has been sent for a dial. */
    void set(Leg leg, long nowNanos) {
        setNanos.put(leg, nowNanos);
        lastSetNanos = OptionalLong.of(nowNanos);
        unacknowledged.add(leg);
    }

    /** When a frequency was sent last, for whichever dial; empty before the first. */
    OptionalLong lastSetNanos() {
        return lastSetNanos;
    }

    /** The radio has said that it took it. */
    void took(Leg leg, long nowNanos) {
        if (unacknowledged.remove(leg)) {
            latency.add(nowNanos - setNanos.get(leg));
        }
    }

    /** The radio, which says nothing to settings, has answered a question behind it within {@code nanos}. */
    void tookAbout(Leg leg, long nanos) {
        if (unacknowledged.remove(leg)) {
            latency.add(nanos);
        }
    }

    /** The radio has also been asked, so that the dial can be set anew. */
    void readBack(Leg leg, long nowNanos) {
        took(leg, nowNanos);
        free(leg, nowNanos);
    }

    /** The dial can be set anew, though nobody knows whether the radio took it. */
    void free(Leg leg, long nowNanos) {
        Long sent = setNanos.get(leg);
        if (sent != null) {
            cycle.add(nowNanos - sent);
            forget(leg);
        }
    }

    /** What was sent for a dial went another way than usual and tells nothing. */
    void forget(Leg leg) {
        setNanos.remove(leg);
        unacknowledged.remove(leg);
    }

    /** From a setting leaving until the radio has said that it took it; empty before the first. */
    OptionalLong latencyNanos() {
        return latency.nanos();
    }

    /** From a setting leaving until the next could leave; empty before the first. */
    OptionalLong cycleNanos() {
        return cycle.nanos();
    }
}
