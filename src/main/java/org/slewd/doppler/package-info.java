/**
 * Doppler: what a dial has to be set to while an object goes by, and what a measured carrier tells of the object.
 *
 * <p>{@link LightTime} and {@link Shift} are the exact two-way shift. {@link Transponder} goes through a linear transponder
 * with the frequencies at the object held constant. {@link DopplerLaw} says when to set a dial and to what, {@link
 * DialWatch} tells an operator's hand from our own settings, {@link Residuals} keeps how well it went.
 *
 * <p>{@link CurveFit} finds from a {@link DopplerCurve} how late an object is and how far the oscillators are off, {@link SignalFit} does so from the lines of spectra, in which the carrier is one of several. {@link
 * Identification} says which of several objects it is, {@link OffsetHistory} what many passes teach of a transmitter.
 *
 * <p>Pure: no port, no thread, no clock. Hertz, metres per second, range rate positive when receding. slewd computes what
 * an uplink would need and sends nothing.
 */
package org.slewd.doppler;
