package org.slewd.receiver.civ;

import java.util.ArrayDeque;
import org.slewd.link.ByteSink;
import org.slewd.receiver.Leg;
import org.slewd.receiver.PendingCommands;
import org.slewd.receiver.RadioFaults;
import org.slewd.receiver.SimulatedReceiver;

/**
 * A radio at the end of a CI-V bus of one wire and 19200 baud: what the controller says comes back to it, then comes the
 * answer, each no sooner than the wire can carry it. It hears only frames for its own address and for everybody, and counts
 * every command on the bus that could key a transmitter, whoever it is for.
 */
final class CivSimulator implements SimulatedReceiver {

    private static final long NANOS_PER_BYTE = 1_000_000_000L * 10 / 19_200;

    /** Between the end of a command and the start of the answer. */
    private static final long THINKING_NANOS = 2_000_000L;

    /** Answers that wait for the wire; a controller that floods the bus loses the rest. */
    private static final int MAX_QUEUED = 256;

    private static final byte[] NOTHING = {};
    private static final byte[] REFUSED = {(byte) CivCodec.REFUSED};

    private record Queued(byte[] bytes, long dueNanos) {}

    private final CivProfile profile;
    private final CivRadio radio;
    private final boolean echo;
    private final CivFramer framer = new CivFramer();
    private final RadioFaults faults = new RadioFaults();
    private final PendingCommands pending = new PendingCommands();
    private final ArrayDeque<Queued> queue = new ArrayDeque<>();

    private long wireFreeNanos;
    private boolean wireUsed;
    private int keyingAttempts;
    private int jamsDue;

    CivSimulator(CivProfile profile) {
        this(profile, true);
    }

    /** @param echo whether the controller hears itself, as on the remote jack; USB ports have a setting for it */
    CivSimulator(CivProfile profile, boolean echo) {
        this.profile = profile;
        this.radio = new CivRadio(profile);
        this.echo = echo;
    }

    @Override
    public void onBytes(byte[] received, long nowNanos) {
        occupyWire(received.length, nowNanos);
        if (echo) {
            enqueue(received.clone());
        }
        framer.push(received, new CivFramer.Listener() {
            @Override
            public void frame(CivFrame frame) {
                onFrame(frame, nowNanos);
            }

            @Override
            public void jam() {
                // A radio that hears a collision waits for the next frame.
            }
        });
    }

    @Override
    public void step(long nowNanos, ByteSink out) {
        pending.step(nowNanos, out);
        while (!queue.isEmpty() && nowNanos - queue.peek().dueNanos() >= 0) {
            out.accept(queue.remove().bytes());
        }
    }

    @Override
    public long tunedHz(Leg leg) {
        return radio.tunedHz(leg);
    }

    @Override
    public int keyingAttempts() {
        return keyingAttempts;
    }

    /** The code of the mode it demodulates. */
    int modeCode() {
        return radio.modeCode();
    }

    @Override
    public void turnDial(long hz, long nowNanos) {
        radio.turnDial(hz);
        byte[] payload = new byte[1 + CivCodec.FREQUENCY_BYTES];
        CivCodec.putHz(hz, payload, 1);
        say(CivFrame.EVERYBODY, payload, nowNanos);
    }

    /** From now on it refuses to have both halves on one band, as some sets do. */
    void keepBandsApart() {
        radio.keepBandsApart();
    }

    /** The next {@code commands} are spoilt by somebody who speaks at the same time. */
    void jam(int commands) {
        jamsDue = commands;
    }

    @Override
    public RadioFaults faults() {
        return faults;
    }

    private void onFrame(CivFrame frame, long nowNanos) {
        if (CivKeying.couldKey(frame.payload())) {
            keyingAttempts++;
        }
        boolean forUs = frame.to() == profile.address() || frame.to() == CivFrame.EVERYBODY;
        if (!forUs || frame.from() == profile.address()) {
            return;
        }
        if (jamsDue > 0) {
            jamsDue--;
            occupyWire(1, nowNanos);
            enqueue(new byte[] {(byte) CivFrame.JAM, (byte) CivFrame.JAM, (byte) CivFrame.JAM});
            return;
        }
        if (faults.hears()) {
            // The wire may still be busy with the command itself.
            pending.add(
                    atNanos -> {
                        obey(frame, atNanos);
                        return NOTHING;
                    },
                    faults.latencyNanos(THINKING_NANOS),
                    wireFreeNanos);
        }
    }

    private void obey(CivFrame frame, long atNanos) {
        byte[] answer = faults.refuses() && CivCodec.tunes(frame.payload()) ? REFUSED : radio.answer(frame.payload());
        if (answer.length > 0 && frame.to() == profile.address()) {
            say(frame.from(), answer, atNanos);
        }
    }

    private void say(int to, byte[] payload, long nowNanos) {
        byte[] bytes = new CivFrame(to, profile.address(), payload).bytes();
        occupyWire(bytes.length, nowNanos);
        enqueue(bytes);
    }

    private void occupyWire(int bytes, long fromNanos) {
        long start = wireUsed && wireFreeNanos - fromNanos > 0 ? wireFreeNanos : fromNanos;
        wireFreeNanos = start + bytes * NANOS_PER_BYTE;
        wireUsed = true;
    }

    private void enqueue(byte[] bytes) {
        if (queue.size() < MAX_QUEUED) {
            queue.add(new Queued(bytes, wireFreeNanos));
        }
    }
}
