package org.slewd.receiver.rigctld;

import java.nio.charset.StandardCharsets;
import org.slewd.link.ByteSink;
import org.slewd.link.LineSplitter;
import org.slewd.receiver.Leg;
import org.slewd.receiver.PendingCommands;
import org.slewd.receiver.RadioFaults;
import org.slewd.receiver.SimulatedReceiver;

/** A server program and the receiver behind it, as one client sees them. */
final class RigctldSimulator implements SimulatedReceiver {

    /** What rigctld needs to ask a quick radio. */
    private static final long ANSWER_AFTER_NANOS = 20_000_000L;

    private static final int MAX_LINE = 256;

    private final RigServer server;
    private final LineSplitter lines = new LineSplitter(MAX_LINE);
    private final PendingCommands pending = new PendingCommands();

    RigctldSimulator(RigServer server) {
        this.server = server;
    }

    @Override
    public void onBytes(byte[] received, long nowNanos) {
        lines.push(received, line -> onLine(line, nowNanos));
    }

    @Override
    public void step(long nowNanos, ByteSink out) {
        pending.step(nowNanos, out);
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

    @Override
    public void turnDial(long hz, long nowNanos) {
        server.rig().tune(hz);
    }

    @Override
    public RadioFaults faults() {
        return server.rig().faults();
    }

    private void onLine(String line, long nowNanos) {
        RadioFaults faults = server.rig().faults();
        if (faults.hears()) {
            pending.add(
                    atNanos -> server.answer(line).getBytes(StandardCharsets.US_ASCII),
                    faults.latencyNanos(ANSWER_AFTER_NANOS),
                    nowNanos);
        }
    }
}
