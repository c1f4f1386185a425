package org.slewd.rotator;

import java.util.OptionalDouble;
import java.util.function.DoubleConsumer;

/**
 * The physics of one simulated axis: it starts late, ramps up, turns at a finite rate, runs on when its power is cut, and
 * meets end stops. What a controller makes of that, such as a read-back in whole degrees, is the controller's.
 *
 * <p>Commands and {@link #advance} take monotonic nanoseconds that never run backwards. The result does not depend on
 * how often it is asked. One thread.
 */
public final class AxisMotor {

    /** At 6 degrees a second a tick is 0.012 degrees, below anything a controller reports. */
    private static final long TICK_NANOS = 2_000_000L;

    private static final double TICK_S = TICK_NANOS / 1e9;

    /** Closer than this a ramped motor counts as arrived. */
    private static final double ARRIVED_DEG = 0.002;

    /** The ramp down is planned a little weaker than the motor could, so that it never runs past by lag. */
    private static final double RAMP_RESERVE = 0.9;

    private enum Drive {
        /** No power: coasts or stands. */
        OFF,
        /** Power until told otherwise. */
        RUN,
        /** Power until close to the target, then cut. */
        RELAY,
        /** Ramps down to stand at the target. */
        SERVO
    }

    private final SimulatedAxis axis;
    private final DoubleConsumer orders;
    private final AxisFaults faults;
    private AxisMotor driven = this;
    private Drive drive = Drive.OFF;
    private double targetDeg;
    private double cutWithinDeg;
    private double direction;
    private double lastDirection = 1;
    private double angleDeg;
    private double speedDegPerS;
    private boolean started;
    private long tickedNanos;
    private long mayStartNanos;

    public AxisMotor(SimulatedAxis axis) {
        this(axis, angleDeg -> {});
    }

    /** @param orders hears every angle that the motor is sent to; infinite for one that is to turn until told otherwise */
    AxisMotor(SimulatedAxis axis, DoubleConsumer orders) {
        this.axis = axis;
        this.orders = orders;
        this.faults = new AxisFaults(axis.travel());
        this.angleDeg = axis.startDeg();
    }

    /** What is wrong with this axis. */
    public AxisFaults faults() {
        return faults;
    }

    /** Where the axis really is, in true turns. */
    public double angleDeg() {
        return angleDeg;
    }

    /** Where the controller believes the axis to be, in true turns: what it bases its answers on. */
    public double readingDeg() {
        return faults.readingDeg(angleDeg, tickedNanos);
    }

    /** What the encoder says, without the noise of the read-out. */
    private double sensedDeg() {
        return faults.senseDeg(angleDeg);
    }

    /** Crosses the wires: power turns {@code other}, while the encoder stays where it is. */
    void drives(AxisMotor other) {
        driven = other;
    }

    /** Whether it turns or has power. */
    public boolean isBusy() {
        return drive != Drive.OFF || speedDegPerS != 0;
    }

    /** Whether {@code angleDeg} lies between the end stops. */
    public boolean canStandAt(double angleDeg) {
        return axis.travel().contains(angleDeg);
    }

    /**
     * The angle inside the travel that shows {@code angleDeg}: itself if possible, else, for a plain bearing, a full turn
     * away. An angle in the overlap is meant literally.
     */
    public OptionalDouble reach(double angleDeg) {
        double[] turnsDeg = Math.abs(angleDeg) <= 360 ? new double[] {0, -360, 360} : new double[] {0};
        for (double turnDeg : turnsDeg) {
            if (canStandAt(angleDeg + turnDeg)) {
                return OptionalDouble.of(angleDeg + turnDeg);
            }
        }
        return OptionalDouble.empty();
    }

    /** Turns to {@code targetDeg}, ramping down so as to stand exactly there. */
    public void servoTo(double targetDeg, long nowNanos) {
        orders.accept(targetDeg);
        if (command(Drive.SERVO, nowNanos)) {
            this.targetDeg = targetDeg;
        }
    }

    /** Turns towards {@code targetDeg} and has its power cut as soon as it is within {@code cutWithinDeg} of it. */
    public void relayTo(double targetDeg, double cutWithinDeg, long nowNanos) {
        orders.accept(targetDeg);
        if (command(Drive.RELAY, nowNanos)) {
            this.targetDeg = targetDeg;
            this.cutWithinDeg = cutWithinDeg;
            direction = Math.signum(targetDeg - sensedDeg());
        }
    }

    /**
     * Turns until told otherwise.
     *
     * @param direction 1 for increasing angles, -1 for decreasing ones
     */
    public void run(int direction, long nowNanos) {
        orders.accept(direction * Double.POSITIVE_INFINITY);
        if (command(Drive.RUN, nowNanos)) {
            this.direction = direction;
        }
    }

