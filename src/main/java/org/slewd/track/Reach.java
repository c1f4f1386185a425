package org.slewd.track;

import java.util.Optional;
import org.slewd.pass.PassArc;
import org.slewd.plan.PassPlanner;
import org.slewd.plan.PlanRequest;
import org.slewd.plan.SkyPath;
import org.slewd.rotator.RotatorConfig;
import org.slewd.sky.Refraction;

/**
 * Whether a rotator can follow a pass, judged beforehand: how long the object will be more than half a beam away from
 * where the antenna looks, and why. Quick enough for long lists, and less than a plan: a pass counts as whole when axes that
 * look forwards keep it in the beam, or when a way over the back follows it without error; else it has the loss of axes that
 * look forwards, wait at the rise on the turn that carries them furthest and follow as fast as they can, and a plan may
 * lose less. Keep-outs are not known. Latency and the grid of the controller are left out, as they are small against a beam.
 *
 * @param lostS seconds off target, at least 0
 * @param reason what most of them are due to; empty when there are none
 */
public record Reach(double lostS, Optional<Reason> reason) {

    public Reach {
        if (!(lostS >= 0) || reason.isPresent() != (lostS > 0)) {
            throw new IllegalArgumentException("not a reach: " + lostS + " s lost, " + reason);
        }
    }

    private static final double ZENITH_DEG = 90;

    /** Why an object gets away from the antenna. */
    public enum Reason {
        /** It is lower than the elevation axis goes. */
        BELOW_ELEVATION_LIMIT("below the elevation limit"),

        /** It is higher than the elevation axis goes. */
        ABOVE_ELEVATION_LIMIT("above the elevation limit"),

        /** It is where the azimuth axis cannot look on any turn. */
        OUTSIDE_AZIMUTH_LIMITS("outside the azimuth limits"),

        /** The azimuth axis comes to its stop, and has to turn back all around. */
        AZIMUTH_STOP("azimuth stop, unwinds"),

        /** The axes do not turn fast enough: mostly azimuth near the zenith, the keyhole. */
        TOO_FAST("too fast near the zenith");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        /** The reason for a reader. */
        public String words() {
            return words;
        }
    }

    /** The reach of {@code rotator} along {@code pass}. */
    public static Reach of(PassArc pass, RotatorConfig rotator) {
        Reach forwards = new AxisChase(pass, rotator).run();
        return forwards.isWhole() || !isFollowedExactly(pass, rotator) ? forwards : new Reach(0, Optional.empty());
    }

    private static boolean isFollowedExactly(PassArc pass, RotatorConfig rotator) {
        return rotator.elevation().travel().maxDeg() > ZENITH_DEG
                && PassPlanner.followsExactly(PlanRequest.of(
                        SkyPath.of(pass, Refraction.NONE),
                        rotator.azimuth(),
                        rotator.elevation(),
                        rotator.beamWidthDeg()));
    }

    /** Whether the whole pass is followed. */
    public boolean isWhole() {
        return lostS == 0;
    }
}
