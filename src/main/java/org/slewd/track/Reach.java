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
 * where the antenna looks, and why. A pass counts as whole when axes that simply run after it keep it in the beam, which
 * most do and is found out in microseconds; of the others a coarse plan is made, which takes a millisecond or two. Keep-outs and
 * where the antenna comes from are not known here, and the grid of the controller is left out, as it is small against a beam.
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
        if (forwards.isWhole()) {
            return forwards;
        }
        PlanRequest request = PlanRequest.of(
                        SkyPath.coarse(pass, Refraction.NONE),
                        rotator.azimuth(),
                        rotator.elevation(),
                        rotator.beamWidthDeg())
                .with(PlanRequest.Effort.ROUGH);
        // Where an exact way leads over the back a plan would still look for one without.
        double lostS = PassPlanner.exact(request).stream()
                .findFirst()
                .orElseGet(() -> new PassPlanner().plan(request))
                .offTargetS();
        return lostS > 0 ? new Reach(lostS, forwards.reason()) : new Reach(0, Optional.empty());
    }

    /** Whether the whole pass is followed. */
    public boolean isWhole() {
        return lostS == 0;
    }
}
