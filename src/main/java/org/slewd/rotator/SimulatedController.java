package org.slewd.rotator;

import org.slewd.link.ByteSink;

/**
 * What all simulated controllers have in common: the motors, and a power switch. To write one, extend this and say what the
 * box makes of bytes in {@link #hear} and what it has to say in {@link #speak}; when they are called, the motors have
 * turned until now. For what the box reports, read {@link AxisMotor#readingDeg}; tell {@link #refused} of every command
 * that it does not know or does not obey, so that the judge hears of it. One thread.
 */
public abstract class SimulatedController implements SimulatedRotator {

    protected final AxisMotor azimuth;
    protected final AxisMotor elevation;

    private final AxisPair motors;
    private boolean booting;
    private long bootedNanos;

    protected SimulatedController(SimulatedAxes axes) {
        motors = new AxisPair(axes);
        azimuth = motors.azimuth();
        elevation = motors.elevation();
    }

    /** Takes bytes that the station wrote. */
    protected abstract void hear(byte[] received, long nowNanos);

    /** Puts what is due into {@code out}. */
    protected abstract void speak(long nowNanos, ByteSink out);

    /** Loses everything that is kept without power: half a command, answers not given. */
    protected abstract void forget();

    /** What the box says when it has started; empty for nothing. */
    protected byte[] bootText() {
        return new byte[0];
    }

    /** The box did not know or did not obey {@code command}. */
    protected final void refused(String command) {
        motors.judge().refused(command);
    }

    @Override
    public final void onBytes(byte[] received, long nowNanos) {
        motors.advance(nowNanos);
        if (!isBooting(nowNanos)) {
            hear(received, nowNanos);
        }
    }

    @Override
    public final void step(long nowNanos, ByteSink out) {
        motors.advance(nowNanos);
        if (isBooting(nowNanos)) {
            return;
        }
        if (booting) {
            booting = false;
            if (bootText().length > 0) {
                out.accept(bootText());
            }
        }
        speak(nowNanos, out);
    }

    private boolean isBooting(long nowNanos) {
        return booting && nowNanos - bootedNanos < 0;
    }

    @Override
    public final void reboot(long silentNanos, long nowNanos) {
        motors.cut(nowNanos);
        forget();
        booting = true;
        bootedNanos = nowNanos + silentNanos;
    }

    @Override
    public final AxisPair motors() {
        return motors;
    }
}
