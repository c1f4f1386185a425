package org.slewd.log;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * At most one line a minute for a cause, and how many were left out. Time is a count of nanoseconds that does not step. Not safe
 * for threads.
 *
 * @param <T> a line
 */
final class Repetition<T> {

    static final long WINDOW_NANOS = TimeUnit.MINUTES.toNanos(1);

    /** A station has some dozens of causes; more than this are let through without being remembered for long. */
    static final int MOST_CAUSES = 500;

    private final Map<String, Cause<T>> causes = new LinkedHashMap<>();

    private static final class Cause<T> {
        private final long sinceNanos;
        private T newest;
        private int leftOut;

        Cause(long sinceNanos, T first) {
            this.sinceNanos = sinceNanos;
            this.newest = first;
        }
    }

    /**
     * Lines of a cause that nobody saw.
     *
     * @param newest the last of them
     * @param count how many
     */
    record LeftOut<T>(T newest, int count) {}

    /** Whether {@code line} is to be written. */
    boolean admits(String cause, T line, long nowNanos) {
        Cause<T> known = causes.get(cause);
        if (known != null && nowNanos - known.sinceNanos < WINDOW_NANOS) {
            known.newest = line;
            known.leftOut++;
            return false;
        }
        causes.remove(cause);
        causes.put(cause, new Cause<>(nowNanos, line));
        return true;
    }

    /** What was left out of causes whose minute is over, or that are too many; each is told once. To be asked before {@link #admits}. */
    List<LeftOut<T>> over(long nowNanos) {
        List<LeftOut<T>> over = new ArrayList<>();
        Iterator<Cause<T>> eldestFirst = causes.values().iterator();
        while (eldestFirst.hasNext()) {
            Cause<T> cause = eldestFirst.next();
            if (nowNanos - cause.sinceNanos < WINDOW_NANOS && causes.size() < MOST_CAUSES) {
                break;
            }
            eldestFirst.remove();
            leftOut(cause).ifPresent(over::add);
        }
        return over;
    }

    /** Everything that was left out so far, at the end. */
    List<LeftOut<T>> all() {
        List<LeftOut<T>> all = new ArrayList<>();
        causes.values().forEach(cause -> leftOut(cause).ifPresent(all::add));
        causes.clear();
        return all;
    }

    private static <T> Optional<LeftOut<T>> leftOut(Cause<T> cause) {
        return cause.leftOut == 0 ? Optional.empty() : Optional.of(new LeftOut<>(cause.newest, cause.leftOut));
    }
}
