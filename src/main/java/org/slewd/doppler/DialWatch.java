package org.slewd.doppler;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;

/**
 * Tells an operator's hand on the dial from our own settings. A read-back is ours when it is within a step of anything that
 * the radio may still have been at: the settings since the read-back before, the one in force then, and those young enough
 * to be reported late. A first one that is none of these may be a garbled reply; a second one that says the same is a turn.
 * While the hand is still turning the read-backs differ, and the dial is left alone.
 *
 * <p>How a station uses it: {@link #sent} with each setting that left, {@link #read} with each frequency the radio reported.
 * A dial that stands where it stood before our settings was turned by nobody: the radio refused or ignored them. On {@link
 * Suspected} nothing is sent until the next read-back, or our setting would undo the turn before it is understood. On {@link
 * Turned} the amount is added to the frequency at the object. On {@link Unsteady} the dial is set again and the operator told. {@link #forget} on a reconnect.
 *
 * <p>Keeps state: one per dial, on one thread.
 */
public final class DialWatch {

    /** Settings that are remembered: ten a second for {@link #LATE_NANOS} and a slow poll of five. */
    private static final int MAX_SETTINGS = 64;

    /** A report of a setting before the last, through a queue in a server or a slow bus, comes within this time. */
    private static final long LATE_NANOS = 1_500_000_000L;

    /** Read-backs that may differ from each other and from us: a hand that spins the dial for ten seconds. */
    private static final int MAX_SUSPECTED = 10;

    /** A turn of more leads to another band and not through this one. */
    private static final long MOST_TURN_HZ = 1_000_000L;

    private record Sent(long hz, long nanos) {}

    /** What a read-back means. */
    public sealed interface Verdict {}

    /** The radio is where we set it, or was a moment ago; or nothing was ever set. */
    public record Ours() implements Verdict {}

    /** The radio is where it was before our settings, which it did not take. */
    public record Unmoved() implements Verdict {}

    /** Something else, and it is not known yet what. */
    public record Suspected(long readHz) implements Verdict {}

    /**
     * The operator turned the dial.
     *
     * @param byHz from our last setting
     */
    public record Turned(long byHz) implements Verdict {}

    /** Read-backs make no sense, for {@link #MAX_SUSPECTED} times, or say that the radio is in another band. */
    public record Unsteady() implements Verdict {}

    private final long stepHz;
    private final Deque<Sent> sent = new ArrayDeque<>();
    private long readNanos;
    private OptionalLong stoodHz = OptionalLong.empty();
    private OptionalLong suspectedHz = OptionalLong.empty();
    private int suspected;

    /** A watch over a dial with a grid of {@code stepHz}; what is less is the radio's own rounding. */
    public DialWatch(long stepHz) {
        if (stepHz < 1) {
            throw new IllegalArgumentException("step " + stepHz + " Hz");
        }
        this.stepHz = stepHz;
    }

    /** {@code hz} left for the radio. */
    public void sent(long hz, long nanos) {
        if (sent.isEmpty()) {
            readNanos = nanos;
        }
        if (sent.size() == MAX_SETTINGS) {
            sent.removeFirst();
        }
        sent.addLast(new Sent(hz, nanos));
    }

    /** Everything known is void: the radio was switched off, or another session begins. */
    public void forget() {
        sent.clear();
        stoodHz = OptionalLong.empty();
        trust();
    }

    /** The radio reported {@code hz}. */
    public Verdict read(long hz, long nanos) {
        if (!sent.isEmpty()) {
            dropSettled(nanos);
            readNanos = nanos;
        }
        if (sent.isEmpty() || sent.stream().anyMatch(setting -> isSame(setting.hz, hz))) {
            stoodHz = OptionalLong.of(hz);
            trust();
            return new Ours();
        }
        if (stoodHz.isPresent() && isSame(stoodHz.getAsLong(), hz)) {
            trust();
            return new Unmoved();
        }
        boolean twice = suspectedHz.isPresent() && isSame(suspectedHz.getAsLong(), hz);
        suspectedHz = OptionalLong.of(hz);
        suspected++;
        long byHz = hz - sent.getLast().hz;
        if (twice && Math.abs(byHz) <= MOST_TURN_HZ) {
            forget();
            sent(hz, nanos);
            stoodHz = OptionalLong.of(hz);
            return new Turned(byHz);
        }
        if (suspected >= MAX_SUSPECTED) {
            trust();
            return new Unsteady();
        }
        return new Suspected(hz);
    }

    private boolean isSame(long oneHz, long otherHz) {
        return Math.abs(oneHz - otherHz) < stepHz;
    }

    private void trust() {
        suspectedHz = OptionalLong.empty();
        suspected = 0;
    }

    /** Lets go of settings that the radio had left before the last read-back, and too long ago to be reported late. */
    private void dropSettled(long nanos) {
        while (sent.size() > 1) {
            Sent oldest = sent.removeFirst();
            Sent after = sent.getFirst();
            if (after.nanos - readNanos >= 0 || nanos - after.nanos <= LATE_NANOS) {
                sent.addFirst(oldest);
                return;
            }
        }
    }
}
