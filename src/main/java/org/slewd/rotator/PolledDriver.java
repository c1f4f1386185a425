package org.slewd.rotator;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import org.slewd.link.ByteSink;
import org.slewd.link.Conversation;

/**
 * The manners that drivers of polled controllers share: a stop overtakes everything, then the latest target, then the next
 * question; one thing outstanding; no target into silence. A protocol adds its words and what it makes of the answers.
 *
 * <p>Belongs to the station loop, as {@link RotatorDriver} says.
 */
public abstract class PolledDriver implements RotatorDriver {

    /**
     * How a controller wants to be spoken to.
     *
     * @param replyTimeoutNanos how long an answer may take before it is given up
     * @param settleNanos how long it wants to be left alone after a write that it does not answer
     * @param pauseNanos how long it wants to be left alone after an answer
     * @param pollNanos from one question for the position to the next
     */
    public record Pace(long replyTimeoutNanos, long settleNanos, long pauseNanos, long pollNanos) {

        /** A controller that wants the same rest after a write and after an answer. */
        public Pace(long replyTimeoutNanos, long settleNanos, long pollNanos) {
            this(replyTimeoutNanos, settleNanos, settleNanos, pollNanos);
        }
    }

    /**
     * One write.
     *
     * @param isAnswered whether the controller answers it, so that nothing else may be said until then
     */
    public record Words(byte[] bytes, boolean isAnswered) {}

    private static final long STOP_REPEAT_NANOS = 250_000_000L;

    /** A stop and a question with its answer are 0.9 s for a SPID at 600 baud, and for a box that is asked axis by axis. */
    private static final long PATIENT_STOP_REPEAT_NANOS = 1_500_000_000L;

    private final RotatorTraits traits;
    private final Pace pace;
    private final Conversation conversation;
    private final Orders orders;

    /** The rest of a target that takes several writes. */
    private final ArrayDeque<Words> rest = new ArrayDeque<>();

    /** The rest of a stop; it goes before anything but another stop, and no silence cancels it. */
    private final ArrayDeque<Words> restOfStop = new ArrayDeque<>();

    private long nextPollNanos;
    private Optional<RotatorState.Measured> measured = Optional.empty();
    private Optional<String> garble = Optional.empty();

    protected PolledDriver(RotatorTraits traits, Pace pace, long nowNanos) {
        this.traits = traits;
        this.pace = pace;
        this.conversation = new Conversation(pace.replyTimeoutNanos(), pace.settleNanos(), pace.pauseNanos(), nowNanos);
        this.orders = new Orders(traits);
        this.nextPollNanos = nowNanos;
    }

    /** The writes that send the antenna to {@code target}, which is on the grid; in order, at least one. */
    protected abstract List<Words> target(Pointing target);

    /** The next question, which is due now; the next is due a poll interval later unless {@link #pollAt} says otherwise. */
    protected abstract byte[] question(long nowNanos);

    /** The wire came up anew: whatever the protocol remembers is void. */
    protected abstract void forget(long nowNanos);

    /** What was outstanding is given up; the question is asked again at its time. */
    protected abstract void gaveUp(long nowNanos);

    /** Whether a target may follow what was said last. */
    protected boolean isReadyForTarget(long nowNanos) {
        return true;
    }

    /**
     * What follows a stop at the controller's pace; the stop itself is never held back.
     *
     * @param hasty whether the stop could not wait until the controller was done with what was said before, and so may
     *     have been lost
     */
    protected List<Words> afterStop(boolean hasty) {
        return List.of();
    }

    /** Whether the controller answers a stop that is sent now, so that nothing else should be said until then. */
    protected boolean isStopAnswered(long nowNanos) {
        return false;
    }

    /** What an operator should know beyond what was garbled or refused; empty if nothing. */
    protected Optional<String> notice(long nowNanos) {
        return Optional.empty();
    }

    /** Where the controller says that it lets the axes go; empty if it cannot say, or has not yet. */
    protected Optional<RotatorState.ReportedTravel> reportedTravel() {
        return Optional.empty();
    }

    /** Whether an answer is outstanding. */
    protected final boolean isAwaiting() {
        return conversation.isAwaiting();
    }

    /** A valid position answered the question. */
    protected final void located(Pointing pointing, long nowNanos) {
        located(pointing, nowNanos, nowNanos);
    }

