package org.slewd.signal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/** Blocks with one carrier and noise, computed sample by sample from the integral of its frequency. */
public final class TestTone {

    public static final Instant START = Instant.parse("2026-11-26T12:00:00Z");

    private TestTone() {}

    /**
     * Makes blocks of 50 ms.
     *
     * @param offsetHz of the carrier from the middle of the band, by seconds
     * @param amplitude of full scale
     * @param noise standard deviation of each of I and Q
     */
    public static List<IqBlock> blocks(
            double rateHz,
            double centreHz,
            double seconds,
            DoubleUnaryOperator offsetHz,
            double amplitude,
            double noise) {
        Random random = new Random(7);
        int perBlock = (int) (rateHz / 20);
        List<IqBlock> blocks = new ArrayList<>();
        double turns = 0;
        for (long index = 0; index + perBlock <= rateHz * seconds; index += perBlock) {
            float[] iq = new float[2 * perBlock];
            for (int i = 0; i < perBlock; i++) {
                turns += offsetHz.applyAsDouble((index + i + 0.5) / rateHz) / rateHz;
                iq[2 * i] = (float) (amplitude * Math.cos(2 * Math.PI * turns) + noise * random.nextGaussian());
                iq[2 * i + 1] = (float) (amplitude * Math.sin(2 * Math.PI * turns) + noise * random.nextGaussian());
            }
            blocks.add(block(iq, index, rateHz, centreHz));
        }
        return blocks;
    }

    private static IqBlock block(float[] iq, long index, double rateHz, double centreHz) {
        byte[] bytes = new byte[iq.length];
        SampleFormat.CU8.toBytes(iq, iq.length / 2, bytes);
        long nanos = Math.round(index / rateHz * 1e9);
        return new IqBlock(
                SampleFormat.CU8, bytes, iq.length / 2, index, rateHz, centreHz, START.plusNanos(nanos), nanos);
    }
}
