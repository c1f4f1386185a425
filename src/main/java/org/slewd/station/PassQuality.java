package org.slewd.station;

/** How well a pass was followed, by the reports of the rotator itself. Belongs to the loop. */
final class PassQuality {

    private long reports;
    private double sumOfSquares;
    private double worstDeg;

    void addPointingError(double errorDeg) {
        reports++;
        sumOfSquares += errorDeg * errorDeg;
        worstDeg = Math.max(worstDeg, errorDeg);
    }

    @Override
    public String toString() {
        if (reports == 0) {
            return "no position report during the pass";
        }
        return "pointing error %.2f deg rms, %.2f deg at worst, over %d position reports"
                .formatted(Math.sqrt(sumOfSquares / reports), worstDeg, reports);
    }
}
