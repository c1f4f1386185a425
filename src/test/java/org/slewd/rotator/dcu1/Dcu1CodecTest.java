package org.slewd.rotator.dcu1;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slewd.rotator.dcu1.Dcu1Codec.Dialect;
import org.slewd.rotator.dcu1.Dcu1Codec.Reply;

class Dcu1CodecTest {

    private static List<Reply> read(Dialect dialect, byte[] received) {
        Dcu1Codec codec = new Dcu1Codec(dialect);
        List<Reply> replies = new ArrayList<>();
        for (byte b : received) {
            codec.push(b).ifPresent(replies::add);
        }
        return replies;
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void every_bearing_is_read_as_it_was_written(Dialect dialect) {
        int stepsPerDeg = (int) Math.round(1 / dialect.stepDeg());
        for (int step = 0; step < 360 * stepsPerDeg; step++) {
            double bearingDeg = (double) step / stepsPerDeg;
            assertThat(read(dialect, dialect.report(bearingDeg))).containsExactly(new Reply.Bearing(bearingDeg));
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void noise_without_four_bytes_of_an_answer_yields_no_bearing(Dialect dialect) {
        Random random = new Random(1);
        for (int i = 0; i < 50_000; i++) {
            byte[] noise = new byte[1 + random.nextInt(60)];
            random.nextBytes(noise);
            for (int k = 0; k < noise.length; k++) {
                noise[k] = noise[k] == ';' ? (byte) ':' : noise[k]; // no answer is without a semicolon
            }
            assertThat(read(dialect, noise)).noneMatch(reply -> reply instanceof Reply.Bearing);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void an_endless_stream_is_cut_and_named(Dialect dialect) {
        assertThat(read(dialect, Dcu1Codec.bytes("x".repeat(1000))))
                .hasSizeBetween(20, 30)
                .hasOnlyElementsOfType(Reply.Garbled.class);
    }
}
