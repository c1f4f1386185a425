package org.slewd.rotator;

/**
 * The two motors of a simulated rotator with their encoders, everything that can go wrong with them, and the judge who
 * watches them. A simulated controller has one; by it every protocol has all faults without a line of its own. One thread.
 */
public final class AxisPair {

    private final AxisMotor azimuth;
    private final AxisMotor elevation;
    private final RotatorJudge judge;

    public AxisPair(SimulatedAxes axes) {
        judge = new RotatorJudge(axes.azimuth().travel(), axes.elevation().travel());
        azimuth = new AxisMotor(axes.azimuth(), judge::azimuthSent);
        elevation = new AxisMotor(axes.elevation(), judge::elevationSent);
    }

    /** The axis that turns about the vertical. */
    public AxisMotor azimuth() {
        return azimuth;
    }

    /** The axis that tilts. */
    public AxisMotor elevation() {
        return elevation;
    }

    public RotatorJudge judge() {
        return judge;
    }

    /** Lets both axes turn until {@code nowNanos}, the judge looking on. */
    public void advance(long nowNanos) {
        azimuth.advance(nowNanos);
        elevation.advance(nowNanos);
        judge.look(truth());
    }

    /** Cuts the power of both. */
    public void cut(long nowNanos) {
        azimuth.cut(nowNanos);
        elevation.cut(nowNanos);
    }

    /** Where the axes really are, in true turns; not what the encoders say. */
    public Pointing truth() {
        return new Pointing(azimuth.angleDeg(), elevation.angleDeg());
    }

    /** Crosses the wires of the motors: what is meant for one axis turns the other, while {@code on}. */
    public void swap(boolean on) {
        azimuth.drives(on ? elevation : azimuth);
        elevation.drives(on ? azimuth : elevation);
    }

    /** The encoders count from where the axes stand, as those that do not know where they are when power comes back. */
    public void forgetPosition() {
        azimuth.faults().jump(-azimuth.angleDeg());
        elevation.faults().jump(-elevation.angleDeg());
    }

    /** Nothing is wrong any more. */
    public void clearFaults() {
        swap(false);
        azimuth.faults().clear();
        elevation.faults().clear();
    }
}
