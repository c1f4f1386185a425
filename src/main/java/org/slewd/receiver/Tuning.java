package org.slewd.receiver;

import java.util.Optional;

/**
 * What a receiver is to be tuned to.
 *
 * @param hz dial frequency in hertz, at least 1
 * @param mode demodulation; empty leaves the radio's own choice alone
 */
public record Tuning(long hz, Optional<Mode> mode) {
    public Tuning {
        if (hz < 1) {
            throw new IllegalArgumentException("not a frequency: " + hz + " Hz");
        }
    }
}
