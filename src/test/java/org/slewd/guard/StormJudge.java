package org.slewd.guard;

import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.slewd.rotator.AxisRange;
import org.slewd.rotator.Pointing;

/**
 * Looks at a simulated antenna from outside of everything that steers it, and holds against it what must never happen:
 * that an axis really leaves its limits, that the antenna really stands where it must not, that a controller is told what
 * it has no command for.
 *
 * <p>A byte is safe if it may be the last one ever: so whoever simulates goes on calling {@link #see} after the last byte
 * came, until nothing moves. One thread.
 */
final class StormJudge {

    private final AxisRange azimuth;
    private final AxisRange elevation;
    private final Map<String, Predicate<Pointing>> forbidden;

    private long looks;
    private long violations;
    private double furthestOutDeg = Double.NEGATIVE_INFINITY;
    private Optional<String> first = Optional.empty();

    /**
     * A judge who has seen nothing yet.
     *
     * @param limits what the axes must stay in
     * @param toleranceDeg how far beyond that they may get: what an axis runs on that stops at a limit
     * @param forbidden what must hold for no true position of the axes, by its name
     */
    public StormJudge(Limits limits, double toleranceDeg, Map<String, Predicate<Pointing>> forbidden) {
        this.azimuth = widened(limits.azimuth(), toleranceDeg);
        this.elevation = widened(limits.elevation(), toleranceDeg);
        this.forbidden = Map.copyOf(forbidden);
    }

    /** What the axes must stay in, in true turns: of azimuth, what the cable allows as well. */
    public record Limits(AxisRange azimuth, AxisRange elevation) {}

    private static AxisRange widened(AxisRange range, double byDeg) {
        return new AxisRange(range.minDeg() - byDeg, range.maxDeg() + byDeg);
    }

    /** Looks at where the axes really are. */
    public void see(Pointing truth, long nowNanos) {
        looks++;
        double outDeg = Math.max(beyondDeg(azimuth, truth.azimuthDeg()), beyondDeg(elevation, truth.elevationDeg()));
        furthestOutDeg = Math.max(furthestOutDeg, outDeg);
        if (outDeg > 0) {
            hold("outside the limits at " + truth, nowNanos);
        }
        for (Map.Entry<String, Predicate<Pointing>> entry : forbidden.entrySet()) {
            if (entry.getValue().test(truth)) {
                hold("in " + entry.getKey() + " at " + truth, nowNanos);
            }
        }
    }

    private static double beyondDeg(AxisRange range, double angleDeg) {
        return Math.max(range.minDeg() - angleDeg, angleDeg - range.maxDeg());
    }

    /** The controller was told something that it has no command for. */
    public void refused(String bytes, long nowNanos) {
        hold("told " + bytes + ", which is no command", nowNanos);
    }

    private void hold(String what, long nowNanos) {
        violations++;
        if (first.isEmpty()) {
            first = Optional.of("%.3f s: %s".formatted(nowNanos / 1e9, what));
        }
    }

    /** How often it looked. */
    public long looks() {
        return looks;
    }

    /** How many things it holds against the antenna; one that lasts counts at every look. */
    public long violations() {
        return violations;
    }

    /** The furthest that an axis was beyond limits and tolerance, in degrees; negative when it always was inside. */
    public double furthestOutDeg() {
        return furthestOutDeg;
    }

    /** What it saw first, and when. */
    public Optional<String> first() {
        return first;
    }
}
