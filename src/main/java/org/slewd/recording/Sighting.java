package org.slewd.recording;

import java.util.Optional;
import java.util.OptionalDouble;
import org.slewd.sky.LookAngle;

/**
 * Where the antenna looked and what was expected from there, at one sample.
 *
 * @param sampleStart the sample, counted in the file
 * @param look towards the object
 * @param expectedHz what was expected to arrive, on the air
 */
public record Sighting(long sampleStart, Optional<LookAngle> look, OptionalDouble expectedHz) {}
