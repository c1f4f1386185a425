package org.slewd.flight;

import java.util.Optional;
import org.slewd.station.Turn;

/**
 * A run in a recording: a station from its start to its end, or to where the recording has a hole.
 *
 * @param first the turn in which the station was made
 * @param last the last that can be flown
 * @param turns how many there are
 * @param cut why it ends before the station did; empty when it does not, or when the process was killed
 */
public record Run(Makeup makeup, Turn first, Turn last, long turns, Optional<String> cut) {}
