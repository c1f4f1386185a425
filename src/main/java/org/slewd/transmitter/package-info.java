/**
 * Transmitters: what objects send and hear, and on which frequency. Start at {@link Transmitters}, an immutable list with
 * the questions that the station asks of it; {@link Transmitter} is one entry.
 *
 * <p>{@link TransmitterReader} reads the form of the SatNOGS DB, {@link LocalTransmitters} a file of the station with own
 * entries and {@link Correction}s. {@link Policy} chooses where the operator does not. {@link DemodulationWord} knows which
 * mode of a receiver serves a word for a mode.
 *
 * <p>Pure: files and replies are read by others and handed in. Everything is immutable; any thread.
 */
package org.slewd.transmitter;
