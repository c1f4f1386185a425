package org.slewd.orbit;

import java.time.Instant;
import java.util.Optional;
import org.slewd.sky.TemeState;

/**
 * How far apart two sets of one object put it at a moment.
 *
 * @param utc the moment
 * @param alongTrackS by how much the second is ahead of the first: it comes over so many seconds earlier. The difference
 *     of the positions along the velocity of the first, over its speed; of use only while {@link #isNear}
 * @param distanceKm between the two positions
 */
public record Disagreement(Instant utc, double alongTrackS, double distanceKm) {

    private static final double GREATEST_NEAR_KM = 2000;

    /** The disagreement at the newer of the two epochs, to which one set is exact and the other has been carried. */
    public static Optional<Disagreement> atNewerEpoch(ElementSet first, ElementSet second) {
        return between(first, second, first.epoch().isAfter(second.epoch()) ? first.epoch() : second.epoch());
    }

    /** The disagreement at {@code utc}; empty when the model has no position for one of the two. */
    public static Optional<Disagreement> between(ElementSet first, ElementSet second, Instant utc) {
        TemeState a = new TemeState();
        TemeState b = new TemeState();
        if (!Sgp4.of(first).propagate(utc, a) || !Sgp4.of(second).propagate(utc, b)) {
            return Optional.empty();
        }
        double dx = b.xM - a.xM;
        double dy = b.yM - a.yM;
        double dz = b.zM - a.zM;
        double speed2 = a.vxMps * a.vxMps + a.vyMps * a.vyMps + a.vzMps * a.vzMps;
        double alongTrackS = (dx * a.vxMps + dy * a.vyMps + dz * a.vzMps) / speed2;
        return Optional.of(new Disagreement(utc, alongTrackS, Math.sqrt(dx * dx + dy * dy + dz * dz) / 1000));
    }

    /**
     * Whether the positions are near enough for seconds along a straight track: at 2000 km the curve of a low orbit makes
     * them one and a half per cent too few, and beyond half an orbit they mean nothing.
     */
    public boolean isNear() {
        return distanceKm <= GREATEST_NEAR_KM;
    }
}
