package org.slewd.rotator;

import java.util.Optional;

/**
 * A driver's latest target: rounded, sent once, not faster than the controller likes, and forgotten by a stop. One
 * thread.
 */
final class TargetSlot {

    private final RotatorTraits traits;

    private Optional<Pointing> wanted = Optional.empty();
    private Optional<RotatorState.Commanded> commanded = Optional.empty();
    private boolean sendAgain;
    private boolean triedAgain;
    private boolean everSent;
    private long lastSentNanos;

    TargetSlot(RotatorTraits traits) {
        this.traits = traits;
    }

    /**
     * Takes a target; it replaces one that was not sent yet.
     *
     * @throws IllegalArgumentException when it lies outside of what the protocol can express
     */
    void aim(Pointing target) {
        Pointing rounded = traits.onGrid(target);
        if (!traits.azimuth().contains(rounded.azimuthDeg())
                || !traits.elevation().contains(rounded.elevationDeg())) {
            throw new IllegalArgumentException("azimuth " + target.azimuthDeg() + ", elevation " + target.elevationDeg()
                    + " is outside of what the controller can be told: azimuth " + text(traits.azimuth())
                    + ", elevation " + text(traits.elevation()));
        }
        if (!wanted.equals(Optional.of(rounded))) {
            wanted = Optional.of(rounded);
            sendAgain = false;
            triedAgain = false;
        }
    }

    private static String text(AxisRange range) {
        return range.minDeg() + " to " + range.maxDeg();
    }

    /** Forgets the target, sent or not: after a stop, or when the wire came up anew. */
    void forget() {
        wanted = Optional.empty();
        commanded = Optional.empty();
        sendAgain = false;
        triedAgain = false;
    }

    /** What should be sent now, on the controller's grid; empty when nothing is new or it is too early. */
    Optional<Pointing> due(long nowNanos) {
        if (everSent && nowNanos - lastSentNanos < traits.leastCommandIntervalNanos()) {
            return Optional.empty();
        }
        return sendAgain ? wanted : wanted.filter(target -> !isCommanded(target));
    }

    /** What {@link #due} returned went out. */
    void sent(long nowNanos) {
        commanded = wanted.map(target -> new RotatorState.Commanded(target, nowNanos));
        sendAgain = false;
        everSent = true;
        lastSentNanos = nowNanos;
    }

    /**
     * The controller refused the target that was sent last. A byte may have been hit by noise, so it is sent once more,
     * not for ever.
     *
     * @return whether something will be sent without a new {@link #aim}
     */
    boolean refused() {
        if (wanted.isEmpty()) {
            return false;
        }
        if (isCommanded(wanted.get())) {
            sendAgain = !triedAgain;
            triedAgain = true;
            return sendAgain;
        }
        return true;
    }

    /** The last target that was sent since the last {@link #forget}. */
    Optional<RotatorState.Commanded> commanded() {
        return commanded;
    }

    private boolean isCommanded(Pointing target) {
        return commanded.filter(sent -> sent.pointing().equals(target)).isPresent();
    }
}
