package org.slewd.rotator.spid;

class SpidRot1Test extends SpidContract {

    SpidRot1Test() {
        super(Spid.KIND_ROT1, "spid-rot1", "W\\d{3}0\\x00{6}/ ");
    }

    /** A stop is 108 ms on the wire at 1200 baud, and as much again behind an answer. */
    @Override
    protected double stopWithinDeg() {
        return 2.5;
    }
}
