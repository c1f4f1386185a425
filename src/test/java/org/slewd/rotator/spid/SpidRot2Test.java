package org.slewd.rotator.spid;

class SpidRot2Test extends SpidContract {

    SpidRot2Test() {
        super(Spid.KIND_ROT2, "spid-rot2", "W\\d{4}\\x02\\d{4}\\x02/ ");
    }

    @Override
    protected long replyTimeoutNanos() {
        return 800_000_000L;
    }

    /** A stop is 217 ms on the wire at 600 baud, and twice as much again behind an answer. */
    @Override
    protected double stopWithinDeg() {
        return 5;
    }

    /** A target, its rest and a question with its answer are 770 ms. */
    @Override
    protected int leastPositionsInTenSeconds() {
        return 11;
    }

    /** Twelve bytes at 600 baud. */
    @Override
    protected long oldestReadingNanos() {
        return 300_000_000L;
    }
}
