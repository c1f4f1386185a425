package org.slewd.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.slewd.listen.HeardRow;
import org.slewd.signal.SpectrumRow;

class SpectrumFrameTest {

    private static final Instant NOON = Instant.parse("2026-07-01T12:00:00.250Z");

    @Test
    void a_row_is_laid_out_as_documented() {
        float[] power = {0, 1e-12f, 1e-6f, 1, 10, 1e-3f, 0, 1e-9f};
        ByteBuffer frame = ByteBuffer.wrap(SpectrumFrame.of(
                new HeardRow(new SpectrumRow(NOON, 0.25, 100, 4, power), 145.8e6, true, OptionalDouble.of(145.803e6)),
                7));

        assertThat(frame.remaining()).isEqualTo(44 + 8 + 8);
        assertThat(new String(frame.array(), 0, 4, StandardCharsets.US_ASCII)).isEqualTo("SLWS");
        assertThat(frame.get(4)).isEqualTo((byte) 1);
        assertThat(frame.get(5)).isEqualTo((byte) 1);
        assertThat(frame.getShort(6)).isEqualTo((short) 8);
        assertThat(frame.getInt(8)).isEqualTo(7);
        assertThat(Instant.ofEpochMilli(frame.getLong(12))).isEqualTo(NOON);
        assertThat(frame.getDouble(20)).isEqualTo(145.8e6);
        assertThat(frame.getDouble(28)).isEqualTo(800);
        assertThat(frame.getFloat(36)).isEqualTo(-120f);
        assertThat(frame.getFloat(40)).isEqualTo(0.5f);
        int[] levels = new int[8];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = Byte.toUnsignedInt(frame.get(44 + i));
        }
        assertThat(levels).containsExactly(0, 0, 120, 240, 255, 180, 0, 60);
        assertThat(frame.getDouble(44 + 8)).isEqualTo(3_000);
    }

    @Test
    void a_carrier_stays_one_in_fewer_columns() {
        float[] power = new float[4096];
        power[2049] = 1;
        byte[] frame = SpectrumFrame.of(
                new HeardRow(new SpectrumRow(NOON, 0.25, 10, 4, power), 145.8e6, false, OptionalDouble.empty()), 1);

        assertThat(frame).hasSize(44 + 1024 + 8);
        assertThat(frame[5]).isZero();
        assertThat(ByteBuffer.wrap(frame).getDouble(44 + 1024)).isNaN();
        assertThat(Byte.toUnsignedInt(frame[44 + 512])).isEqualTo(240);
        assertThat(ByteBuffer.wrap(frame).getDouble(28)).isEqualTo(40_960);
    }
}
