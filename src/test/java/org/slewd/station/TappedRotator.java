package org.slewd.station;

import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.slewd.link.ByteSink;
import org.slewd.rotator.AxisPair;
import org.slewd.rotator.SimulatedRotator;

/** A simulated rotator with somebody listening to what it is told, and somebody else spoiling what it answers. */
final class TappedRotator implements SimulatedRotator {

    private final SimulatedRotator rotator;
    private final Consumer<byte[]> listener;
    private UnaryOperator<ByteSink> spoiler = UnaryOperator.identity();

    TappedRotator(SimulatedRotator rotator, Consumer<byte[]> listener) {
        this.rotator = rotator;
        this.listener = listener;
    }

    /** From now on answers go through {@code spoiler}; the identity for a sound device. */
    void spoil(UnaryOperator<ByteSink> spoiler) {
        this.spoiler = spoiler;
    }

    @Override
    public void onBytes(byte[] received, long nowNanos) {
        listener.accept(received);
        rotator.onBytes(received, nowNanos);
    }

    @Override
    public void step(long nowNanos, ByteSink out) {
        rotator.step(nowNanos, spoiler.apply(out));
    }

    @Override
    public boolean isAsSlowAsItsLine() {
        return rotator.isAsSlowAsItsLine();
    }

    @Override
    public AxisPair motors() {
        return rotator.motors();
    }

    @Override
    public void reboot(long silentNanos, long nowNanos) {
        rotator.reboot(silentNanos, nowNanos);
    }
}