    /** Cuts the power; it coasts to a stand. */
    public void cut(long nowNanos) {
        advance(nowNanos);
        if (!faults.ignoresStop(nowNanos)) {
            drive = Drive.OFF;
        }
    }

    /** @return false when a welded relay makes it void */
    private boolean command(Drive how, long nowNanos) {
        advance(nowNanos);
        if (faults.isRunaway()) {
            return false;
        }
        if (drive == Drive.OFF && speedDegPerS == 0) {
            mayStartNanos = tickedNanos + axis.startDelayNanos();
        }
        drive = how;
        return true;
    }

    /** Lets the axis turn until {@code nowNanos}. */
    public void advance(long nowNanos) {
        if (!started) {
            started = true;
            tickedNanos = nowNanos;
        }
        while (nowNanos - tickedNanos >= TICK_NANOS) {
            if (isAtRest()) {
                tickedNanos = nowNanos;
                return;
            }
            tickedNanos += TICK_NANOS;
            tick();
        }
    }

    private boolean isAtRest() {
        return speedDegPerS == 0
                && faults.driftDegPerS() == 0
                && (driven.faults.isStuck() || isHeldByEndStop() || (drive == Drive.OFF && !faults.isRunaway()));
    }

    private boolean isHeldByEndStop() {
        double turnedDeg = driven.faults.turned(direction);
        return drive == Drive.RUN
                && driven.angleDeg
                        == (turnedDeg > 0
                                ? driven.axis.travel().maxDeg()
                                : driven.axis.travel().minDeg());
    }

    private void tick() {
        turn(faults.driftDegPerS() * TICK_S);
        if (faults.isRunaway() && drive != Drive.RUN) {
            drive = Drive.RUN;
            direction = lastDirection;
        }
        double leftDeg = targetDeg - sensedDeg();
        if (drive == Drive.RELAY && direction * leftDeg <= cutWithinDeg) {
            drive = Drive.OFF;
        }
        if (drive == Drive.SERVO && Math.abs(leftDeg) <= ARRIVED_DEG && isSlow()) {
            arrive();
            return;
        }
        if (driven.faults.isStuck()) {
            speedDegPerS = 0;
        }
        if (driven.faults.isStuck() || (speedDegPerS == 0 && tickedNanos - mayStartNanos < 0)) {
            return;
        }
        double before = speedDegPerS;
        speedDegPerS = nextSpeed(leftDeg);
        if (before != 0 && speedDegPerS == 0 && drive != Drive.OFF) {
            mayStartNanos = tickedNanos + axis.startDelayNanos();
        }
        boolean hitsEndStop = driven.turn(driven.faults.turned((before + speedDegPerS) / 2 * TICK_S));
        lastDirection = before == 0 ? lastDirection : Math.signum(before);
        if (drive == Drive.SERVO && leftDeg * (targetDeg - sensedDeg()) < 0 && isSlow()) {
            arrive();
        }
        if (hitsEndStop) {
            speedDegPerS = 0;
        }
    }

    /** @return whether the end stop was in the way */
    private boolean turn(double stepDeg) {
        angleDeg += stepDeg;
        boolean beyond = !axis.travel().contains(angleDeg);
        angleDeg = axis.travel().clamp(angleDeg);
        return beyond;
    }

    private void arrive() {
        if (driven == this && faults.areNone()) {
            angleDeg = axis.travel().clamp(targetDeg);
        }
        speedDegPerS = 0;
        drive = Drive.OFF;
    }

    private boolean isSlow() {
        return Math.abs(speedDegPerS) <= 2 * axis.accelerationDegPerS2() * TICK_S;
    }

    private double nextSpeed(double leftDeg) {
        double rampStep = axis.accelerationDegPerS2() * TICK_S;
        if (drive == Drive.SERVO) {
            double ceiling = Math.sqrt(2 * RAMP_RESERVE * axis.accelerationDegPerS2() * Math.abs(leftDeg));
            return towards(Math.signum(leftDeg) * Math.min(axis.rateDegPerS(), ceiling), rampStep);
        }
        boolean powered = drive != Drive.OFF && speedDegPerS * direction >= 0;
        if (powered) {
            return towards(direction * axis.rateDegPerS(), rampStep);
        }
        // v^2 / 2a is the way to a stand; from full speed it is the coast.
        double brake = axis.rateDegPerS() * axis.rateDegPerS() / (2 * axis.coastDeg());
        return towards(0, brake * TICK_S);
    }

    private double towards(double wantedDegPerS, double stepDegPerS) {
        double change = wantedDegPerS - speedDegPerS;
        return Math.abs(change) <= stepDegPerS ? wantedDegPerS : speedDegPerS + Math.signum(change) * stepDegPerS;
    }
}
