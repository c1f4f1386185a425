package org.slewd.station;

import java.util.List;
import java.util.OptionalInt;
import org.slewd.link.LinkAddress;
import org.slewd.orbit.Groups;
import org.slewd.receiver.ReceiverKind;
import org.slewd.rotator.AxisModel;
import org.slewd.rotator.AxisRange;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.RotatorConfig;
import org.slewd.rotator.RotatorKind;
import org.slewd.rotator.SimulatedAxes;
import org.slewd.rotator.SimulatedAxis;
import org.slewd.sky.HorizonMask;
import org.slewd.sky.Site;

/**
 * The hardware of a simulated station: which controller and radio, and what the motors can do.
 *
 * @param azimuth travel that the configuration allows; the motors could go {@link #BEYOND_DEG} further
 */
record Plant(
        RotatorKind rotator,
        ReceiverKind radio,
        AxisRange azimuth,
        AxisRange elevation,
        double azimuthRateDegPerS,
        double elevationRateDegPerS,
        double beamDeg) {

    static final Site SITE = new Site(48, 11, 500);
    static final AxisRange FULL_TURN = new AxisRange(0, 360);
    static final AxisRange OVERLAP = new AxisRange(0, 450);
    static final AxisRange CENTRED = new AxisRange(-180, 180);

    /** So narrow that the step of the pointing law is half the controller's grid. */
    static final double NARROW_BEAM_DEG = 0.1;

    /** A motor that could not leave the envelope would prove nothing. */
    private static final double BEYOND_DEG = 20;

    private static final long START_DELAY_NANOS = 100_000_000L;

    /** As fast as a G-5500 at 60 Hz. */
    static Plant g5500(RotatorKind rotator, ReceiverKind radio, AxisRange azimuth, double beamDeg) {
        return new Plant(rotator, radio, azimuth, new AxisRange(0, 90), 6.2, 2.7, beamDeg);
    }

    Plant withRates(double azimuthDegPerS, double elevationDegPerS) {
        return new Plant(rotator, radio, azimuth, elevation, azimuthDegPerS, elevationDegPerS, beamDeg);
    }

    /** Outside of the overlap, so that the turn is known from the first report. */
    Pointing park() {
        return new Pointing(100, 0);
    }

    /** An on/off motor at full speed runs on for a tenth of a second; its power is cut half a step early, or a bit later. */
    double azimuthOvershootDeg() {
        return overshootDeg(azimuthRateDegPerS);
    }

    double elevationOvershootDeg() {
        return overshootDeg(elevationRateDegPerS);
    }

    private double overshootDeg(double rateDegPerS) {
        boolean halves = rotator.driver().apply(0).traits().commandStepDeg() == 0.5;
        return Math.max(0.05, coastDeg(rateDegPerS) - (halves ? 0.24 : 0.48));
    }

    private static double coastDeg(double rateDegPerS) {
        return rateDegPerS * 0.1;
    }

    SimulatedAxes axes() {
        return new SimulatedAxes(
                axis(azimuth, azimuthRateDegPerS, park().azimuthDeg()),
                axis(elevation, elevationRateDegPerS, park().elevationDeg()));
    }

    private static SimulatedAxis axis(AxisRange allowed, double rateDegPerS, double startDeg) {
        AxisRange travel = new AxisRange(allowed.minDeg() - BEYOND_DEG, allowed.maxDeg() + BEYOND_DEG);
        return new SimulatedAxis(
                travel, rateDegPerS, 2 * rateDegPerS, START_DELAY_NANOS, coastDeg(rateDegPerS), startDeg);
    }

    RotatorConfig config() {
        return new RotatorConfig(
                rotator.name(),
                new LinkAddress.Simulated(),
                OptionalInt.empty(),
                AxisModel.usual(azimuth, azimuthRateDegPerS, 0.3),
                AxisModel.usual(elevation, elevationRateDegPerS, 0.3),
                beamDeg,
                park());
    }

    StationConfig station() {
        return new StationConfig("test", SITE, 0, HorizonMask.FLAT, false, List.of(), Groups.builtIn());
    }

    @Override
    public String toString() {
        return "%s and %s, azimuth %.0f to %.0f at %.1f deg/s, elevation to %.0f at %.1f deg/s, beam %.1f deg"
                .formatted(
                        rotator.name(),
                        radio.name(),
                        azimuth.minDeg(),
                        azimuth.maxDeg(),
                        azimuthRateDegPerS,
                        elevation.maxDeg(),
                        elevationRateDegPerS,
                        beamDeg);
    }
}
