package org.slewd.rotator.spid;

import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.slewd.rotator.RotatorContract;
import org.slewd.rotator.RotatorKind;
import org.slewd.rotator.VectorChecks;

class SpidRot2Test extends RotatorContract {

    @Override
    protected RotatorKind kind() {
        return Spid.KIND_ROT2;
    }

    @Override
    protected Pattern mayWrite() {
        return Pattern.compile("W\\x00{10}[\\x1f\\x0f] |" + target().pattern());
    }

    @Override
    protected Pattern target() {
        return Pattern.compile("W\\d{4}\\x02\\d{4}\\x02/ ");
    }

    @Override
    protected long replyTimeoutNanos() {
        return 800_000_000L;
    }

    @Override
    protected int mostStops() {
        return 2;
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

    @TestFactory
    Stream<DynamicTest> the_driver_agrees_with_the_vectors() {
        return VectorChecks.driver(kind(), "spid-rot2");
    }

    @TestFactory
    Stream<DynamicTest> the_simulator_agrees_with_the_vectors() {
        return VectorChecks.simulator(kind(), "spid-rot2", stopWithinDeg());
    }
}
