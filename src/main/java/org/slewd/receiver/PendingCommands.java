package org.slewd.receiver;

import java.util.ArrayDeque;
import org.slewd.link.ByteSink;

/**
 * Commands that a simulated radio has heard and not obeyed yet. It obeys one after another, each when its time is over, and
 * only then is the setting true and the answer said.
 */
public final class PendingCommands {

    /** A client that floods the radio loses the rest. */
    private static final int MAX_PENDING = 256;

    /** What the radio does with a command. */
    public interface Command {
        /**
         * Does it.
         *
         * @param atNanos the time at which it is done
         * @return what the radio answers; empty for silence
         */
        byte[] obey(long atNanos);
    }

    private record Pending(Command command, long dueNanos) {}

    private final ArrayDeque<Pending> pending = new ArrayDeque<>();

    /** The radio has heard {@code command} at {@code nowNanos} and needs {@code latencyNanos} for it. */
    public void add(Command command, long latencyNanos, long nowNanos) {
        if (pending.size() < MAX_PENDING) {
            boolean isIdle = pending.isEmpty() || pending.getLast().dueNanos() - nowNanos < 0;
            long startNanos = isIdle ? nowNanos : pending.getLast().dueNanos();
            pending.add(new Pending(command, startNanos + latencyNanos));
        }
    }

    /** Obeys what is due. */
    public void step(long nowNanos, ByteSink out) {
        while (!pending.isEmpty() && nowNanos - pending.getFirst().dueNanos() >= 0) {
            Pending due = pending.remove();
            byte[] answer = due.command().obey(due.dueNanos());
            if (answer.length > 0) {
                out.accept(answer);
            }
        }
    }
}
