package org.slewd.receiver.yaesu;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.slewd.link.ByteSink;
import org.slewd.link.SimulatedDevice;

/**
 * A wire on which bytes on their way to the radio get lost or come from nowhere. It also watches that whatever could key a
 * radio that is out of step comes in the moment in which the radio has answered a question.
 */
final class SpoiltWire implements SimulatedDevice {

    private static final long A_MOMENT_NANOS = 2_000_000L;

    private final SimulatedDevice radio;
    private int count;
    private int loseFrom = Integer.MAX_VALUE;
    private int loseTo = Integer.MAX_VALUE;
    private double lostShare;
    private SplittableRandom random = new SplittableRandom(0);

    private byte[] last = new byte[0];
    private boolean answered;
    private long answeredNanos;
    private int risky;
    private int unproved;
    private int torn;

    SpoiltWire(SimulatedDevice radio) {
        this.radio = radio;
    }

    /** Loses {@code bytes} bytes from the one with this number on. */
    void lose(int from, int bytes) {
        loseFrom = from;
        loseTo = from + bytes;
    }

    /** Loses a share of all bytes. */
    void lose(double share, long seed) {
        lostShare = share;
        random = new SplittableRandom(seed);
    }

    /** A byte that nobody has sent. */
    void disturb(byte noise, long nowNanos) {
        radio.onBytes(new byte[] {noise}, nowNanos);
    }

    /** How many bytes have been sent. */
    int count() {
        return count;
    }

    /** Blocks that could key a radio that is out of step. */
    int risky() {
        return risky;
    }

    /** Those of them that did not follow the answer to a question at once; the test wants 0. */
    int unproved() {
        return unproved;
    }

    /** Writes that were no block; the test wants 0. */
    int torn() {
        return torn;
    }

    @Override
    public void onBytes(byte[] sent, long nowNanos) {
        torn += sent.length == YaesuBlock.LENGTH ? 0 : 1;
        if (YaesuBlock.couldKeyOutOfStep(sent)) {
            risky++;
            int before = last.length == 0 ? -1 : YaesuBlock.purpose(last);
            boolean question = before == 0x03 || before == 0x13 || before == 0x23 || before == 0xF7;
            unproved += question && answered && nowNanos - answeredNanos <= A_MOMENT_NANOS ? 0 : 1;
        }
        last = sent.clone();
        answered = false;
        byte[] arriving = new byte[sent.length];
        int kept = 0;
        for (byte one : sent) {
            boolean lost = (count >= loseFrom && count < loseTo) || (lostShare > 0 && random.nextDouble() < lostShare);
            count++;
            if (!lost) {
                arriving[kept++] = one;
            }
        }
        if (kept > 0) {
            radio.onBytes(Arrays.copyOf(arriving, kept), nowNanos);
        }
    }

    @Override
    public void step(long nowNanos, ByteSink out) {
        radio.step(nowNanos, said -> {
            answered = true;
            answeredNanos = nowNanos;
            out.accept(said);
        });
    }
}
