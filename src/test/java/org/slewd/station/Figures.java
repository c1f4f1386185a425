package org.slewd.station;

/** Root mean square and greatest magnitude of a run of errors. */
final class Figures {

    private double sumOfSquares;
    private double worst;
    private long count;

    void add(double error) {
        sumOfSquares += error * error;
        worst = Math.max(worst, Math.abs(error));
        count++;
    }

    double rms() {
        return Math.sqrt(sumOfSquares / count);
    }

    double worst() {
        return worst;
    }

    long count() {
        return count;
    }

    @Override
    public String toString() {
        return "RMS %.3f, greatest %.3f of %d".formatted(rms(), worst, count);
    }
}
