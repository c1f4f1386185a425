package org.slewd.station;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands out what has happened. {@link #subscribe} is for any thread, the rest belongs to the loop. */
final class EventDesk {

    private static final Logger LOG = LoggerFactory.getLogger(EventDesk.class);

    private final List<Consumer<StationEvent>> listeners = new CopyOnWriteArrayList<>();
    private final Queue<StationEvent> happened = new ArrayDeque<>();

    Runnable subscribe(Consumer<StationEvent> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    void note(StationEvent event) {
        happened.add(event);
    }

    /** At the end of a tick: whoever hears of something finds it in the newest snapshot. */
    void handOut() {
        for (StationEvent event = happened.poll(); event != null; event = happened.poll()) {
            for (Consumer<StationEvent> listener : listeners) {
                hand(event, listener);
            }
        }
    }

    /** Who cannot take an event must neither keep it from the others nor hold up the antenna. */
    private static void hand(StationEvent event, Consumer<StationEvent> listener) {
        try {
            listener.accept(event);
        } catch (RuntimeException e) {
            LOG.error("a part of slewd could not take the event {}; the others have it", event.word(), e);
        }
    }
}
