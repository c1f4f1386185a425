package org.slewd.station;

import java.util.Optional;
import java.util.OptionalLong;

/** How well a pass was followed, by the reports of the rotator itself; the memory stays the same. Belongs to the loop. */
final class PassQuality {

    /** How exact the percentiles are. */
    private static final double CLASS_DEG = 0.01;

    /** What lies between two reports that are farther apart was not seen. */
    private static final double MOST_SECONDS = 1;

    private final double halfBeamDeg;
    private final int[] counts = new int[1 + (int) Math.round(180 / CLASS_DEG)];
    private int reports;
    private double sumOfSquares;
    private double worstDeg;
    private double offBeamSeconds;
    private OptionalLong lastNanos = OptionalLong.empty();

    PassQuality(double beamWidthDeg) {
        this.halfBeamDeg = beamWidthDeg / 2;
    }

    /** @param nanos when the antenna was there, on the monotonic clock */
    void addPointingError(double errorDeg, long nanos) {
        reports++;
        sumOfSquares += errorDeg * errorDeg;
        worstDeg = Math.max(worstDeg, errorDeg);
        counts[(int) (errorDeg / CLASS_DEG)]++;
        if (errorDeg > halfBeamDeg && lastNanos.isPresent()) {
            offBeamSeconds += Math.min(MOST_SECONDS, (nanos - lastNanos.getAsLong()) / 1e9);
        }
        lastNanos = OptionalLong.of(nanos);
    }

    /** The figures; empty without a report. */
    Optional<PassReport.PointingQuality> figures() {
        return reports == 0
                ? Optional.empty()
                : Optional.of(new PassReport.PointingQuality(
                        reports,
                        Math.sqrt(sumOfSquares / reports),
                        percentileDeg(0.5),
                        percentileDeg(0.95),
                        worstDeg,
                        offBeamSeconds));
    }

    private double percentileDeg(double share) {
        long wanted = (long) Math.ceil(share * reports);
        int number = -1;
        for (long below = 0; below < wanted; below += counts[number]) {
            number++;
        }
        return Math.min(worstDeg, (number + 0.5) * CLASS_DEG);
    }

    @Override
    public String toString() {
        return figures()
                .map(figures -> "pointing error %.2f deg rms, %.2f deg at worst, over %d position reports"
                        .formatted(figures.rmsDeg(), figures.worstDeg(), figures.reports()))
                .orElse("no position report during the pass");
    }
}
