package org.slewd.station;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slewd.pass.Pass;
import org.slewd.receiver.ReceiverTraits;
import org.slewd.track.Satellite;

/**
 * Compares what the radio is truly tuned to with what arrives, computed from the change of the distance over a second.
 *
 * <p>Each setting has to be right, to a hertz and half a step of the radio's grid, in the middle of the interval for which
 * it was decided. That interval began when the bytes left for the radio, which was up to {@link #LATEST_NANOS} before the
 * radio had it: eleven bytes at 19200 baud, and the steps in which the wire and this witness live.
 */
final class DopplerWitness {

    private static final double SPEED_OF_LIGHT_MPS = 299_792_458;
    private static final long LATEST_NANOS = 25_000_000L;

    /** What is supposed of the time that a radio takes a setting before it is measured. */
    private static final long UNMEASURED_NANOS = 75_000_000L;

    /** After so many settings the time that the radio takes has been measured. */
    private static final int UNMEASURED_SETTINGS = 3;

    /** The residual is taken at every seventh look: cheaper, and not in step with the ticks. */
    private static final int LOOKS_PER_RESIDUAL = 7;

    private final ReceiverTraits traits;
    private final Satellite object;
    private final Pass pass;
    private final double downlinkHz;

    private final Figures residualHz = new Figures();
    private final List<String> wrong = new ArrayList<>();
    private long lastHz;
    private int settings;
    private long looks;

    DopplerWitness(ReceiverTraits traits, Flight flight, double downlinkHz) {
        this.traits = traits;
        this.object = flight.object();
        this.pass = flight.pass();
        this.downlinkHz = downlinkHz;
    }

    /** At every moment; the last second of the pass does not count, since some elements end with it. */
    void look(Instant utc, long tunedHz) {
        boolean changed = tunedHz != lastHz;
        boolean first = lastHz == 0;
        lastHz = tunedHz;
        if (utc.isAfter(pass.los().utc().minusSeconds(1))) {
            return;
        }
        boolean risen = !utc.isBefore(pass.aos().utc());
        if (risen && settings > 0 && ++looks % LOOKS_PER_RESIDUAL == 0) {
            residualHz.add(tunedHz - arrivingHz(utc));
        }
        if (changed && !first) {
            settings++;
            // Before the rise the dial waits where it will be needed first.
            Instant late = (risen ? utc : pass.aos().utc()).plusNanos(traits.holdNanos() / 2);
            double laterHz = arrivingHz(settings <= UNMEASURED_SETTINGS ? late.plusNanos(UNMEASURED_NANOS) : late);
            double earlierHz = arrivingHz(late.minusNanos(LATEST_NANOS));
            double slackHz = 1 + traits.stepHz() / 2.0;
            if (tunedHz < Math.min(laterHz, earlierHz) - slackHz || tunedHz > Math.max(laterHz, earlierHz) + slackHz) {
                wrong.add("%s: %d Hz instead of %.1f to %.1f".formatted(utc, tunedHz, laterHz, earlierHz));
            }
        }
    }

    private double arrivingHz(Instant utc) {
        double before = object.look(utc.minusMillis(500)).orElseThrow().rangeM();
        double after = object.look(utc.plusMillis(500)).orElseThrow().rangeM();
        return downlinkHz / (1 + (after - before) / SPEED_OF_LIGHT_MPS);
    }

    /** Settings that were wrong. */
    List<String> wrong() {
        return wrong;
    }

    int settings() {
        return settings;
    }

    /** Tuned minus arriving, at every moment of the pass since the first setting. */
    Figures residualHz() {
        return residualHz;
    }

    @Override
    public String toString() {
        return "%d settings; residual in hertz: %s; wrong: %d %s"
                .formatted(
                        settings,
                        residualHz,
                        wrong.size(),
                        wrong.stream().limit(5).toList());
    }
}
