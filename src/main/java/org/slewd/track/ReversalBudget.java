package org.slewd.track;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.slewd.rotator.AxisModel;
import org.slewd.rotator.Pointing;
import org.slewd.sky.Angles;

/**
 * Spares gears and relays: an axis that has been turned round as often as it may in the last minute is left where it is
 * until one of these is a minute old, unless the object would leave the beam by that. One thread.
 */
public final class ReversalBudget {

    private static final double MINUTE_SECONDS = 60;

    private final double halfBeamDeg;
    private final Axis azimuth;
    private final Axis elevation;

    /** @param beamWidthDeg full width of the main lobe at half power */
    public ReversalBudget(AxisModel azimuth, AxisModel elevation, double beamWidthDeg) {
        this.halfBeamDeg = beamWidthDeg / 2;
        this.azimuth = new Axis(azimuth.reversalsPerMinute());
        this.elevation = new Axis(elevation.reversalsPerMinute());
    }

    /**
     * What to command of {@code wanted}.
     *
     * @param last what was commanded before
     * @param reference where the axes should be now
     * @return it, or it with an axis left where it is; empty when nothing is left to command
     */
    public Optional<Pointing> within(Pointing wanted, Optional<Pointing> last, Pointing reference, long nowNanos) {
        if (last.isEmpty() || isOff(last.get(), reference)) {
            return Optional.of(wanted);
        }
        Pointing spared = new Pointing(
                azimuth.within(wanted.azimuthDeg(), last.get().azimuthDeg(), nowNanos),
                elevation.within(wanted.elevationDeg(), last.get().elevationDeg(), nowNanos));
        return spared.equals(last.get()) ? Optional.empty() : Optional.of(spared);
    }

    private boolean isOff(Pointing last, Pointing reference) {
        return Angles.separation(
                        last.azimuthDeg(), last.elevationDeg(), reference.azimuthDeg(), reference.elevationDeg())
                > halfBeamDeg;
    }

    /** {@code target} was sent, after {@code last}. */
    public void commanded(Pointing target, Optional<Pointing> last, long nowNanos) {
        last.ifPresent(before -> {
            azimuth.commanded(target.azimuthDeg() - before.azimuthDeg(), nowNanos);
            elevation.commanded(target.elevationDeg() - before.elevationDeg(), nowNanos);
        });
    }

    private static final class Axis {

        private final int most;
        private final long windowNanos;
        private final Deque<Long> reversalsNanos = new ArrayDeque<>();
        private double direction;

        /** Less than one a minute is one in so many minutes. */
        Axis(double perMinute) {
            this.most = (int) Math.max(1, Math.floor(perMinute));
            this.windowNanos = Math.round(1e9 * MINUTE_SECONDS * Math.max(1, 1 / perMinute));
        }

        double within(double wantedDeg, double lastDeg, long nowNanos) {
            return isReversal(wantedDeg - lastDeg) && isUsedUp(nowNanos) ? lastDeg : wantedDeg;
        }

        private boolean isReversal(double wayDeg) {
            return wayDeg * direction < 0;
        }

        private boolean isUsedUp(long nowNanos) {
            while (!reversalsNanos.isEmpty() && nowNanos - reversalsNanos.getFirst() >= windowNanos) {
                reversalsNanos.removeFirst();
            }
            return reversalsNanos.size() >= most;
        }

        void commanded(double wayDeg, long nowNanos) {
            if (isReversal(wayDeg)) {
                reversalsNanos.addLast(nowNanos);
                if (reversalsNanos.size() > most) {
                    reversalsNanos.removeFirst();
                }
            }
            direction = wayDeg == 0 ? direction : Math.signum(wayDeg);
        }
    }
}
