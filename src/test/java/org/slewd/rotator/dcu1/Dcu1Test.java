package org.slewd.rotator.dcu1;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.RotatorBench;
import org.slewd.rotator.RotatorContract;
import org.slewd.rotator.RotatorKind;
import org.slewd.rotator.VectorChecks;

class Dcu1Test {

    /** What all boxes of the family have in common. */
    abstract static class Family extends RotatorContract {

        private final RotatorKind kind;
        private final String words;

        Family(RotatorKind kind, String words) {
            this.kind = kind;
            this.words = words;
        }

        @Override
        protected RotatorKind kind() {
            return kind;
        }

        @Override
        protected Pattern mayWrite() {
            return Pattern.compile(words);
        }

        @Override
        protected Pattern target() {
            return Pattern.compile("AP1.*", Pattern.DOTALL);
        }

        @Override
        protected long replyTimeoutNanos() {
            return 600_000_000L;
        }

        @TestFactory
        Stream<DynamicTest> the_driver_agrees_with_the_vectors() {
            return VectorChecks.driver(kind, kind.name());
        }

        @TestFactory
        Stream<DynamicTest> the_simulator_agrees_with_the_vectors() {
            return VectorChecks.simulator(kind, kind.name());
        }

        @Test
        void a_target_west_of_north_is_told_as_a_bearing() {
            RotatorBench bench = bench(300, 0).run(1);
            bench.driver.aim(new Pointing(-90, 0));
            bench.run(10);
            assertThat(targets(bench)).singleElement().asString().startsWith("AP1270");
            assertThat(bench.state().measured().orElseThrow().pointing()).isEqualTo(new Pointing(270, 0));
        }

        @Test
        void a_reading_that_jumps_is_believed_when_it_is_said_twice() {
            RotatorBench bench = bench(123, 0).run(2);
            int[] spoiled = {0};
            bench.wire = (reply, pieces) -> pieces.accept(
                    spoiled[0]++ == 0
                            ? Dcu1Codec.bytes(RotatorBench.latin(reply).replace('1', '3'))
                            : reply,
                    0);
            bench.eachStep =
                    () -> assertThat(bench.state().measured().orElseThrow().pointing())
                            .isEqualTo(new Pointing(123, 0));
            bench.run(3);
            assertThat(spoiled[0]).isGreaterThan(5);
            bench.wire = (reply, pieces) ->
                    pieces.accept(Dcu1Codec.bytes(RotatorBench.latin(reply).replace('1', '3')), 0);
            bench.eachStep = () -> {};
            bench.run(1);
            assertThat(bench.state().measured().orElseThrow().pointing()).isEqualTo(new Pointing(323, 0));
        }
    }

    @Nested
    class RotorEz extends Family {
        RotorEz() {
            super(Dcu1.ROTOR_EZ, "AI1;|;|AP1([0-2]\\d\\d|3[0-5]\\d);AM1;");
        }

        @Test
        void a_stop_while_it_stands_is_no_trouble() {
            RotatorBench bench = bench(123, 0).run(1);
            bench.driver.stop();
            bench.run(0.2);
            assertThat(bench.replies).contains("C2000 IDIOM V1.4S ");
            assertThat(bench.sent).containsOnlyOnce(";");
            assertThat(bench.state().trouble()).isEqualTo(Optional.empty());
        }
    }

    @Nested
    class Yrc1 extends Family {
        Yrc1() {
            super(Dcu1.YRC1, "AI1;|AS1;|AP1([0-2]\\d\\d|3[0-5]\\d);AM1;");
        }
    }

    @Nested
    class Erc extends Family {
        Erc() {
            super(Dcu1.ERC, "AI1;|AS1;|AP1([0-2]\\d\\d|3[0-5]\\d);AM1;");
        }
    }

    @Nested
    class Rt21 extends Family {
        Rt21() {
            super(Dcu1.RT21, "BI1;|;|AP1([0-2]\\d\\d|3[0-5]\\d)\\.\\d\r;");
        }
    }
}
