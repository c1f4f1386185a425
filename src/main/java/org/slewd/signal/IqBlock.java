package org.slewd.signal;

import java.time.Instant;

/**
 * Successive complex samples of one stream.
 *
 * @param format how the samples lie in {@code bytes}
 * @param bytes the samples from the first byte on; whoever hands a block over leaves them alone until it is given back
 * @param samples how many complex samples are valid, at least 1
 * @param index how many samples of the stream came before the first one, those that were lost on the way included: a gap
 *     between two blocks is a gap in their indexes
 * @param rateHz samples per second
 * @param centreHz the frequency that is zero in the samples
 * @param utc when the first sample was taken
 * @param nanos the same moment on the monotonic clock
 */
public record IqBlock(
        SampleFormat format,
        byte[] bytes,
        int samples,
        long index,
        double rateHz,
        double centreHz,
        Instant utc,
        long nanos) {

    public IqBlock {
        if (samples < 1 || (long) samples * format.bytesPerSample() > bytes.length) {
            throw new IllegalArgumentException(samples + " samples do not lie in " + bytes.length + " bytes");
        }
        if (!(rateHz > 0 && rateHz < 1e12) || index < 0) {
            throw new IllegalArgumentException("rate " + rateHz + " Hz, index " + index + ": not a stream");
        }
    }

    /** When the sample {@code offset} of this block was taken; it may lie behind the last one. */
    public Instant utcOf(double offset) {
        return utc.plusNanos(Math.round(offset / rateHz * 1e9));
    }

    /** The same moment as {@link #utcOf}, on the monotonic clock. */
    public long nanosOf(double offset) {
        return nanos + Math.round(offset / rateHz * 1e9);
    }
}
