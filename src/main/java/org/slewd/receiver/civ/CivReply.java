package org.slewd.receiver.civ;

import java.util.Optional;
import org.slewd.receiver.Mode;

/** What a frame from the radio means. */
sealed interface CivReply {

    /** FB. */
    record Accepted() implements CivReply {}

    /** FA, understood and refused; or a blank memory where a frequency should be. {@code answer} is a part of a sentence. */
    record Refused(String answer) implements CivReply {}

    /** Answer to 03, or broadcast 00. */
    record FrequencyIs(long hz) implements CivReply {}

    /** Answer to 04, or broadcast 01; empty for a mode that slewd has no word for. */
    record ModeIs(Optional<Mode> mode) implements CivReply {}

    /** Answer to 15 02, as a share of the full scale. */
    record MeterIs(double share) implements CivReply {}

    /** A frame that should have been one of these and is damaged. */
    record Damaged() implements CivReply {}

    /** A frame that is none of our business. */
    record Foreign() implements CivReply {}

    /** Whether the satellite mode is on. */
    record SatelliteIs(boolean on) implements CivReply {}
}
