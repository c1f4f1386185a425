package org.slewd.listen;

import java.util.List;
import org.slewd.signal.Waterfall;

/**
 * What a pass has left so far. Immutable.
 *
 * @param name of what was followed
 * @param transmittedHz of that
 * @param isCorrected whether zero offset is what was expected, or else the frequency transmitted
 * @param waterfall the spectra
 * @param carriers the carrier of each row that has one, in the order of time
 */
public record Listened(
        String name, double transmittedHz, boolean isCorrected, Waterfall.View waterfall, List<CarrierSeen> carriers) {
    public Listened {
        carriers = List.copyOf(carriers);
    }
}
