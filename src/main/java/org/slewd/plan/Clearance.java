package org.slewd.plan;

/**
 * Where the axes may be besides their travel: keep-outs, a horizon that limits motion. Must answer the same for the same
 * angles as long as a plan is made.
 */
@FunctionalInterface
public interface Clearance {

    /** No obstacle anywhere. */
    Clearance EVERYWHERE = (azimuthDeg, elevationDeg) -> true;

    /**
     * Whether the axes may stand there.
     *
     * @param azimuthDeg of the axis, unwrapped
     * @param elevationDeg of the axis, 0 to 180
     */
    boolean allows(double azimuthDeg, double elevationDeg);
}
