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
 * prediction cannot make it go back and forth.
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
        Instant middle = now.plusNanos(traits.latencyNanos() + traits.holdNanos() / 2);
        OptionalDouble middleHz = Shift.siteHz(leg, objectHz, motion, middle);
        if (middleHz.isEmpty()) {
            return Optional.empty();
        }
        long dialHz = traits.onGrid(middleHz.getAsDouble());
        boolean willDo = last.isPresent()
                && (last.get().dialHz() == dialHz || isNearEnough(last.get().dialHz(), dialHz, middleHz.getAsDouble()));
        return willDo ? Optional.empty() : Optional.of(new Setting(dialHz, now));
    }

    private boolean isHeld(Setting last, Instant now) {
        long sinceNanos = Duration.between(last.decided(), now).toNanos();
        // A clock that was set back must not silence the dial: a decision in the future holds nothing.
        return sinceNanos >= 0 && sinceNanos < traits.holdNanos();
    }

    private boolean isNearEnough(long presentHz, long betterHz, double wantedHz) {
        return Math.abs(presentHz - wantedHz) - Math.abs(betterHz - wantedHz) < traits.hysteresisHz();
    }
}
