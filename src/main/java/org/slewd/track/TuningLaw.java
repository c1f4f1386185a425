package org.slewd.track;

import java.time.Instant;
import java.util.OptionalLong;
import org.slewd.receiver.ReceiverTraits;
import org.slewd.sky.Doppler;

/**
 * Where to set the dial: to what the carrier arrives at in the middle of the time for which the setting will be held. A
 * setting that is right when it is made trails behind by half the interval on average; this one swings around zero.
 */
public final class TuningLaw {

    private TuningLaw() {}

    /**
     * The dial frequency on the radio's grid for an interval that begins at {@code now}.
     *
     * @param downlinkHz what the object transmits
     * @return empty when the orbit model is silent or the radio cannot be tuned there
     */
    public static OptionalLong dialHz(Target target, long downlinkHz, ReceiverTraits traits, Instant now) {
        Instant middle = now.plusNanos(traits.holdNanos() / 2);
        return target.look(middle)
                .map(look -> traits.onGrid(Doppler.receivedHz((double) downlinkHz, look.rangeRateMps())))
                .filter(traits::contains)
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }
}
