package org.slewd.mount;

import org.slewd.mount.AxisMeasures.Figure;

/** Mean and spread of what is possible, weighted by how likely it is. One thread. */
final class Moments {

    private double weights;
    private double sum;
    private double squares;

    void add(double value, double weight) {
        weights += weight;
        sum += weight * value;
        squares += weight * value * value;
    }

    Figure figure() {
        double mean = sum / weights;
        return new Figure(mean, Math.sqrt(Math.max(0, squares / weights - mean * mean)));
    }
}
