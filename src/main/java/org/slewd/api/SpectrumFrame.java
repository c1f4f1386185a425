package org.slewd.api;

import java.nio.ByteBuffer;
import org.slewd.listen.HeardRow;
import org.slewd.signal.SpectrumRow;

/**
 * One row of the waterfall as a binary message. All numbers are big-endian:
 *
 * <pre>
 *  0  4 bytes  magic, the letters SLWS
 *  4  uint8    version, 1
 *  5  uint8    1 when the Doppler shift was taken out: the centre is what is expected to arrive
 *  6  uint16   columns, at most 1024
 *  8  uint32   seq; a gap says that rows were left out
 * 12  int64    milliseconds since 1970, UTC, the middle of the row
 * 20  float64  centre in hertz: what the object transmits on
 * 28  float64  span in hertz; the centre is column columns / 2
 * 36  float32  floor in dB below full scale of one carrier: the level of byte 0
 * 40  float32  step in dB from one byte to the next
 * 44  columns  levels, from the lowest frequency to the highest, uint8
 *     float64  the Doppler shift that was expected, in hertz: what arrives less the centre; NaN when nothing was expected
 * </pre>
 *
 * <p>More may follow behind that without a new version: whoever reads goes by the number of columns, not by the length.
 */
final class SpectrumFrame {

    static final int HEAD_BYTES = 44;
    static final int TAIL_BYTES = 8;
    static final int MAX_COLUMNS = 1024;

    private static final byte[] MAGIC = {'S', 'L', 'W', 'S'};
    private static final byte VERSION = 1;

    /** From below the noise of any receiver of 8 bits to above full scale. */
    private static final float FLOOR_DB = -120;

    private static final float STEP_DB = 0.5f;

    private SpectrumFrame() {}

    /** A row of more columns than may be is brought down by the strongest of neighbours, so that a carrier stays one. */
    static byte[] of(HeardRow heard, long seq) {
        SpectrumRow row = heard.spectrum();
        int together = (row.power().length + MAX_COLUMNS - 1) / MAX_COLUMNS;
        int columns = row.power().length / together;
        ByteBuffer frame = ByteBuffer.allocate(HEAD_BYTES + columns + TAIL_BYTES)
                .put(MAGIC)
                .put(VERSION)
                .put((byte) (heard.isCorrected() ? 1 : 0))
                .putShort((short) columns)
                .putInt((int) seq)
                .putLong(row.utc().toEpochMilli())
                .putDouble(heard.transmittedHz())
                .putDouble(row.binHz() * together * columns)
                .putFloat(FLOOR_DB)
                .putFloat(STEP_DB);
        for (int column = 0; column < columns; column++) {
            float strongest = 0;
            for (int i = 0; i < together; i++) {
                strongest = Math.max(strongest, row.power()[column * together + i]);
            }
            frame.put(level(strongest));
        }
        return frame.putDouble(heard.expectedHz().orElse(Double.NaN) - heard.transmittedHz())
                .array();
    }

    private static byte level(float power) {
        double steps = (10 * Math.log10(power) - FLOOR_DB) / STEP_DB;
        return (byte) Math.max(0, Math.min(255, Math.round(steps)));
    }
}
