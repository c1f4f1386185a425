package org.slewd.rotator.spid;

import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.slewd.rotator.RotatorContract;
import org.slewd.rotator.RotatorKind;
import org.slewd.rotator.VectorChecks;

class SpidMd01Test extends RotatorContract {

    @Override
    protected RotatorKind kind() {
        return Spid.KIND_MD01;
    }

    @Override
    protected Pattern mayWrite() {
        return Pattern.compile("W\\x00{10}[\\x1f\\x0f] |" + target().pattern());
    }

    @Override
    protected Pattern target() {
        return Pattern.compile("W\\d{4}\\n\\d{4}\\n/ ");
    }

    @Override
    protected long replyTimeoutNanos() {
        return 500_000_000L;
    }

    @Override
    protected int mostStops() {
        return 2;
    }

    @TestFactory
    Stream<DynamicTest> the_driver_agrees_with_the_vectors() {
        return VectorChecks.driver(kind(), "spid-md01");
    }

    @TestFactory
    Stream<DynamicTest> the_simulator_agrees_with_the_vectors() {
        return VectorChecks.simulator(kind(), "spid-md01", stopWithinDeg());
    }
}
