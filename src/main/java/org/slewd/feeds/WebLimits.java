package org.slewd.feeds;

/**
 * What a reply may cost.
 *
 * @param maxBytes most content, packed and unpacked
 * @param totalMs from the wish to connect to the last byte, however steadily they drip
 * @param connectMs for the connection alone
 */
record WebLimits(int maxBytes, long totalMs, int connectMs) {

    /** What {@link org.slewd.orbit.ElementReader} takes; the catalogue of all tracked objects as JSON is a third of it. */
    private static final int MOST_BYTES = 32 << 20;

    /**
     * The usual bounds.
     *
     * @param heapBytes what this process may use: of a small one content takes an eighth at most, as it is there packed,
     *     unpacked, as text and taken apart for a moment, beside a station that goes on
     */
    static WebLimits forHeap(long heapBytes) {
        return new WebLimits((int) Math.min(MOST_BYTES, heapBytes / 8), 30_000, 10_000);
    }

    /** Of an answer that is no content only the first sentence is of interest. */
    static final int MAX_REFUSAL_BYTES = 4096;
}
