package org.slewd.signal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Looks for the strongest narrow peak. A peak counts when noise alone would reach it once in some three million columns, and when
 * it stands out as much from its surroundings as from the whole band, so that a broad hump is not a carrier. Stateless.
 */
public final class CarrierFinder {

    private static final double SIGMAS = 5;

    /** Peaks that are looked at closely; a row with more is a broad signal, whose humps are no carriers. */
    private static final int MAX_PEAKS = 64;

    /** Columns on either side that tell how noisy it is around a peak, beyond those that the peak itself fills. */
    private static final int SURROUNDINGS = 32;

    private static final int PEAK = 3;

    /** A Hann window lets noise of 1.5 columns into one. */
    private static final double NOISE_COLUMNS = 1.5;

    private CarrierFinder() {}

    /** As {@link #find(SpectrumRow, double, double)}, in the whole band. */
    public static Optional<Carrier> find(SpectrumRow row) {
        return find(row, 0, Double.POSITIVE_INFINITY);
    }

    /**
     * Finds the strongest carrier.
     *
     * @param aroundHz offset around which it is looked for
     * @param withinHz how far from there
     */
    public static Optional<Carrier> find(SpectrumRow row, double aroundHz, double withinHz) {
        float[] power = row.power();
        int from = (int) Math.max(1, Math.ceil(row.column(aroundHz - withinHz)));
        int to = (int) Math.min(power.length - 2.0, Math.floor(row.column(aroundHz + withinHz)));
        int best = -1;
        for (int i = from; i <= to; i++) {
            if (power[i] >= power[i - 1] && power[i] > power[i + 1] && (best < 0 || power[i] > power[best])) {
                best = i;
            }
        }
        if (best < 0) {
            return Optional.empty();
        }
        double floor = NoiseFloor.of(power, row.averages());
        double needed = NoiseFloor.quantile(SIGMAS, row.averages());
        double around = surroundings(power, best, row.averages());
        if (!(power[best] > needed * floor && power[best] > needed * around)) {
            return Optional.empty();
        }
        return Optional.of(measure(row, best, Math.max(floor, Float.MIN_NORMAL)));
    }

    /**
     * All carriers around {@code aroundHz} by the same rule, the strongest first. The strongest is not always the one that is
     * sought: lines of the receiver itself may be stronger than an object.
     *
     * @param most how many at most
     */
    public static List<Carrier> all(SpectrumRow row, double aroundHz, double withinHz, int most) {
        float[] power = row.power();
        int from = (int) Math.max(1, Math.ceil(row.column(aroundHz - withinHz)));
        int to = (int) Math.min(power.length - 2.0, Math.floor(row.column(aroundHz + withinHz)));
        double floor = NoiseFloor.of(power, row.averages());
        double needed = NoiseFloor.quantile(SIGMAS, row.averages());
        List<Integer> peaks = new ArrayList<>();
        for (int i = from; i <= to; i++) {
            if (power[i] >= power[i - 1] && power[i] > power[i + 1] && power[i] > needed * floor) {
                peaks.add(i);
            }
        }
        peaks.sort(Comparator.comparingDouble(peak -> -power[peak]));
        return peaks.stream()
                .limit(MAX_PEAKS)
                .filter(peak -> power[peak] > needed * surroundings(power, peak, row.averages()))
                .limit(most)
                .map(peak -> measure(row, peak, Math.max(floor, Float.MIN_NORMAL)))
                .toList();
    }

    private static double surroundings(float[] power, int peak, int averages) {
        int first = Math.max(0, peak - PEAK - SURROUNDINGS);
        int last = Math.min(power.length, peak + PEAK + SURROUNDINGS + 1);
        float[] around = new float[2 * SURROUNDINGS];
        int count = 0;
        for (int i = first; i < last; i++) {
            if (Math.abs(i - peak) > PEAK) {
                around[count++] = power[i];
            }
        }
        return count == 0 ? 0 : NoiseFloor.of(around, 0, count, averages);
    }

    private static Carrier measure(SpectrumRow row, int peak, double floor) {
        double left = decibels(row.power()[peak - 1], floor);
        double top = decibels(row.power()[peak], floor);
        double right = decibels(row.power()[peak + 1], floor);
        double curvature = left - 2 * top + right;
        double ofParabola = curvature < 0 ? 0.5 * (left - right) / curvature : 0;
        double peakDb = top - 0.25 * (left - right) * ofParabola;
        double densityDbHz = peakDb + 10 * Math.log10(row.binHz() * NOISE_COLUMNS);
        return new Carrier(row.offsetHz(peak + fraction(row.power(), peak, floor)), peakDb, densityDbHz);
    }

    /**
     * Where between the columns a line is. The main lobe of a Hann window says it exactly: with the amplitudes {@code T} of the
     * peak and {@code L} and {@code R} of its neighbours, {@code (R - L) / T = 6d / (4 - d^2)}. The top of a parabola, which is
     * exact for a Gaussian, is off by up to 0.05 columns, always in the same way for a line that stands still.
     */
    private static double fraction(float[] power, int peak, double floor) {
        double top = amplitude(power[peak], floor);
        if (!(top > 0)) {
            return 0;
        }
        double leans = (amplitude(power[peak + 1], floor) - amplitude(power[peak - 1], floor)) / top;
        double fraction = Math.abs(leans) < 1e-6 ? 0 : (Math.sqrt(9 + 4 * leans * leans) - 3) / leans;
        // Noise may have made a peak of the farther column; to cut at a half would pull such lines towards it.
        return Math.max(-1, Math.min(1, fraction));
    }

    private static double amplitude(double power, double floor) {
        return Math.sqrt(Math.max(0, power - floor));
    }

    private static double decibels(double power, double floor) {
        return 10 * Math.log10(Math.max(power, 1e-30) / floor);
    }
}
