package org.slewd.receiver.rtltcp;

import java.util.function.DoubleUnaryOperator;
import org.slewd.sky.Doppler;

/**
 * Something that a simulated dongle hears: an unmodulated carrier. Seconds count from when the dongle was made.
 *
 * @param hz what arrives at the antenna, by seconds
 * @param levelDbfs how strong, in decibels of full scale, by seconds; negative infinity for silence
 */
public record RtlEmitter(DoubleUnaryOperator hz, DoubleUnaryOperator levelDbfs) {

    private static final double SPEED_MPS = 7_500;

    /**
     * A beacon that flies by on a straight line, again and again: the S of a Doppler curve.
     *
     * @param transmittedHz what it sends
     * @param closestM how near it comes
     * @param periodSeconds from one pass to the next; it is nearest in the middle of each
     * @param closestDbfs level when it is nearest
     */
    public static RtlEmitter flyingBy(double transmittedHz, double closestM, double periodSeconds, double closestDbfs) {
        return new RtlEmitter(
                seconds -> {
                    double alongM = alongM(seconds, periodSeconds);
                    double rangeRateMps = SPEED_MPS * alongM / Math.hypot(alongM, closestM);
                    return Doppler.receivedHz(transmittedHz, rangeRateMps);
                },
                seconds ->
                        closestDbfs - 20 * Math.log10(Math.hypot(alongM(seconds, periodSeconds), closestM) / closestM));
    }

    /**
     * The echo of a fragment that crosses the beam of an illuminator: it comes, drifts down and is gone.
     *
     * @param middleHz what arrives in the middle of an echo
     * @param driftHzPerS by how much it falls
     * @param lastsSeconds how long an echo lasts
     * @param periodSeconds from one echo to the next
     */
    public static RtlEmitter echo(
            double middleHz, double driftHzPerS, double lastsSeconds, double periodSeconds, double levelDbfs) {
        return new RtlEmitter(
                seconds -> middleHz - driftHzPerS * sinceMiddle(seconds, periodSeconds),
                seconds -> Math.abs(sinceMiddle(seconds, periodSeconds)) * 2 < lastsSeconds
                        ? levelDbfs
                        : Double.NEGATIVE_INFINITY);
    }

    private static double alongM(double seconds, double periodSeconds) {
        return SPEED_MPS * sinceMiddle(seconds, periodSeconds);
    }

    private static double sinceMiddle(double seconds, double periodSeconds) {
        return seconds - periodSeconds * (Math.floor(seconds / periodSeconds) + 0.5);
    }
}
