package org.slewd.schedule;

import java.util.Arrays;

/** How much of each of the {@link Limits} is used: few of many, mostly. Immutable. */
final class Usage {

    static final Usage NONE = new Usage(new int[0]);

    /** The lower part of an entry says how much, the upper one of which limit. No quota is as high as this. */
    private static final int BITS = 11;

    /** By limit, rising; none is 0. */
    private final int[] entries;

    private Usage(int[] entries) {
        this.entries = entries;
    }

    /** One more of {@code limit}. */
    Usage plus(int limit) {
        int at = find(limit);
        if (at < entries.length && entries[at] >> BITS == limit) {
            int[] more = entries.clone();
            more[at]++;
            return new Usage(more);
        }
        int[] longer = new int[entries.length + 1];
        System.arraycopy(entries, 0, longer, 0, at);
        longer[at] = (limit << BITS) | 1;
        System.arraycopy(entries, at, longer, at + 1, entries.length - at);
        return new Usage(longer);
    }

    private int find(int limit) {
        int at = Arrays.binarySearch(entries, limit << BITS);
        return at >= 0 ? at : -at - 1;
    }

    int of(int limit) {
        int at = find(limit);
        return at < entries.length && entries[at] >> BITS == limit ? count(entries[at]) : 0;
    }

    private static int count(int entry) {
        return entry & ((1 << BITS) - 1);
    }

    /** The same without limits that count at no node from {@code node} on. */
    Usage after(Limits limits, int node) {
        int[] mattering = new int[entries.length];
        int count = 0;
        for (int entry : entries) {
            if (limits.matters(entry >> BITS, node)) {
                mattering[count++] = entry;
            }
        }
        return count == entries.length ? this : new Usage(Arrays.copyOf(mattering, count));
    }

    /** What it costs at {@code prices}, of limits that count at {@code node} or later. */
    double cost(double[] prices, Limits limits, int node) {
        double cost = 0;
        for (int entry : entries) {
            if (limits.matters(entry >> BITS, node)) {
                cost += prices[entry >> BITS] * count(entry);
            }
        }
        return cost;
    }

    /** Whether it is not above {@code other} in any limit that counts at {@code node} or later. */
    boolean isWithin(Usage other, Limits limits, int node) {
        if (this == other) {
            return true;
        }
        int next = 0;
        for (int entry : entries) {
            while (next < other.entries.length && other.entries[next] >> BITS < entry >> BITS) {
                next++;
            }
            boolean has = next < other.entries.length && other.entries[next] >> BITS == entry >> BITS;
            if ((!has || other.entries[next] < entry) && limits.matters(entry >> BITS, node)) {
                return false;
            }
        }
        return true;
    }
}
