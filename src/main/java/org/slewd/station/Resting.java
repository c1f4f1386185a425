package org.slewd.station;

import java.util.Optional;
import org.slewd.guard.ParkPolicy;
import org.slewd.guard.Rest;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.RotatorState;

/** When an antenna that nobody wants anything of is parked or unwound. Belongs to the loop. */
final class Resting {

    private final ParkPolicy policy;
    private final RotatorPart rotator;

    private boolean wished;
    private long wishedNanos;
    private boolean passEnded;
    private boolean unsafe;
    private Optional<Long> nextNanos = Optional.empty();
    private boolean sheltering;

    /**
     * Where it is to go.
     *
     * @param parking whether that is the place of rest
     * @param what for the log, as a sentence
     */
    record Place(Pointing to, boolean parking, String what) {}

    Resting(ParkPolicy policy, RotatorPart rotator) {
        this.policy = policy;
        this.rotator = rotator;
    }

    /** Somebody wanted something of the antenna. */
    void wished(long nowNanos) {
        wished = true;
        wishedNanos = nowNanos;
        passEnded = false;
    }

    /** A pass is over. */
    void passEnded(long nowNanos) {
        wished(nowNanos);
        passEnded = true;
    }

    /** A person or a program says whether it is safe to leave the antenna where it is. */
    void reportSafety(boolean isUnsafe) {
        unsafe = isUnsafe;
    }

    /** Whether a safety input of the configuration wants the antenna at its place of rest. */
    void shelter(boolean wanted) {
        sheltering = wanted;
    }

    /** Whether nothing but the way to the place of rest is allowed. */
    boolean isUnsafe() {
        return sheltering || (unsafe && policy.onSafetyInput());
    }

    /** When the antenna will be wanted next, on the monotonic clock. */
    void expect(Optional<Long> atNanos) {
        nextNanos = atNanos;
    }

    /** What has begun is no reason to wait for. */
    private Optional<Rest.Next> next(long nowNanos) {
        return nextNanos
                .map(atNanos -> (atNanos - nowNanos) / 1e9)
                .filter(seconds -> seconds > 0)
                .map(seconds -> new Rest.Next(seconds, Optional.empty()));
    }

    /** Where it is to go before slewd ends, if anywhere. */
    Optional<Place> placeAtShutdown(long nowNanos) {
        return place(nowNanos, true);
    }

    /** Where it is to go now, if anywhere; asked while nobody wants anything of it and it may move. */
    Optional<Place> place(long nowNanos) {
        return place(nowNanos, false);
    }

    private Optional<Place> place(long nowNanos, boolean shuttingDown) {
        if (!wished) {
            wished(nowNanos);
        }
        Pointing at = rotator.axis().map(RotatorState.Measured::pointing).orElseThrow();
        Rest rest = Rest.decide(
                sheltering ? policy.heedingSafetyInput() : policy,
                rotator.rest(),
                new Rest.Situation(
                        at,
                        passEnded,
                        (nowNanos - wishedNanos) / 1e9,
                        unsafe || sheltering,
                        shuttingDown,
                        next(nowNanos)));
        if (rest instanceof Rest.Park park) {
            passEnded = false;
            return Optional.of(new Place(park.to(), true, "slewd parks the antenna, as " + park.why()));
        }
        if (rest instanceof Rest.Unwind unwind) {
            return Optional.of(new Place(unwind.to(), false, "slewd unwinds the azimuth cable"));
        }
        return Optional.empty();
    }
}
