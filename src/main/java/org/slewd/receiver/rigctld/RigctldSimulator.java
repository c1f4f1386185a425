package org.slewd.receiver.rigctld;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import org.slewd.link.ByteSink;
import org.slewd.link.LineSplitter;
import org.slewd.receiver.Leg;
import org.slewd.receiver.SimulatedReceiver;

/** A server program and the receiver behind it, as one client sees them. */
final class RigctldSimulator implements SimulatedReceiver {

    /** What rigctld needs to ask a quick radio. */
    private static final long ANSWER_AFTER_NANOS = 20_000_000L;

    /** Answers that wait; a client that floods the server loses the rest. */
    private static final int MAX_QUEUED = 256;

    private static final int MAX_LINE = 256;

    private record Queued(byte[] bytes, long dueNanos) {}

    private final RigServer server;
    private final LineSplitter lines = new LineSplitter(MAX_LINE);
    private final ArrayDeque<Queued> queue = new ArrayDeque<>();
    private int deafFor;

    RigctldSimulator(RigServer server) {
        this.server = server;
    }

    @Override
    public void onBytes(byte[] received, long nowNanos) {
        lines.push(received, line -> onLine(line, nowNanos));
    }

    @Override
    public void step(long nowNanos, ByteSink out) {
        while (!queue.isEmpty() && nowNanos - queue.peek().dueNanos() >= 0) {
            out.accept(queue.remove().bytes());
        }
    }

    @Override
    public long tunedHz(Leg leg) {
        return server.rig().hz(leg);
    }

    @Override
    public int keyingAttempts() {
        return server.rig().keyingAttempts();
    }

    /** The mode it demodulates, in its own words. */
    String mode() {
        return server.rig().mode();
    }

    /** Somebody turns the dial. */
    void turnDial(long hz) {
        server.rig().tune(hz);
    }

    /** The next {@code lines} are not heard. */
    void turnDeaf(int lines) {
        deafFor = lines;
    }

    private void onLine(String line, long nowNanos) {
        if (deafFor > 0) {
            deafFor--;
            return;
        }
        String answer = server.answer(line);
        if (!answer.isEmpty() && queue.size() < MAX_QUEUED) {
            queue.add(new Queued(answer.getBytes(StandardCharsets.US_ASCII), nowNanos + ANSWER_AFTER_NANOS));
        }
    }
}
