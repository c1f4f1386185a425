package org.slewd.station;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slewd.condition.Verdict;
import org.slewd.doppler.Residuals;
import org.slewd.link.Contact;
import org.slewd.link.LinkStatus;
import org.slewd.mount.Axis;
import org.slewd.mount.AxisMeasures;
import org.slewd.pass.Pass;
import org.slewd.plan.PointingPlan;
import org.slewd.rotator.AxisRange;
import org.slewd.rotator.Pointing;
import org.slewd.sky.LookAngle;
import org.slewd.time.ClockTrust;

/**
 * Everything that is known at one tick. Immutable; any thread.
 *
 * <p>Target, commanded and measured are kept apart, and every value that comes from a device has an age: a value without
 * an age is never shown as live.
 *
 * @param sequence counts the snapshots; a gap means that some were skipped
 * @param utc time of the tick
 * @param simulation whether hardware or clock are simulated; shown as a banner
 * @param state what the station is doing
 * @param stateSince since when
 * @param fault why motion is refused, in FAULTED
 * @param target what is followed or waited for
 * @param rotator the rotator
 * @param receiver the receiver, when there is one
 * @param loop how punctual the loop is
 * @param calibration the calibration that is going on or was the last one; empty if there was none
 * @param clock how far {@code utc} can be trusted
 * @param conditions whether it is safe outside
 */
