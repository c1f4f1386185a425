package org.slewd.rotator;

import java.util.List;
import org.slewd.link.ByteSink;
import org.slewd.link.PairedLink;

/** Two simulated boxes as one rotator, in the frames of {@link PairedLink}; the boxes turn one axis each. */
final class PairedSimulator implements SimulatedRotator {

    private final SimulatedRotator azimuth;
    private final SimulatedRotator elevation;
    private final boolean elevationOnAzimuthBox;

    private PairedSimulator(SimulatedRotator azimuth, SimulatedRotator elevation, boolean elevationOnAzimuthBox) {
        this.azimuth = azimuth;
        this.elevation = elevation;
        this.elevationOnAzimuthBox = elevationOnAzimuthBox;
    }

    /** Boxes of the two kinds with {@code axes} behind them. */
    static PairedSimulator of(RotatorKind azimuth, RotatorKind elevation, SimulatedAxes axes) {
        boolean onAzimuthBox =
                PairedDriver.turnsAzimuthAlone(elevation.driver().apply(0).traits());
        return new PairedSimulator(
                azimuth.simulator().apply(axes),
                elevation.simulator().apply(onAzimuthBox ? axes.elevationAlone() : axes),
                onAzimuthBox);
    }

    @Override
    public void onBytes(byte[] frames, long nowNanos) {
        PairedLink.unframe(frames, (line, bytes) -> boxes().get(line).onBytes(bytes, nowNanos));
    }

    @Override
    public void step(long nowNanos, ByteSink out) {
        for (int line = 0; line < boxes().size(); line++) {
            int from = line;
            boxes().get(line).step(nowNanos, bytes -> out.accept(PairedLink.frame(from, bytes)));
        }
    }

    private List<SimulatedRotator> boxes() {
        return List.of(azimuth, elevation);
    }

    @Override
    public Pointing truth() {
        Pointing tilted = elevation.truth();
        return new Pointing(
                azimuth.truth().azimuthDeg(), elevationOnAzimuthBox ? tilted.azimuthDeg() : tilted.elevationDeg());
    }

    /** Of the azimuth box; the other has motors of its own. */
    @Override
    public AxisPair motors() {
        return azimuth.motors();
    }

    @Override
    public void reboot(long silentNanos, long nowNanos) {
        boxes().forEach(box -> box.reboot(silentNanos, nowNanos));
    }
}
