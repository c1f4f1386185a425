package org.slewd.rotator.spid;

import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.slewd.rotator.RotatorContract;
import org.slewd.rotator.RotatorKind;
import org.slewd.rotator.VectorChecks;

/** What all SPID controllers have in common: questions and stops of thirteen bytes, and a stop that is said twice. */
abstract class SpidContract extends RotatorContract {

    private final RotatorKind kind;
    private final String vectors;
    private final Pattern target;

    /**
     * @param vectors name of the file of golden vectors
     * @param target what the bytes of a target look like
     */
    SpidContract(RotatorKind kind, String vectors, String target) {
        this.kind = kind;
        this.vectors = vectors;
        this.target = Pattern.compile(target);
    }

    @Override
    protected final RotatorKind kind() {
        return kind;
    }

    @Override
    protected final Pattern mayWrite() {
        return Pattern.compile("W\\x00{10}[\\x1f\\x0f] |" + target.pattern());
    }

    @Override
    protected final Pattern target() {
        return target;
    }

    @Override
    protected long replyTimeoutNanos() {
        return 500_000_000L;
    }

    @Override
    protected final int mostStops() {
        return 2;
    }

    @TestFactory
    final Stream<DynamicTest> the_driver_agrees_with_the_vectors() {
        return VectorChecks.driver(kind, vectors);
    }

    @TestFactory
    final Stream<DynamicTest> the_simulator_agrees_with_the_vectors() {
        return VectorChecks.simulator(kind, vectors, stopWithinDeg());
    }
}
