package org.slewd.mount;

/**
 * How one axis was seen to move.
 *
 * @param rateDegPerS full speed; the slower of both ways where they clearly differ
 * @param rateUpDegPerS full speed towards greater angles
 * @param rateDownDegPerS full speed towards smaller angles
 * @param accelerationDegPerS2 of the ramp to full speed; its error is large where reports are coarse or seldom
 * @param startDelaySeconds from the target's leaving slewd to the first motion that reports show, wire included
 * @param coastDeg from where reports place the axis when a stop leaves slewd to where it comes to rest, wire included
 * @param deadBandDeg the greatest step that did not move it; 0 when it obeys the controller's own grid
 * @param resolutionDeg the least difference between two reports
 * @param reportIntervalSeconds usual time between reports
 * @param slews how many slews these come from
 */
public record AxisMeasures(
        Axis axis,
        Figure rateDegPerS,
        Figure rateUpDegPerS,
        Figure rateDownDegPerS,
        Figure accelerationDegPerS2,
        Figure startDelaySeconds,
        Figure coastDeg,
        double deadBandDeg,
        double resolutionDeg,
        double reportIntervalSeconds,
        int slews) {

    /** A measured value and its standard error. */
    public record Figure(double value, double error) {}
}
