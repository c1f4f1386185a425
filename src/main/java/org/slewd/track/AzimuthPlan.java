package org.slewd.track;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slewd.rotator.AxisRange;
import org.slewd.sky.Angles;
import org.slewd.sky.LookAngle;

/**
 * Which turn of the azimuth axis serves which part of a pass.
 *
 * <p>A pass sweeps its azimuth across north, a rotator has a stop somewhere: whoever follows the compass bearing runs into
 * the stop in mid-pass and turns a full circle. Here the path of the whole pass is unwrapped first, and the turn is
 * chosen that carries it from rise to set. Where the axis has no room for that, the plan unwinds as seldom as possible:
 * each section reaches as far into the pass as any turn can.
 *
 * <p>Immutable.
 */
public final class AzimuthPlan {

    /** An object through the zenith of a low orbit turns its azimuth by 236 degrees a second: 59 degrees per sample. */
    private static final Duration FINEST_STEP = Duration.ofMillis(250);

    /** Enough for 80 minutes at the finest step; a longer pass moves slowly and is sampled more coarsely. */
    private static final int MAX_SAMPLES = 20_000;

    private final Instant start;
    private final long stepNanos;
    private final double[] axisDeg;
    private final List<Instant> unwinds;

    private AzimuthPlan(Instant start, long stepNanos, double[] axisDeg, List<Instant> unwinds) {
        this.start = start;
        this.stepNanos = stepNanos;
        this.axisDeg = axisDeg;
        this.unwinds = List.copyOf(unwinds);
    }

    /**
     * Plans a pass.
     *
     * @param range travel of the azimuth axis in true turns
     * @param presentDeg where the axis stands; of turns that serve equally long, the nearest is taken
     * @return empty when the orbit model has nothing to say somewhere in [{@code from}, {@code to}]
     */
    public static Optional<AzimuthPlan> of(
            Target target, Instant from, Instant to, AxisRange range, double presentDeg) {
        long spanNanos = Math.max(1, Duration.between(from, to).toNanos());
        long stepNanos = Math.max(FINEST_STEP.toNanos(), spanNanos / MAX_SAMPLES);
        double[] unwrapped = new double[(int) (spanNanos / stepNanos) + 2];
        for (int i = 0; i < unwrapped.length; i++) {
            Optional<LookAngle> look = target.look(from.plusNanos(i * stepNanos));
            if (look.isEmpty()) {
                return Optional.empty();
            }
            double azimuthDeg = look.get().azimuthDeg();
            unwrapped[i] = i == 0 ? azimuthDeg : Angles.nearest(azimuthDeg, unwrapped[i - 1]);
        }
        List<Instant> unwinds = new ArrayList<>();
        int done = 0;
        double axisDeg = presentDeg;
        while (done < unwrapped.length) {
            Section section = longest(unwrapped, done, range, axisDeg);
            if (done > 0) {
                unwinds.add(from.plusNanos(done * stepNanos));
            }
            for (int i = done; i < section.end; i++) {
                unwrapped[i] += section.offsetDeg;
            }
            axisDeg = unwrapped[section.end - 1];
            done = section.end;
        }
        return Optional.of(new AzimuthPlan(from, stepNanos, unwrapped, unwinds));
    }

    /** A part of the path, up to sample {@code end}, that stays in range when {@code offsetDeg} is added. */
    private record Section(int end, double offsetDeg) {}

    private static Section longest(double[] path, int from, AxisRange range, double presentDeg) {
        Section best = null;
        double firstTurn = Math.ceil((range.minDeg() - path[from]) / 360);
        for (double turn = firstTurn; path[from] + 360 * turn <= range.maxDeg(); turn++) {
            int end = from;
            while (end < path.length && range.contains(path[end] + 360 * turn)) {
                end++;
            }
            Section found = new Section(end, 360 * turn);
            if (best == null || end > best.end || (end == best.end && isNearer(path[from], found, best, presentDeg))) {
                best = found;
            }
        }
        if (best != null && best.end > from) {
            return best;
        }
        // The range leaves this bearing out, as a rotator with less than a full turn does: wait at the nearer end until
        // the path comes back into reach.
        int end = from;
        while (end < path.length && !reaches(range, path[end])) {
            end++;
        }
        double offsetDeg = 360 * Math.rint((presentDeg - path[from]) / 360);
        return new Section(Math.max(end, from + 1), offsetDeg);
    }

    private static boolean isNearer(double pathDeg, Section found, Section best, double presentDeg) {
        return Math.abs(pathDeg + found.offsetDeg - presentDeg) < Math.abs(pathDeg + best.offsetDeg - presentDeg);
    }

    private static boolean reaches(AxisRange range, double azimuthDeg) {
        double lowest = azimuthDeg + 360 * Math.ceil((range.minDeg() - azimuthDeg) / 360);
        return range.contains(lowest);
    }

    /**
     * The axis angle that shows {@code azimuthDeg} in the turn planned for {@code utc}; outside the pass, in the turn of
     * its nearer end.
     */
    public double axisDeg(Instant utc, double azimuthDeg) {
        double index = Duration.between(start, utc).toNanos() / (double) stepNanos;
        int i = (int) Math.max(0, Math.min(axisDeg.length - 1, Math.floor(index)));
        return Angles.nearest(azimuthDeg, axisDeg[i]);
    }

    /** When the axis has to be unwound in mid-pass; empty for nearly every pass and rotator. */
    public List<Instant> unwinds() {
        return unwinds;
    }
}
