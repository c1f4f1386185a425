package org.slewd.station;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slewd.mount.Axis;
import org.slewd.orbit.Catalogue;
import org.slewd.orbit.Groups;
import org.slewd.receiver.Tuning;
import org.slewd.rotator.Pointing;
import org.slewd.transmitter.Transmitters;

/**
 * The station as its edges see it. Every method may be called from any thread and returns at once.
 *
 * <p>A stage is completed by a thread of the station: whoever attaches work to it hands the work to a thread of its own.
 * {@code who} names the person or program for the log.
 */
public interface StationControl {

    /** As whom slewd itself stops the antenna, and why: no person has decided anything by it. */
    static String itself(String why) {
        return "slewd, " + why;
    }

    /** Whether {@code who} is slewd itself. */
    static boolean isItself(String who) {
        return who.startsWith(itself(""));
    }

    /** Whether {@code who} is a person or a program, and neither slewd itself nor its agenda. */
    static boolean isPerson(String who) {
        return !isItself(who) && !who.equals(AgendaKeeper.WHO);
    }

    /** The newest snapshot. */
    Snapshot snapshot();

    /** What stands around the antenna and bounds it; empty while the configuration cannot be used. */
    Optional<Surroundings> surroundings();

    /**
     * Calls {@code listener} with every snapshot from now on, on the station loop: it must hand over and return.
     *
     * @return ends the subscription when run
     */
    Runnable subscribe(Consumer<Snapshot> listener);

    /**
     * Calls {@code listener} with everything that happens from now on, in order, on the station loop: it must hand over and
     * return.
     *
     * @return ends the subscription when run
     */
    Runnable subscribeEvents(Consumer<StationEvent> listener);

    /**
     * Stops all motion and ends tracking. Waits for nothing; the bytes are on their way when this returns.
     *
     * @return whether there is a wire to the rotator that takes them; where there is none, the stop is sent when it is back,
     *     and until then the antenna may go on to where it was sent last
     */
    boolean stop(String who);

    /**
     * Turns the beam to a direction, as the axes of an ideal mount would stand: azimuth unwrapped, elevation above 90 over the
     * back. The mount of the configuration is reckoned with, as in a pass; refused where its axes would leave the envelope.
     */
    CompletionStage<Outcome> point(Pointing beam, String who);

    /**
     * Turns one axis on by a little from where it stands, inside the envelope; said again and again, it goes on. What is not said again within
     * half a second is stopped. Refused at the end of the travel, and while something else is going on.
     *
     * @param forward clockwise from above, or up
     */
    CompletionStage<Outcome> jog(Axis axis, boolean forward, String who);

    /** Turns the axes to the park position of the configuration, whatever the mount. */
    CompletionStage<Outcome> park(String who);

    /** Ends tracking or turning where the antenna is now, without the alarm of a stop. */
    CompletionStage<Outcome> hold(String who);

    /**
     * Measures how {@code axes} move, one after the other, by moves inside the envelope; refused while something else is
     * going on. The snapshot tells how far it is and what it found.
     */
    CompletionStage<Outcome> calibrate(List<Axis> axes, String who);

    /**
     * Follows the pass of an object that is going on or comes next, within a day.
     *
     * @param choice what to hear of it
     */
    CompletionStage<Outcome> track(int catalogNumber, RadioChoice choice, String who);

    /**
     * Corrects the time of the pass that is followed, which is then planned anew.
     *
     * @param late how much later than its elements say the object comes along its orbit; negative when it is early
     */
    CompletionStage<Outcome> adjust(Duration late, String who);

    /**
     * Corrects the time of the pass that is followed by what its signal says ({@link HeardSignal}); refused with a sentence while
     * that says nothing, or is not sure enough.
     */
    CompletionStage<Outcome> adjustBySignal(String who);

    /** Tunes the receiver by hand; refused while a pass is tracked. */
    CompletionStage<Outcome> tune(Tuning tuning, String who);

    /**
     * Says in which turn the azimuth axis is, when nobody knows.
     *
     * @param azimuthDeg where it stands, unwrapped
     */
    CompletionStage<Outcome> reference(double azimuthDeg, String who);

    /**
     * Says whether it is safe to leave the antenna where it is, as a wind gauge or a person knows. Where the configuration has
     * {@code parkOnSafetyInput}, the antenna is parked while it is not, and does nothing else.
     */
    CompletionStage<Outcome> reportSafety(boolean unsafe, String reason, String who);

    /**
     * Stops all motion at once and refuses any until {@link #unlock}: somebody works at the antenna. It survives a restart;
     * completed when that is so.
     */
    CompletionStage<Outcome> lock(String reason, String who);

    /** Ends a lock-out. Only whoever is at the station may be let through to this. */
    CompletionStage<Outcome> unlock(String who);

    /** Says when the antenna will be wanted next, so that it does not go to rest shortly before. */
    CompletionStage<Outcome> expect(Optional<Instant> next);

    /** Clears a fault of {@code kind} that does not clear itself. */
    CompletionStage<Outcome> reset(String kind, String who);

    /** Passes over the site, by rise, with what is told about them. What was found is kept, so that asking for more of it is cheap. */
    CompletionStage<PassPage> passes(PassQuestion question);

    /** What is over the site at a moment. */
    CompletionStage<SkyView> sky(SkyQuestion question);

    /**
     * Answers a question about the catalogue that is in use now. The question is asked on a thread for work that may take
     * long; it must not wait for anything.
     */
    <T> CompletionStage<T> consult(Function<Catalogue, T> question);

    /** What objects are known to send and to hear. */
    Transmitters transmitters();

    /** Whether the receiver can be tuned to {@code hz}; no without one. */
    boolean canTune(long hz);

    /** What is to be followed, and how that stands. */
    AgendaDesk agenda();

    /** The groups of objects that have a name. */
    Groups groups();
}