public record Snapshot(
        long sequence,
        Instant utc,
        boolean simulation,
        StationState state,
        Instant stateSince,
        Optional<Fault> fault,
        Optional<Target> target,
        Rotator rotator,
        Optional<Receiver> receiver,
        Loop loop,
        Optional<Calibration> calibration,
        ClockState clock,
        Conditions conditions) {

    /** A snapshot without a calibration, by a clock that is right. */
    public Snapshot(
            long sequence,
            Instant utc,
            boolean simulation,
            StationState state,
            Instant stateSince,
            Optional<Fault> fault,
            Optional<Target> target,
            Rotator rotator,
            Optional<Receiver> receiver,
            Loop loop) {
        this(
                sequence,
                utc,
                simulation,
                state,
                stateSince,
                fault,
                target,
                rotator,
                receiver,
                loop,
                Optional.empty(),
                ClockState.RIGHT,
                Conditions.NONE);
    }

    /** The same with a calibration, by a clock of which that much is known. */
    Snapshot with(Optional<Calibration> other, ClockState known) {
        return new Snapshot(
                sequence,
                utc,
                simulation,
                state,
                stateSince,
                fault,
                target,
                rotator,
                receiver,
                loop,
                other,
                known,
                conditions);
    }

    /** The same with what the safety inputs say. */
    public Snapshot with(Conditions known) {
        return new Snapshot(
                sequence,
                utc,
                simulation,
                state,
                stateSince,
                fault,
                target,
                rotator,
                receiver,
                loop,
                calibration,
                clock,
                known);
    }

    /** Whether the antenna is at its place of rest, where an input wants it there. */
    public enum Stow {
        /** Nobody wants it there. */
        NOT_WANTED,
        /** It is sent there, or will be as soon as it may move. */
        UNDER_WAY,
        /** It stands there, as its position reports say. */
        STOWED,
        /** It should have been there by now. */
        UNCONFIRMED,
        /** Somebody stopped it on its way; it goes on when somebody parks it. */
        HELD
    }

    /**
     * What the safety inputs say.
     *
     * @param verdict of each and of all
     * @param since when that has been so: safe, to be stowed, or to be stopped
     * @param stow whether the antenna is where it is wanted
     * @param refusal why nothing but the way to rest may begin, a pass above all, in a sentence, whoever said that it is not
     *     safe; empty when it may
     */
    public record Conditions(Verdict verdict, Instant since, Stow stow, Optional<String> refusal) {

        /** Of a station without inputs. */
        public static final Conditions NONE =
                new Conditions(Verdict.NONE, Instant.EPOCH, Stow.NOT_WANTED, Optional.empty());
    }

    /**
     * How far the clock of the machine can be trusted.
     *
     * @param trust what the system says of it
     * @param verdict what follows from that
     * @param refusal why no pass begins by itself, in a sentence; empty when one may
     * @param ageSeconds since the system was asked
     */
    public record ClockState(
            ClockTrust trust, ClockTrust.Verdict verdict, Optional<String> refusal, double ageSeconds) {

        static final ClockState RIGHT =
                new ClockState(ClockTrust.stated(0), ClockTrust.Verdict.TRUSTED, Optional.empty(), 0);
    }

    /** How a calibration stands. */
    public enum Progress {
        RUNNING,
        DONE,
        FAILED
    }

    /**
     * A calibration of the axes.
     *
     * @param axis the axis that is being tried; empty at the end
     * @param done how much of it is done, 0 to 1
     * @param expectedSeconds how long it takes in all if the axes move as configured
     * @param elapsedSeconds how long it has taken
     * @param message how it ended, for people; empty while it runs
     * @param measures what was found so far
     */
    public record Calibration(
            Progress progress,
            Optional<Axis> axis,
            double done,
            double expectedSeconds,
            double elapsedSeconds,
            String message,
            List<AxisMeasures> measures) {}

    /**
     * A reason to refuse motion.
     *
     * @param kind a stable word for programs: {@code comm}, {@code position}, {@code envelope}, {@code stop-unconfirmed},
     *     or one of {@link org.slewd.guard.Finding.Kind}
     * @param message one sentence for an operator: what happened, what slewd did, what to do
     * @param selfClearing whether it goes away by itself when its cause does
     * @param since when it began
     */
    public record Fault(String kind, String message, boolean selfClearing, Instant since) {}

    /**
     * The object that is followed or waited for.
     *
     * @param look where it is now, geometric
     * @param pass the pass that is tracked
     * @param elementAgeSeconds age of the element set now, negative when its epoch lies ahead
     * @param downlinkHz its transmitter, when a receiver is to be tuned
     * @param plan how the antenna is to follow it
     * @param heard what its signal says of its orbit, when samples are taken; empty before the first were looked at
     */
    public record Target(
            int catalogNumber,
            String name,
            LookAngle look,
            Pass pass,
            double elementAgeSeconds,
            Optional<Long> downlinkHz,
            Plan plan,
            Optional<Aged<HeardSignal>> heard) {

        /** Of which nothing is heard. */
        public Target(
                int catalogNumber,
                String name,
                LookAngle look,
                Pass pass,
                double elementAgeSeconds,
                Optional<Long> downlinkHz,
                Plan plan) {
            this(catalogNumber, name, look, pass, elementAgeSeconds, downlinkHz, plan, Optional.empty());
        }
    }

    /** Who says how late an object comes. */
    public enum LateSource {
        ELEMENTS,
        OPERATOR,
        SIGNAL
    }

    /**
     * How the antenna is to follow a pass, and what is to be expected of it.
     *
     * @param style whether it looks forwards or over its back
     * @param start where it waits for the object
     * @param end where it is when the object has gone
     * @param azimuth between which angles the azimuth axis goes, in true turns
     * @param greatestErrorDeg greatest angle between antenna and object
     * @param offTargetSeconds how long the object is outside of the beam
     * @param meanLossDb mean loss of signal by that
     * @param unwinds when the azimuth axis has to go all the way around; empty for nearly every pass and rotator
     * @param plans how often it was planned, 1 at first
     * @param lateSeconds how much later than its elements say the object is taken to come
     * @param lateSource who says so
     */
    public record Plan(
            PointingPlan.Style style,
            Pointing start,
            Pointing end,
            AxisRange azimuth,
            double greatestErrorDeg,
            double offTargetSeconds,
            double meanLossDb,
            List<PointingPlan.Unwind> unwinds,
            int plans,
            double lateSeconds,
            LateSource lateSource) {

        /** As the elements say, of an antenna that stands still. */
        public Plan(
                PointingPlan.Style style,
                Pointing start,
                double greatestErrorDeg,
                double offTargetSeconds,
                double meanLossDb,
                List<PointingPlan.Unwind> unwinds,
                int plans,
                double lateSeconds) {
            this(
                    style,
                    start,
                    start,
                    new AxisRange(start.azimuthDeg(), start.azimuthDeg()),
                    greatestErrorDeg,
                    offTargetSeconds,
                    meanLossDb,
                    unwinds,
                    plans,
                    lateSeconds,
                    LateSource.ELEMENTS);
        }
    }

    /** A value from a device or for a device, with the time that has passed since. */
    public record Aged<T>(T value, double ageSeconds) {}

    /**
     * The rotator.
     *
     * @param kind as in the configuration
     * @param wanted axis angles that the law asks for at this tick
     * @param commanded the last target that was sent
     * @param measured the last position report
     * @param turnKnown whether it is known in which turn the azimuth axis is; if not, a person has to say it
     * @param errorDeg angle on the sky between target and measured position, while tracking
     * @param startDelays how long the axes take to start, azimuth first
     * @param trouble what the device last complained about
     */
    public record Rotator(
            String kind,
            String address,
            LinkStatus link,
            Contact contact,
            Optional<Pointing> wanted,
            Optional<Aged<Pointing>> commanded,
            Optional<Aged<Pointing>> measured,
            boolean turnKnown,
            Optional<Double> errorDeg,
            List<StartDelay> startDelays,
            Optional<String> trouble) {}

    /**
     * How long an axis takes to start.
     *
     * @param configuredSeconds by the configuration
     * @param measured by the last slews; empty before the first that was long enough
     * @param usedSeconds what the pointing law reckons with
     */
    public record StartDelay(
            Axis axis, double configuredSeconds, Optional<org.slewd.mount.StartDelay> measured, double usedSeconds) {}

    /**
     * The receiver.
     *
     * @param downlink the dial it listens by
     * @param uplink the dial of its other leg; empty for a radio without one
     * @param latencySeconds how long it takes a setting, as measured; empty while that is not known
     * @param signal what its meter shows, as a share of the scale; empty for a radio without one
     * @param transmitter what is listened to, in the words of its list; empty when somebody just said a frequency
     * @param trouble what the device last complained about
     */
    public record Receiver(
            String kind,
            String address,
            LinkStatus link,
            Contact contact,
            Dial downlink,
            Optional<Dial> uplink,
            Optional<Double> latencySeconds,
            Optional<Aged<Double>> signal,
            Optional<String> transmitter,
            Optional<String> trouble) {}

    /**
     * One dial of a radio.
     *
     * @param exactHz what the carrier of the target arrives at now, or has to leave with, exact Doppler
     * @param commandedHz the last frequency that was sent
     * @param measuredHz the last frequency that the radio reported
     * @param verified whether the radio confirmed the commanded frequency
     * @param residual how far it was from the carrier in this pass; empty before the rise
     */
    public record Dial(
            Optional<Double> exactHz,
            Optional<Aged<Long>> commandedHz,
            Optional<Aged<Long>> measuredHz,
            boolean verified,
            Optional<Residual> residual) {}

    /**
     * Tuned against exact, over the moments of a pass so far.
     *
     * @param meanHz with its sign
     * @param p95Hz what 95 % of the moments stayed within
     */
    public record Residual(long moments, double meanHz, double rmsHz, double p95Hz, double greatestHz) {

        static Residual of(Residuals residuals) {
            return new Residual(
                    residuals.count(),
                    residuals.meanHz(),
                    residuals.rmsHz(),
                    residuals.percentileHz(0.95),
                    residuals.greatestHz());
        }
    }

    /**
     * The loop's own diary over the last minute.
     *
     * @param periodMs nominal time between ticks
     * @param ticks ticks since start
     * @param skipped ticks that came so late that the next was due
     * @param lateP50Us median lateness in microseconds
     * @param lateP99Us 99th percentile
     * @param lateMaxUs greatest
     * @param alerts what a person should know, newest first, at most 20
     */
    public record Loop(
            double periodMs,
            long ticks,
            long skipped,
            double lateP50Us,
            double lateP99Us,
            double lateMaxUs,
            List<Alert> alerts) {}

    /** Something that a human would note in a log. */
    public record Alert(Instant utc, String message) {}
}
