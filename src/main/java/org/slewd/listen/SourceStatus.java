package org.slewd.listen;

/**
 * How a source is doing. Immutable.
 *
 * @param state what it is doing
 * @param detail one sentence for an operator; empty when all is well
 * @param title what is at the other end; empty before that is known
 * @param connects how often it has begun to send
 * @param received samples that came, those dropped here included
 * @param dropped samples that came and found no room, because processing was behind
 * @param lost samples that the other end did not send, as far as that can be told
 * @param lastNanos when the last samples came, on the monotonic clock; of no meaning before the first
 */
public record SourceStatus(
        State state,
        String detail,
        String title,
        long connects,
        long received,
        long dropped,
        long lost,
        long lastNanos) {

    /** What sources do. */
    public enum State {
        CONNECTING,
        /** Samples come. */
        UP,
        /** Connected, and nothing comes. */
        STALE,
        /** It has no more; only files end. */
        ENDED,
        CLOSED
    }
}
