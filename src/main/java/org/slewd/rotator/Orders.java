package org.slewd.rotator;

import java.util.Optional;

/**
 * What a driver has to tell its controller, and what became of it: the stop that is due, the target, and refusals. Made for
 * controllers that acknowledge badly or not at all but answer in order: an answered question shows that what was told
 * before it was accepted. One thread.
 */
public final class Orders {

    /** A stop that noise has hit is said again at once, a few times; after that the station repeats it at its pace. */
    private static final int MAX_STOPS_ON_REFUSAL = 3;

    private enum Told {
        NOTHING,
        TARGET,
        STOP
    }

    private final TargetSlot target;

    private boolean stopDue;
    private int stopsOnRefusal;
    private Told told = Told.NOTHING;
    private boolean toldMeanwhile;
    private Optional<String> refusal = Optional.empty();

    public Orders(RotatorTraits traits) {
        this.target = new TargetSlot(traits);
    }

    /** The wire came up anew: no target, no refusal. A stop that is due stays due. */
    public void restart() {
        target.forget();
        told = Told.NOTHING;
        refusal = Optional.empty();
    }

    /** As {@link RotatorDriver#aim}. */
    public void aim(Pointing wanted) {
        target.aim(wanted);
    }

    /** As {@link RotatorDriver#stop}. */
    public void stop() {
        target.forget();
        stopDue = true;
        stopsOnRefusal = 0;
    }

    public boolean isStopDue() {
        return stopDue;
    }

    /**
     * The stop went out.
     *
     * @param questionOutstanding whether it overtook a question, whose answer then says nothing about it
     */
    public void stopSent(boolean questionOutstanding) {
        stopDue = false;
        told = Told.STOP;
        toldMeanwhile = questionOutstanding;
    }

    /** The target that should be sent now, on the controller's grid. */
    public Optional<Pointing> due(long nowNanos) {
        return target.due(nowNanos);
    }

    /** What {@link #due} returned went out, with no question outstanding. */
    public void targetSent(long nowNanos) {
        target.sent(nowNanos);
        told = Told.TARGET;
        toldMeanwhile = false;
    }

    /** A question was answered. */
    public void answered() {
        if (!toldMeanwhile && told != Told.NOTHING) {
            told = Told.NOTHING;
            stopsOnRefusal = 0;
            refusal = Optional.empty();
        }
        toldMeanwhile = false;
    }

    /**
     * The controller refused something.
     *
     * @param answer what it said, for people
     * @param hint what to check, for people
     * @return whether it was about a stop or a target; if not, it was about a question
     */
    public boolean refused(String answer, String hint) {
        Told what = told;
        told = Told.NOTHING;
        if (what == Told.STOP) {
            noteRefusedStop(answer);
        } else if (what == Told.TARGET) {
            String where = target.commanded()
                    .map(sent -> "azimuth " + text(sent.pointing().azimuthDeg()) + ", elevation "
                            + text(sent.pointing().elevationDeg()))
                    .orElse("a target");
            refusal = Optional.of("the controller refused " + where + " (it answered " + answer + "); "
                    + (target.refused() ? "slewd sends the target once more" : "slewd waits for another target") + "; "
                    + hint);
        }
        return what != Told.NOTHING;
    }

    /**
     * The controller refused something that can only have been a stop.
     *
     * @return false when no stop was told last; then this changes nothing
     */
    public boolean refusedStop(String answer) {
        if (told != Told.STOP) {
            return false;
        }
        told = Told.NOTHING;
        noteRefusedStop(answer);
        return true;
    }

    private void noteRefusedStop(String answer) {
        boolean again = stopsOnRefusal < MAX_STOPS_ON_REFUSAL;
        stopDue |= again;
        stopsOnRefusal++;
        refusal = Optional.of("the controller refused a stop (it answered " + answer + "); "
                + (again ? "slewd sends it again" : "slewd gave up repeating it")
                + "; if the antenna moves on, cut the motor power");
    }

    private static String text(double angleDeg) {
        return angleDeg == Math.rint(angleDeg) ? Long.toString((long) angleDeg) : Double.toString(angleDeg);
    }

    /** The last target that was sent since the last stop or connect. */
    public Optional<RotatorState.Commanded> commanded() {
        return target.commanded();
    }

    /** One sentence for an operator about the last refusal; empty once something was accepted again. */
    public Optional<String> refusal() {
        return refusal;
    }
}
