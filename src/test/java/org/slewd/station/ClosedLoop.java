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

    private final List<Double> worstDeg = new ArrayList<>();
    private double sumOfSquares;
    private double sumOfLossDb;
    private long looks;
    private long looksOutside;
    private double longestOutsideS;
    private long motorStarts;

    /** Follows {@code flight} with {@code plant} from its rise to its set. */
    void follow(Plant plant, Flight flight) {
        Instant rise = flight.pass().aos().utc();
        PassRun run = new PassRun(plant, flight, rise.minus(BEFORE_RISE));
        run.getReady();
        if (!run.track().equals(new Outcome.Accepted())) {
            throw new AssertionError("the pass was refused\n" + run.story());
        }
        run.runUntil(rise);
        Satellite object = flight.object();
        double worst = 0;
        double outsideS = 0;
        int startsBefore = run.judge.motorStarts();
        Instant set = flight.pass().los().utc();
        while (run.clock.utc().isBefore(set)) {
            run.run(PassRun.TICK.toNanos() / 1e9);
            double offDeg = offDeg(object, run.clock.utc(), run.rotator.truth());
            worst = Math.max(worst, offDeg);
            sumOfSquares += offDeg * offDeg;
            sumOfLossDb += Math.min(LOSS_CAP_DB, 12 * Math.pow(offDeg / plant.beamDeg(), 2));
            looks++;
            if (offDeg > plant.beamDeg() / 2) {
                looksOutside++;
                outsideS += PassRun.TICK.toNanos() / 1e9;
            }
        }
        motorStarts += run.judge.motorStarts() - startsBefore;
        longestOutsideS = Math.max(longestOutsideS, outsideS);
        worstDeg.add(worst);
    }

    private static double offDeg(Satellite object, Instant utc, Pointing truth) {
        LookAngle look = object.look(utc).orElseThrow();
        return Angles.separation(look.azimuthDeg(), look.elevationDeg(), truth.azimuthDeg(), truth.elevationDeg());
    }

    double maxDeg() {
        return quantile(1);
    }

    /** What 95 of 100 passes do not exceed at their worst moment. */
    double p95OfMaxDeg() {
        return quantile(0.95);
    }

    private double quantile(double share) {
        double[] sorted = worstDeg.stream().mapToDouble(Double::doubleValue).toArray();
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
                "%4d passes | max %6.2f | p95 of max %6.2f | RMS %6.3f deg | outside half the beam %6.3f %%, worst pass %5.1f s"
                        + " | mean loss %5.3f dB | %5.1f motor starts a pass",
                worstDeg.size(),
                maxDeg(),
                p95OfMaxDeg(),
                rmsDeg(),
                100 * outsideShare(),
                longestOutsideS,
                meanLossDb(),
                startsPerPass());
    }
}
