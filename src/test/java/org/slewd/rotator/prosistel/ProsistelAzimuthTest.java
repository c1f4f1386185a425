package org.slewd.rotator.prosistel;

import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.slewd.rotator.RotatorContract;
import org.slewd.rotator.RotatorKind;
import org.slewd.rotator.VectorChecks;

class ProsistelAzimuthTest extends RotatorContract {

    @Override
    protected RotatorKind kind() {
        return Prosistel.KIND_AZIMUTH;
    }

    @Override
    protected Pattern mayWrite() {
        return Pattern.compile("\2A[?S]\r|\2AG(360|3[0-5]\\d|[0-2]?\\d{1,2}|997)\r");
    }

    @Override
    protected Pattern target() {
        return Pattern.compile("\2AG(?!997)\\d+\r");
    }

    @Override
    protected long replyTimeoutNanos() {
        return 500_000_000L;
    }

    @TestFactory
    Stream<DynamicTest> the_simulator_agrees_with_the_vectors() {
        return VectorChecks.simulator(kind(), "prosistel-d");
    }
}
