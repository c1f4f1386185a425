package org.slewd.rotator.gs232;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.RotatorBench;
import org.slewd.rotator.RotatorDriver;
import org.slewd.rotator.RotatorKind;
import org.slewd.rotator.RotatorState;

/** What copies make of the protocol, as whole boxes and as the replies that were tried on Hamlib 4.5.4. */
class Gs232DialectTest {

    private record Copy(String name, Gs232Manners manners) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Copy> copies() {
        return Stream.of(Gs232Codec.Dialect.values())
                .flatMap(format -> Stream.of(
                        copy(format, "spaces and CR LF", "", "  ", "\r\n", "\r\n"),
                        copy(format, "no spaces, CR LF", "", "", "\r\n", "\r\n"),
                        copy(format, "one space", "", " ", "\r\n", "\r"),
                        copy(format, "missing line feed", "", "  ", "\r", "\r"),
                        copy(format, "prompt", "", "  ", "\r\n>", "\r\n>"),
                        copy(format, "NUL first", "\0", "  ", "\r\n", "\r"),
                        copy(format, "stale CR first", "\r", "  ", "\r\n", "\r"),
                        copy(format, "no acknowledgement", "", "  ", "\r\n", "")));
    }

    private static Copy copy(
            Gs232Codec.Dialect format, String name, String opening, String between, String lineEnd, String ack) {
        return new Copy(
                format + ", " + name, new Gs232Manners(format, opening, between, lineEnd, ack, "Speed %s\r\n", true));
    }

    @ParameterizedTest
    @MethodSource("copies")
    void is_read_turned_and_stopped(Copy copy) {
        RotatorKind kind = Gs232.kind(
                copy.name(), copy.name(), Gs232.KIND_A.driver().apply(0).traits(), copy.manners());
        RotatorBench bench = new RotatorBench(kind, 123, 45).run(1);
        assertThat(measured(bench.state())).contains(new Pointing(123, 45));
        bench.driver.aim(new Pointing(150, 60));
        bench.run(10);
        assertThat(measured(bench.state())).contains(new Pointing(150, 60));
        bench.driver.aim(new Pointing(300, 60));
        bench.run(3).driver.stop();
        bench.run(2);
        assertThat(bench.simulator.truth().azimuthDeg()).isCloseTo(168, within(4.0));
        assertThat(bench.state().trouble()).isEmpty();
    }

    /** The replies under {@code fault: gs232...} in the recordings; Hamlib fails on those marked. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "A blank ack          | +0123+0045\\r\\n     | 123 45",
                "A with prompt        | +0123+0045\\r\\n>    | 123 45",
                "A in the overlap     | +0400+0045\\r\\n     | 400 45",
                "A below zero (-8)    | +0123-0005\\r\\n     | garbled",
                "A gets B (-8)        | AZ=123  EL=045\\r\\n | 123 45",
                "A stale CR (-8)      | \\r+0123+0045\\r\\n  | 123 45",
                "A refusal (-1)       | ?>\\r\\n             | garbled",
                "B no spaces          | AZ=123EL=045\\r\\n   | 123 45",
                "B gets A (-8)        | +0123+0045\\r\\n     | 123 45",
                "B in the overlap     | AZ=370  EL=045\\r\\n | 370 45",
                "B stale CR (-8)      | \\rAZ=123  EL=045\\r\\n | 123 45",
                "B azimuth only (-8)  | AZ=123\\r\\n         | garbled",
                "B padded             | AZ=123    \\r\\n     | garbled",
            })
    void what_was_tried_on_hamlib_is_read_or_named(String name, String reply, String meaning) {
        RotatorDriver driver = Gs232.KIND_A.driver().apply(0);
        driver.onConnect(0);
        driver.step(0, bytes -> {});
        String received = reply.replace("\\r", "\r").replace("\\n", "\n");
        List.of(received.split("(?<=\\G..)")).forEach(piece -> driver.onBytes(Gs232Codec.bytes(piece), 0));
        RotatorState state = driver.state(0);
        if (meaning.equals("garbled")) {
            assertThat(state.measured()).isEmpty();
            assertThat(state.trouble()).isPresent();
        } else {
            List<String> angles = List.of(meaning.split(" "));
            assertThat(measured(state))
                    .contains(new Pointing(Double.parseDouble(angles.get(0)), Double.parseDouble(angles.get(1))));
            assertThat(state.trouble()).isEmpty();
        }
    }

    private static Optional<Pointing> measured(RotatorState state) {
        return state.measured().map(RotatorState.Measured::pointing);
    }
}
