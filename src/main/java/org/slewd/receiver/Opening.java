package org.slewd.receiver;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import org.slewd.receiver.DialDriver.Words;

/** What a radio is told after a connect before anything else. One thread; times are monotonic nanoseconds. */
final class Opening {

    /** A radio that is off need not be greeted more often than this. */
    private static final long REPEAT_NANOS = 1_000_000_000L;

    private final ArrayDeque<Words> rest = new ArrayDeque<>();
    private boolean begun;
    private long notBeforeNanos;
    private Optional<String> trouble = Optional.empty();

    Opening(long nowNanos) {
        restart(nowNanos);
    }

    /** The wire came up anew. */
    void restart(long nowNanos) {
        rest.clear();
        begun = false;
        notBeforeNanos = nowNanos;
        trouble = Optional.empty();
    }

    boolean isBegun() {
        return begun;
    }

    void begin(List<Words> words) {
        begun = true;
        rest.addAll(words);
    }

    /** Whether all of it was said. */
    boolean isOver() {
        return begun && rest.isEmpty();
    }

    /** What to say now; empty while the radio is left alone, and when it is over. */
    Optional<Words> due(long nowNanos) {
        return nowNanos - notBeforeNanos < 0 ? Optional.empty() : Optional.ofNullable(rest.peek());
    }

    /** What was said went unanswered for {@code replyTimeoutNanos}; it is said again. */
    void missed(long replyTimeoutNanos, long nowNanos) {
        notBeforeNanos = nowNanos + REPEAT_NANOS - replyTimeoutNanos;
    }

    /** What was said is done with. */
    void done() {
        rest.remove();
    }

    /**
     * What was said was refused, and is not said again.
     *
     * @param why what an operator should know of it; empty if nothing
     */
    void refused(Optional<String> why) {
        done();
        trouble = why;
    }

    Optional<String> trouble() {
        return trouble;
    }
}
