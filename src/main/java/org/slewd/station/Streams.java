package org.slewd.station;

import java.util.HashMap;
import java.util.Map;

/**
 * Which orders are news to a person: a program that says every second where to would otherwise leave nothing else to be read. Belongs to
 * the loop.
 */
final class Streams {

    /** A tracker asks every second, a slow one every ten. */
    private static final long GAP_NANOS = 15_000_000_000L;

    /** Somebody who corrects himself is no stream yet. */
    private static final int ALL_TOLD = 2;

    /** More names than there are programs: what is forgotten is told again. */
    private static final int MOST = 64;

    private record Last(int count, long nanos) {}

    private final Map<String, Last> lasts = new HashMap<>();

    /**
     * Whether an order is to be told, which counts it.
     *
     * @param kind what is asked for, without its numbers
     */
    boolean isNews(String kind, String who, long nowNanos) {
        if (lasts.size() >= MOST) {
            lasts.clear();
        }
        Last last = lasts.get(kind + ' ' + who);
        int count = last != null && nowNanos - last.nanos < GAP_NANOS ? last.count + 1 : 1;
        lasts.put(kind + ' ' + who, new Last(count, nowNanos));
        return count <= ALL_TOLD;
    }
}
