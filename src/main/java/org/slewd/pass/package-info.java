/**
 * Passes of objects over a site. Start at {@link PassSearch}, which yields {@link Pass}es; {@link PassDescriber} tells what
 * one is like ({@link PassFacts}).
 *
 * <p>A pass is an interval above the mask; its culmination is its greatest elevation, found from positions (the velocity
 * of SGP4 is not their derivative). Geometric elevation, no refraction. Pure: no clock, no thread; searches for
 * different objects may run side by side.
 */
package org.slewd.pass;
