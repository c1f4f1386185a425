package org.slewd.listen;

import java.util.OptionalDouble;
import org.slewd.signal.SpectrumRow;

/**
 * A spectrum with what has to be known to read it. Immutable.
 *
 * @param spectrum the spectrum
 * @param transmittedHz what is followed transmits on
 * @param isCorrected whether zero offset is what was expected to arrive, or else the frequency transmitted
 * @param expectedHz what was expected to arrive in the middle of the row; empty when nothing was
 */
public record HeardRow(SpectrumRow spectrum, double transmittedHz, boolean isCorrected, OptionalDouble expectedHz) {}
