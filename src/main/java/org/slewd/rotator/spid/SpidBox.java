package org.slewd.rotator.spid;

import java.util.List;
import org.slewd.rotator.AxisRange;
import org.slewd.rotator.PolledDriver.Pace;
import org.slewd.rotator.RotatorTraits;

/**
 * A box of this maker, and what tells it from the others.
 *
 * @param baud speed of the line as delivered
 * @param replyLength length of a position frame in bytes
 * @param pulsesPerDeg resolution as delivered; what counts is what a box reports
 * @param isRamped whether it ramps its motors and answers a target with the position
 * @param traits what it can be told
 * @param pace how it wants to be spoken to
 */
record SpidBox(int baud, int replyLength, int pulsesPerDeg, boolean isRamped, RotatorTraits traits, Pace pace) {

    private static final AxisRange AZIMUTH = new AxisRange(-180, 540);
    private static final AxisRange ELEVATION = new AxisRange(-20, 210);
    private static final AxisRange NO_ELEVATION = new AxisRange(0, 0);

    /** As Hamlib leaves them alone after each write, the time of the write itself included. */
    private static final long SETTLE_NANOS = 300_000_000L;

    private static final long PAUSE_NANOS = 50_000_000L;

    /** Start bit, eight data bits, stop bit. */
    private static final long BITS_PER_BYTE = 10;

    private static final long SECOND_NANOS = 1_000_000_000L;

    /** Azimuth alone, whole degrees. 13 bytes and 5 are 150 ms at its 1200 baud. */
    static final SpidBox ROT1 = new SpidBox(
            1200,
            5,
            1,
            false,
            new RotatorTraits(AZIMUTH, NO_ELEVATION, 1, 1, 500_000_000L, true),
            new Pace(500_000_000L, SETTLE_NANOS, PAUSE_NANOS, 400_000_000L));

    /** 13 bytes and 12 are 417 ms at its 600 baud, so that two questions fill a second. */
    static final SpidBox ROT2 = new SpidBox(
            600,
            12,
            2,
            false,
            new RotatorTraits(AZIMUTH, ELEVATION, 0.5, 0.5, 750_000_000L, true),
            new Pace(800_000_000L, SETTLE_NANOS, PAUSE_NANOS, 500_000_000L));

    /** Question and answer are 26 ms at 9600 baud; the time-out leaves room for a line of 1200. */
    static final SpidBox MD01 = new SpidBox(
            9600,
            12,
            10,
            true,
            new RotatorTraits(AZIMUTH, ELEVATION, 0.1, 0.1, 500_000_000L, true),
            new Pace(500_000_000L, SETTLE_NANOS, PAUSE_NANOS, 300_000_000L));

    static final List<SpidBox> ALL = List.of(ROT1, ROT2, MD01);

    boolean hasElevation() {
        return traits.elevation().spanDeg() > 0;
    }

    /** Time of one byte on the line as delivered. */
    long byteNanos() {
        return BITS_PER_BYTE * SECOND_NANOS / baud;
    }
}
