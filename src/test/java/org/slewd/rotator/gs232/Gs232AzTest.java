package org.slewd.rotator.gs232;

import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.slewd.rotator.RotatorContract;
import org.slewd.rotator.RotatorKind;
import org.slewd.rotator.VectorChecks;

class Gs232AzTest extends RotatorContract {

    @Override
    protected RotatorKind kind() {
        return Gs232.KIND_AZ;
    }

    @Override
    protected Pattern mayWrite() {
        return Pattern.compile("C\r|S\r|M([0-3]\\d\\d|4[0-4]\\d|450)\r");
    }

    @Override
    protected Pattern target() {
        return Pattern.compile("M.*\r");
    }

    @Override
    protected long replyTimeoutNanos() {
        return 500_000_000L;
    }

    @TestFactory
    Stream<DynamicTest> the_driver_agrees_with_the_vectors() {
        return VectorChecks.driver(kind(), "gs232-az");
    }

    @TestFactory
    Stream<DynamicTest> the_simulator_agrees_with_the_vectors() {
        return VectorChecks.simulator(kind(), "gs232-az");
    }
}
