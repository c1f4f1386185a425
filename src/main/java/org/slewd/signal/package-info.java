/**
 * Samples of a receiver and what is made of them, as pure arithmetic: no I/O, no thread, no clock.
 *
 * <p>Start at {@link org.slewd.signal.IqBlock}, a stretch of complex samples with the time of its first one. {@link
 * org.slewd.signal.Chain} takes a stream of blocks through the stages: {@link org.slewd.signal.Mixer} takes a frequency out
 * that changes, {@link org.slewd.signal.Decimator} keeps a narrow band, {@link org.slewd.signal.Spectrometer} averages spectra to
 * {@link org.slewd.signal.SpectrumRow}s. {@link org.slewd.signal.Waterfall} collects rows in bounded memory, {@link
 * org.slewd.signal.CarrierFinder} looks for a carrier in one. {@link org.slewd.signal.SampleClock} dates samples by their count.
 *
 * <p>Conventions: samples are complex, at baseband, I before Q; a positive offset lies above the middle of the band; full
 * scale has the power 1. Everything that keeps state belongs to one thread.
 */
package org.slewd.signal;
