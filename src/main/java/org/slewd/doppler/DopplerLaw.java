package org.slewd.doppler;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import org.slewd.receiver.Leg;

/**
 * When to set a dial and to what: right in the middle of the interval for which the setting will be in force, which begins
 * a latency after the decision. A setting that is right when it is decided trails behind by the latency and half the
 * interval on average; this one swings around zero.
 *
 * <p>On a grid the dial stays where it is unless another point is nearer by more than the hysteresis, so that noise in the
 * prediction cannot make it go back and forth. With a tolerance it stays as long as the carrier does within it, and is
 * then set ahead by as much as it lagged behind.
 *
 * <p>How a station calls it: at each tick at which the driver takes a tuning, with the setting it last handed over. An
 * answer is handed over at once and remembered as the last setting; while there is none nothing has to be sent. When an
 * operator turned the dial ({@link DialWatch}) or another channel was chosen, {@code objectHz} is another one, and the
 * last setting is passed all the same.
 *
 * <p>Pure; any thread, one thread per motion.
 *
 * @param leg which end of the link the dial belongs to
 * @param traits of the radio
 */
public record DopplerLaw(Leg leg, DialTraits traits) {

    /** Nothing is foreseen further ahead: near the ends of a pass, where the carrier hardly moves, the slope says little. */
    static final Duration LONGEST_HOLD = Duration.ofSeconds(10);

    /** Over this time the slope of the carrier is taken. */
    private static final Duration SLOPE = Duration.ofMillis(200);

    /**
     * What was handed to a radio.
     *
     * @param dialHz on its grid
     * @param decided when
     */
    public record Setting(long dialHz, Instant decided) {}

    /**
     * What to hand to the radio at {@code now}.
     *
     * @param objectHz what the object sends or has to hear
     * @param last what was handed over last; empty at the start, after a reconnect, and when the radio has something else
     * @return empty while the hold lasts, while the last setting will do, and where the motion is not known
     */
    public Optional<Setting> next(Motion motion, double objectHz, Optional<Setting> last, Instant now) {
        if (last.isPresent() && isHeld(last.get(), now)) {
            return Optional.empty();
        }
        Instant inForce = now.plusNanos(traits.latencyNanos());
        OptionalDouble slopeHzPerS = slopeHzPerS(motion, objectHz, inForce);
        if (slopeHzPerS.isEmpty()) {
            return Optional.empty();
        }
        double hold = holdSeconds(slopeHzPerS.getAsDouble());
        OptionalDouble middleHz = Shift.siteHz(leg, objectHz, motion, inForce.plusNanos(Math.round(hold * 0.5e9)));
        OptionalDouble beginHz = Shift.siteHz(leg, objectHz, motion, inForce);
        if (middleHz.isEmpty() || beginHz.isEmpty()) {
            return Optional.empty();
        }
        long dialHz = traits.onGrid(middleHz.getAsDouble());
        if (last.isPresent()) {
            long presentHz = last.get().dialHz();
            boolean willDo = traits.toleranceHz().isPresent()
                    ? isTolerable(presentHz - beginHz.getAsDouble(), slopeHzPerS.getAsDouble())
                    : isNearEnough(presentHz, dialHz, middleHz.getAsDouble());
            if (willDo || presentHz == dialHz) {
                return Optional.empty();
            }
        }
        return Optional.of(new Setting(dialHz, now));
    }

    private boolean isHeld(Setting last, Instant now) {
        long sinceNanos = Duration.between(last.decided(), now).toNanos();
        // A clock that was set back must not silence the dial: a decision in the future holds nothing.
        return sinceNanos >= 0 && sinceNanos < traits.holdNanos();
    }

    private OptionalDouble slopeHzPerS(Motion motion, double objectHz, Instant utc) {
        OptionalDouble before = Shift.siteHz(leg, objectHz, motion, utc.minus(SLOPE.dividedBy(2)));
        OptionalDouble after = Shift.siteHz(leg, objectHz, motion, utc.plus(SLOPE.dividedBy(2)));
        return before.isPresent() && after.isPresent()
                ? OptionalDouble.of((after.getAsDouble() - before.getAsDouble()) / (SLOPE.toMillis() / 1e3))
                : OptionalDouble.empty();
    }

    /** How long the next setting will be in force. */
    private double holdSeconds(double slopeHzPerS) {
        double least = traits.holdNanos() / 1e9;
        if (traits.toleranceHz().isEmpty()) {
            return least;
        }
        double crossing = 2 * traits.toleranceHz().getAsDouble() / Math.abs(slopeHzPerS);
        return Math.max(least, Math.min(crossing, LONGEST_HOLD.toMillis() / 1e3));
    }

    private boolean isTolerable(double errorHz, double slopeHzPerS) {
        double toleranceHz = traits.toleranceHz().getAsDouble();
        // Ahead of the carrier, which is on its way there: by the tolerance and the rounding of the grid.
        boolean ahead = errorHz * slopeHzPerS > 0;
        return Math.abs(errorHz) < (ahead ? toleranceHz + traits.stepHz() : toleranceHz);
    }

    private boolean isNearEnough(long presentHz, long betterHz, double wantedHz) {
        return Math.abs(presentHz - wantedHz) - Math.abs(betterHz - wantedHz) < traits.hysteresisHz();
    }
}
