package org.slewd.station;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.slewd.rotator.Pointing;
import org.slewd.sky.Angles;
import org.slewd.sky.LookAngle;
import org.slewd.track.Satellite;

/**
 * Many passes followed by the whole station over the real protocol, in virtual time, and what the true axes did: one line of
 * the table that compares rotators and beams.
 */
final class ClosedLoop {

    /** Past this the link is lost anyway; more error costs no more. */
    private static final double LOSS_CAP_DB = 6;

    /** For the way to where the object will rise: a full turn and over the back. */
    private static final Duration BEFORE_RISE = Duration.ofMinutes(4);

    private static final int FINE_PER_LOOK = 5;

    private static final double LOOK_SECONDS = FINE_PER_LOOK * QuietRun.FINE.toNanos() / 1e9;

    private final int slewsBefore;
    private final List<Double> worstDeg = new ArrayList<>();
    private final List<Double> beyondPlanDeg = new ArrayList<>();
    private double sumOfSquares;
    private double sumOfLossDb;
    private long looks;
    private long looksOutside;
    private double longestOutsideS;
    private long motorStarts;

    ClosedLoop() {
        this(0);
    }

    /** @param slewsBefore how often the antenna is sent to and fro before each pass, so that the station sees it start */
    ClosedLoop(int slewsBefore) {
        this.slewsBefore = slewsBefore;
    }

    /** Follows {@code flight} with {@code antenna} from its rise to its set. */
    void follow(SimulatedAntenna antenna, Flight flight) {
        Instant rise = flight.pass().aos().utc();
        QuietRun run = new QuietRun(
                antenna, flight.elements(), rise.minus(BEFORE_RISE).minus(QuietRun.SLEW.multipliedBy(slewsBefore)));
        run.slew(slewsBefore);
        run.track(flight.pass().catalogNumber());
        run.runUntil(QuietRun.COARSE, rise);
        double plannedDeg = run.station.snapshot().target().orElseThrow().plan().greatestErrorDeg();
        Satellite object = flight.object();
        AxisTally azimuth = new AxisTally();
        AxisTally elevation = new AxisTally();
        double worst = 0;
        double outsideS = 0;
        Instant set = flight.pass().los().utc();
        while (run.clock.utc().isBefore(set)) {
            for (int i = 0; i < FINE_PER_LOOK; i++) {
                run.step(QuietRun.FINE);
                azimuth.look(run.truth().azimuthDeg());
                elevation.look(run.truth().elevationDeg());
            }
            double offDeg = offDeg(object, run.clock.utc(), run.truth());
            worst = Math.max(worst, offDeg);
            sumOfSquares += offDeg * offDeg;
            sumOfLossDb += Math.min(LOSS_CAP_DB, 12 * Math.pow(offDeg / antenna.beamDeg(), 2));
            looks++;
            if (offDeg > antenna.beamDeg() / 2) {
                looksOutside++;
                outsideS += LOOK_SECONDS;
            }
        }
        motorStarts += azimuth.starts() + elevation.starts();
        longestOutsideS = Math.max(longestOutsideS, outsideS);
        worstDeg.add(worst);
        beyondPlanDeg.add(worst - plannedDeg);
    }

    private static double offDeg(Satellite object, Instant utc, Pointing truth) {
        LookAngle look = object.look(utc).orElseThrow();
        return Angles.separation(look.azimuthDeg(), look.elevationDeg(), truth.azimuthDeg(), truth.elevationDeg());
    }

    double maxDeg() {
        return quantile(worstDeg, 1);
    }

    /** What 95 of 100 passes do not exceed at their worst moment. */
    double p95OfMaxDeg() {
        return quantile(worstDeg, 0.95);
    }

    /** By how much 95 of 100 passes were at their worst moment further off than the plan had foreseen, at most. */
    double p95BeyondPlanDeg() {
        return quantile(beyondPlanDeg, 0.95);
    }

    private static double quantile(List<Double> valuesDeg, double share) {
        double[] sorted = valuesDeg.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted[(int) Math.ceil(share * sorted.length) - 1];
    }

    double rmsDeg() {
        return Math.sqrt(sumOfSquares / looks);
    }

    double outsideShare() {
        return (double) looksOutside / looks;
    }

    double meanLossDb() {
        return sumOfLossDb / looks;
    }

    double startsPerPass() {
        return (double) motorStarts / worstDeg.size();
    }

    double longestOutsideS() {
        return longestOutsideS;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%4d passes | max %6.2f | p95 of max %6.2f (%.2f beyond the plan) | RMS %6.3f deg | outside half the beam %6.3f %%, worst pass %5.1f s"
                        + " | mean loss %5.3f dB | %5.1f motor starts a pass",
                worstDeg.size(),
                maxDeg(),
                p95OfMaxDeg(),
                p95BeyondPlanDeg(),
                rmsDeg(),
                100 * outsideShare(),
                longestOutsideS,
                meanLossDb(),
                startsPerPass());
    }
}
