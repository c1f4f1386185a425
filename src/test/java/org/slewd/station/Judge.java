package org.slewd.station;

import java.util.Arrays;
import java.util.Optional;
import org.slewd.rotator.AxisRange;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.RotatorJudge;

/**
 * Watches the antenna from outside: where the simulated axes truly are, and what the controller made of every byte that went
 * to it. What the station says about itself is no evidence here. A violation throws at once; {@link PassRun} adds its story.
 */
final class Judge {

    private final Plant plant;
    private final byte[] stop;
    private final double azimuthOvershootDeg;
    private final double elevationOvershootDeg;

    private int targets;
    private int stops;
    private int motorStarts;
    private double furthestOutDeg = Double.NEGATIVE_INFINITY;
    private Optional<Pointing> lastTruth = Optional.empty();
    private boolean azimuthTurned;
    private boolean elevationTurned;

    Judge(Plant plant) {
        this.plant = plant;
        this.stop = plant.rotator().driver().apply(0).stopBytes();
        this.azimuthOvershootDeg = plant.azimuthOvershootDeg();
        this.elevationOvershootDeg = plant.elevationOvershootDeg();
    }

    /** Counts the stops among what the rotator is told. */
    void heard(byte[] bytes) {
        if (Arrays.equals(bytes, stop)) {
            stops++;
        }
    }

    /** The axes are inside the envelope, but for the way that a motor may need to come to a stand. */
    void look(Pointing truth, RotatorJudge inside) {
        if (inside.violations() > 0) {
            throw new AssertionError(inside.first().orElseThrow());
        }
        targets = inside.targets();
        check("azimuth", truth.azimuthDeg(), plant.azimuth(), azimuthOvershootDeg);
        check("elevation", truth.elevationDeg(), plant.elevation(), elevationOvershootDeg);
        if (lastTruth.isPresent()) {
            boolean azimuthTurns = truth.azimuthDeg() != lastTruth.get().azimuthDeg();
            boolean elevationTurns = truth.elevationDeg() != lastTruth.get().elevationDeg();
            motorStarts += (azimuthTurns && !azimuthTurned ? 1 : 0) + (elevationTurns && !elevationTurned ? 1 : 0);
            azimuthTurned = azimuthTurns;
            elevationTurned = elevationTurns;
        }
        lastTruth = Optional.of(truth);
    }

    private void check(String axis, double angleDeg, AxisRange range, double overshootDeg) {
        double outDeg = Math.max(range.minDeg() - angleDeg, angleDeg - range.maxDeg());
        furthestOutDeg = Math.max(furthestOutDeg, outDeg);
        if (outDeg > overshootDeg) {
            throw new AssertionError("true " + axis + " " + angleDeg + " is outside the envelope");
        }
    }

    /** Whether an axis turned when it was last looked at. */
    boolean turns() {
        return azimuthTurned || elevationTurned;
    }

    int targets() {
        return targets;
    }

    /** The station stops what it finds; what counts comes after. */
    void countStopsAnew() {
        stops = 0;
    }

    int stops() {
        return stops;
    }

    int motorStarts() {
        return motorStarts;
    }

    double furthestOutDeg() {
        return furthestOutDeg;
    }
}
