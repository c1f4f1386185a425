package org.slewd.station;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.slewd.link.LinkAddress;
import org.slewd.orbit.Groups;
import org.slewd.rotator.AxisModel;
import org.slewd.rotator.AxisRange;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.RotatorConfig;
import org.slewd.rotator.RotatorKind;
import org.slewd.rotator.SimulatedAxes;
import org.slewd.rotator.SimulatedAxis;
import org.slewd.rotator.easycomm.Easycomm;
import org.slewd.rotator.gs232.Gs232;
import org.slewd.rotator.spid.Spid;
import org.slewd.sky.HorizonMask;

/**
 * A rotator of which everything is known, as after a calibration: the model that the station reckons with, and motors that
 * keep to it.
 *
 * @param motorDelaySeconds from the command in the box to the first motion; the rest of the start delay of the model is
 *     wire, polling and ramp
 */
record SimulatedAntenna(
        RotatorKind kind, AxisModel azimuth, AxisModel elevation, double motorDelaySeconds, double beamDeg) {

    /** Outside of the overlap, so that the turn is known from the first report. */
    static final Pointing PARK = new Pointing(100, 0);

    private static final AxisRange OVERLAP = new AxisRange(0, 450);
    private static final AxisRange OVER_THE_BACK = new AxisRange(0, 180);

    /** A motor that could not leave the envelope would prove nothing. */
    private static final double BEYOND_DEG = 20;

    private static final double REVERSALS_PER_MINUTE = 12;

    /** On/off motors, whole degrees: as fast as a G-5500 at 60 Hz. */
    static SimulatedAntenna g5500(double beamDeg) {
        return new SimulatedAntenna(
                Gs232.KIND_B, onOff(OVERLAP, 6.2, 0.3), onOff(OVER_THE_BACK, 2.7, 0.3), 0.1, beamDeg);
    }

    /** Ramped motors, tenths of a degree. */
    static SimulatedAntenna spid(double beamDeg) {
        return new SimulatedAntenna(
                Spid.KIND_MD01, ramped(OVERLAP, 6, 12, 0.2), ramped(OVER_THE_BACK, 4.5, 9, 0.2), 0.1, beamDeg);
    }

    /** Stepper motors, tenths of a degree. */
    static SimulatedAntenna satnogs(double beamDeg) {
        return new SimulatedAntenna(
                Easycomm.KIND_II,
                ramped(OVERLAP, 13.33, 6.67, 0.2),
                ramped(OVER_THE_BACK, 13.33, 6.67, 0.2),
                0.05,
                beamDeg);
    }

    private static AxisModel onOff(AxisRange travel, double rateDegPerS, double startDelaySeconds) {
        return new AxisModel(
                travel, rateDegPerS, 2 * rateDegPerS, startDelaySeconds, rateDegPerS * 0.1, 0, 0, REVERSALS_PER_MINUTE);
    }

    private static AxisModel ramped(
            AxisRange travel, double rateDegPerS, double accelerationDegPerS2, double startDelaySeconds) {
        return new AxisModel(
                travel,
                rateDegPerS,
                accelerationDegPerS2,
                startDelaySeconds,
                rateDegPerS * rateDegPerS / 2 / accelerationDegPerS2,
                0,
                0,
                REVERSALS_PER_MINUTE);
    }

    /** The same motors, of which the station takes the start delay to be longer by {@code seconds}. */
    SimulatedAntenna withDelayWrongBy(double seconds) {
        return new SimulatedAntenna(
                kind, laterBy(azimuth, seconds), laterBy(elevation, seconds), motorDelaySeconds, beamDeg);
    }

    /** The station is told {@code share} of the rates. */
    SimulatedAntenna withRatesOf(double share) {
        return new SimulatedAntenna(
                kind, atRateOf(azimuth, share), atRateOf(elevation, share), motorDelaySeconds, beamDeg);
    }

    private static AxisModel atRateOf(AxisModel axis, double share) {
        return new AxisModel(
                axis.travel(),
                axis.rateDegPerS() * share,
                axis.accelerationDegPerS2(),
                axis.startDelaySeconds(),
                axis.coastDeg(),
                axis.deadBandDeg(),
                axis.leastCommandIntervalSeconds(),
                axis.reversalsPerMinute());
    }

    /** The same motors behind another controller. */
    SimulatedAntenna behind(RotatorKind other) {
        return new SimulatedAntenna(other, azimuth, elevation, motorDelaySeconds, beamDeg);
    }

    private static AxisModel laterBy(AxisModel axis, double seconds) {
        return new AxisModel(
                axis.travel(),
                axis.rateDegPerS(),
                axis.accelerationDegPerS2(),
                Math.max(0, axis.startDelaySeconds() + seconds),
                axis.coastDeg(),
                axis.deadBandDeg(),
                axis.leastCommandIntervalSeconds(),
                axis.reversalsPerMinute());
    }

    SimulatedAxes axes() {
        return new SimulatedAxes(axis(azimuth, PARK.azimuthDeg()), axis(elevation, PARK.elevationDeg()));
    }

    private SimulatedAxis axis(AxisModel model, double startDeg) {
        return new SimulatedAxis(
                new AxisRange(
                        model.travel().minDeg() - BEYOND_DEG, model.travel().maxDeg() + BEYOND_DEG),
                model.rateDegPerS(),
                model.accelerationDegPerS2(),
                Math.round(motorDelaySeconds * 1e9),
                model.coastDeg(),
                startDeg);
    }

    RotatorConfig config() {
        return new RotatorConfig(
                kind.name(), new LinkAddress.Simulated(), OptionalInt.empty(), azimuth, elevation, beamDeg, PARK);
    }

    static StationConfig station() {
        return new StationConfig("test", Plant.SITE, 0, HorizonMask.FLAT, false, List.of(), Groups.builtIn());
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s, azimuth %.1f deg/s, elevation %.1f deg/s, start delay %.2f s, beam %.0f deg",
                kind.name(),
                azimuth.rateDegPerS(),
                elevation.rateDegPerS(),
                azimuth.startDelaySeconds(),
                beamDeg);
    }
}
