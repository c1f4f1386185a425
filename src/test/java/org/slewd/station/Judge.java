package org.slewd.station;

import java.util.Optional;
import org.slewd.rotator.AxisRange;
import org.slewd.rotator.Pointing;

/**
 * Watches the antenna from outside: where the simulated axes truly are, and every byte that went to the rotator. What the
 * station says about itself is no evidence here. A violation throws at once; {@link PassRun} adds its story.
 */
final class Judge {

    private final Plant plant;
    private final RotatorWords words;

    private int targets;
    private int stops;
    private int motorStarts;
    private double furthestOutDeg = Double.NEGATIVE_INFINITY;
    private Optional<Pointing> lastTruth = Optional.empty();
    private boolean azimuthTurned;
    private boolean elevationTurned;

    Judge(Plant plant) {
        this.plant = plant;
        this.words = new RotatorWords(plant.rotator().name());
    }

    /** Every byte string for the rotator is a question, a stop, or a target inside the envelope: safe if it is the last. */
    void heard(byte[] bytes) {
        String said = RotatorWords.text(bytes);
        Optional<Pointing> target = words.target(said);
        if (target.isPresent()) {
            targets++;
            boolean inside = plant.azimuth().contains(target.get().azimuthDeg())
                    && plant.elevation().contains(target.get().elevationDeg());
            if (!inside) {
                throw new AssertionError("the rotator was told \"" + said.strip() + "\", outside the envelope");
            }
        } else if (words.isStop(said)) {
            stops++;
        } else if (!words.isQuestion(said)) {
            throw new AssertionError("the rotator was told \"" + said.strip() + "\", which nobody may say");
        }
    }

    /** The axes are inside the envelope, but for the way that a motor may need to come to a stand. */
    void look(Pointing truth) {
        check("azimuth", truth.azimuthDeg(), plant.azimuth(), plant.azimuthOvershootDeg());
        check("elevation", truth.elevationDeg(), plant.elevation(), plant.elevationOvershootDeg());
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