    /** A valid position answered the question; it was true at {@code readNanos}, some time ago. */
    protected final void located(Pointing pointing, long readNanos, long nowNanos) {
        measured = Optional.of(new RotatorState.Measured(pointing, readNanos));
        garble = Optional.empty();
        answered(nowNanos);
    }

    /** A question was answered; what was told before it is accepted. */
    protected final void answered(long nowNanos) {
        conversation.answered(nowNanos);
        orders.answered();
    }

    /** A write that is not a question was answered; that says nothing about what was told before it. */
    protected final void acknowledged(long nowNanos) {
        conversation.answered(nowNanos);
    }

    /** Takes back what is outstanding without counting it as missed. */
    protected final void abandon(long nowNanos) {
        conversation.abandon(nowNanos);
    }

    /** What the controller made of the orders it got. */
    protected final Orders orders() {
        return orders;
    }

    /** The last valid position. */
    protected final Optional<RotatorState.Measured> measured() {
        return measured;
    }

    /** Notes one sentence about an answer that made no sense; the next position clears it. */
    protected final void garbled(String sentence) {
        garble = Optional.of(sentence);
    }

    /** Moves the next question to {@code nanos}. */
    protected final void pollAt(long nanos) {
        nextPollNanos = nanos;
    }

    @Override
    public final RotatorTraits traits() {
        return traits;
    }

    @Override
    public final void onConnect(long nowNanos) {
        conversation.restart(nowNanos);
        orders.restart();
        rest.clear();
        nextPollNanos = nowNanos;
        measured = Optional.empty();
        garble = Optional.empty();
        forget(nowNanos);
    }

    @Override
    public final void step(long nowNanos, ByteSink out) {
        if (conversation.expire(nowNanos)) {
            rest.clear();
            gaveUp(nowNanos);
        }
        if (orders.isStopDue()) {
            sayStop(nowNanos, out);
            return;
        }
        if (!conversation.mayAsk(nowNanos)) {
            return;
        }
        if (!restOfStop.isEmpty()) {
            say(restOfStop.removeFirst(), nowNanos, out);
            return;
        }
        if (!rest.isEmpty()) {
            say(rest.removeFirst(), nowNanos, out);
            return;
        }
        Optional<Pointing> due = answers() ? orders.due(nowNanos) : Optional.empty();
        if (due.isPresent() && isReadyForTarget(nowNanos)) {
            orders.targetSent(nowNanos);
            rest.addAll(target(due.get()));
            say(rest.removeFirst(), nowNanos, out);
        } else if (due.isPresent() || nowNanos - nextPollNanos >= 0) {
            nextPollNanos = nowNanos + pace.pollNanos();
            say(new Words(question(nowNanos), true), nowNanos, out);
        }
    }

    private void sayStop(long nowNanos, ByteSink out) {
        boolean hasty = !conversation.mayAsk(nowNanos);
        rest.clear();
        restOfStop.clear();
        restOfStop.addAll(afterStop(hasty));
        orders.stopSent(conversation.isAwaiting());
        if (!hasty && isStopAnswered(nowNanos)) {
            conversation.asked(nowNanos);
        } else {
            conversation.told(nowNanos);
        }
        out.accept(stopBytes());
    }

    private void say(Words words, long nowNanos, ByteSink out) {
        if (words.isAnswered()) {
            conversation.asked(nowNanos);
        } else {
            conversation.told(nowNanos);
        }
        out.accept(words.bytes());
    }

    /** Whether the controller is known to listen; a target sent into silence would move an antenna nobody watches. */
    private boolean answers() {
        return measured.isPresent() && conversation.misses() == 0;
    }

    @Override
    public final void aim(Pointing wanted) {
        orders.aim(wanted);
    }

    @Override
    public final void stop() {
        orders.stop();
    }

    @Override
    public long stopRepeatNanos() {
        // A box that wants to be left alone for as long would hear nothing but stops, and never say that it stands.
        return pace.settleNanos() <= STOP_REPEAT_NANOS / 2 ? STOP_REPEAT_NANOS : PATIENT_STOP_REPEAT_NANOS;
    }

    @Override
    public final RotatorState state(long nowNanos) {
        return new RotatorState(
                conversation.contact(nowNanos),
                measured,
                orders.commanded(),
                orders.refusal().or(() -> notice(nowNanos)).or(() -> garble),
                reportedTravel());
    }
}
