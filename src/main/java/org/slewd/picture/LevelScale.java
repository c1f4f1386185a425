package org.slewd.picture;

import java.util.Arrays;
import java.util.List;
import org.slewd.signal.NoiseFloor;
import org.slewd.signal.SpectrumRow;

/**
 * How levels become colours.
 *
 * @param floor the noise, as power
 * @param bottomDb over the floor: black
 * @param topDb over the floor: white
 */
record LevelScale(double floor, double bottomDb, double topDb) {

    /** Below that the noise itself would glow. */
    private static final double LEAST_TOP_DB = 12;

    private static final double MOST_TOP_DB = 45;

    static LevelScale of(List<SpectrumRow> rows, double spanHz) {
        float[] floors = new float[rows.size()];
        float[] tops = new float[rows.size()];
        for (int i = 0; i < floors.length; i++) {
            SpectrumRow row = rows.get(i);
            floors[i] = (float) NoiseFloor.of(row.power(), row.averages());
            int from = (int) Math.max(0, row.column(-spanHz / 2));
            int to = (int) Math.min(row.power().length, row.column(spanHz / 2) + 1);
            for (int column = from; column < to; column++) {
                tops[i] = Math.max(tops[i], row.power()[column]);
            }
        }
        Arrays.sort(floors);
        Arrays.sort(tops);
        double floor = Math.max(floors[floors.length / 2], Float.MIN_NORMAL);
        // Not the very strongest: one crackle would darken a whole pass.
        double topDb = 10 * Math.log10(tops[(int) ((tops.length - 1) * 0.98)] / floor);
        return new LevelScale(floor, -2, Math.max(LEAST_TOP_DB, Math.min(MOST_TOP_DB, topDb)));
    }

    /** From 0 at the bottom to 1 at the top; beyond them below 0 and above 1. */
    double level(double power) {
        double db = 10 * Math.log10(Math.max(power, 1e-30) / floor);
        return (db - bottomDb) / (topDb - bottomDb);
    }
}
