package org.slewd.rotator;

/**
 * One axis of an antenna as slewd reckons with it: where it may go and how it moves. What is not measured is an estimate
 * on the slow side; {@code slewd calibrate} measures it.
 *
 * @param travel where the axis may go, in true turns: [0, 450] for an overlap, [-180, 180] for a stop in the south
 * @param rateDegPerS full speed, above 0
 * @param accelerationDegPerS2 of the ramp to full speed, above 0
 * @param startDelaySeconds from a command to the first motion, wire and controller included
 * @param coastDeg how far it runs on from full speed after a stop
 * @param deadBandDeg targets nearer than this to where it stands do not move it; 0 for a box that obeys its own grid
 * @param leastCommandIntervalSeconds what the motor wants between two targets, beyond what the protocol wants; 0 for nothing
 * @param reversalsPerMinute how often its direction may change, beyond which gears and relays wear
 */
public record AxisModel(
        AxisRange travel,
        double rateDegPerS,
        double accelerationDegPerS2,
        double startDelaySeconds,
        double coastDeg,
        double deadBandDeg,
        double leastCommandIntervalSeconds,
        double reversalsPerMinute) {

    /** From a command to the first motion, where nobody measured it: relay, ramp and a poll of the controller. */
    public static final double USUAL_START_DELAY_SECONDS = 0.2;

    /** An on/off motor is at full speed after about this long, where nobody measured it. */
    private static final double USUAL_RAMP_SECONDS = 0.5;

    /** The way an axis runs on, as time at full speed, where nobody measured it: twice that of a G-5500. */
    private static final double USUAL_COAST_SECONDS = 0.2;

    private static final double USUAL_REVERSALS_PER_MINUTE = 12;

    public AxisModel {
        if (!isPositive(rateDegPerS)
                || !isPositive(accelerationDegPerS2)
                || !isNotNegative(startDelaySeconds)
                || !isNotNegative(coastDeg)
                || !isNotNegative(deadBandDeg)
                || !isNotNegative(leastCommandIntervalSeconds)
                || !isPositive(reversalsPerMinute)) {
            throw new IllegalArgumentException("not an axis: rate " + rateDegPerS + " deg/s, acceleration "
                    + accelerationDegPerS2 + " deg/s2, start delay " + startDelaySeconds + " s, coast " + coastDeg
                    + " deg, dead band " + deadBandDeg + " deg, command interval " + leastCommandIntervalSeconds
                    + " s, reversals " + reversalsPerMinute + " a minute");
        }
    }

    /** An axis of which only travel, rate and start delay are known; the rest is what is usual. */
    public static AxisModel usual(AxisRange travel, double rateDegPerS, double startDelaySeconds) {
        return new AxisModel(
                travel,
                rateDegPerS,
                rateDegPerS / USUAL_RAMP_SECONDS,
                startDelaySeconds,
                rateDegPerS * USUAL_COAST_SECONDS,
                0,
                0,
                USUAL_REVERSALS_PER_MINUTE);
    }

    /** The same axis with another travel. */
    public AxisModel within(AxisRange other) {
        return new AxisModel(
                other,
                rateDegPerS,
                accelerationDegPerS2,
                startDelaySeconds,
                coastDeg,
                deadBandDeg,
                leastCommandIntervalSeconds,
                reversalsPerMinute);
    }

    /** Time for a move of {@code angleDeg} from a stand to a stand, in seconds, start delay included. */
    public double slewSeconds(double angleDeg) {
        double way = Math.abs(angleDeg);
        if (way == 0) {
            return 0;
        }
        double rampDeg = rateDegPerS * rateDegPerS / accelerationDegPerS2;
        double moving = way >= rampDeg
                ? way / rateDegPerS + rateDegPerS / accelerationDegPerS2
                : 2 * Math.sqrt(way / accelerationDegPerS2);
        return startDelaySeconds + moving;
    }

    private static boolean isPositive(double value) {
        return value > 0 && value < Double.POSITIVE_INFINITY;
    }

    private static boolean isNotNegative(double value) {
        return value >= 0 && value < Double.POSITIVE_INFINITY;
    }
}
