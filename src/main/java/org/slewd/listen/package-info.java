/**
 * Listening to one source of samples: its threads, what is made of the samples, and how it is doing. Start at {@link
 * org.slewd.listen.Listener}.
 *
 * <p>Two threads. One reads from a {@link org.slewd.listen.SampleSource}, blocking, connects again with back-off, and drops blocks when the
 * other is behind. The other owns a {@link org.slewd.listen.Processor}, which has the oscillator, the waterfall, the
 * carriers and the recording. Neither waits for the station, and the station waits for neither: it says what to follow ({@link
 * org.slewd.listen.Followed}) and reads an immutable {@link org.slewd.listen.ListenState}.
 *
 * <p>Memory is bounded by {@link org.slewd.listen.BlockRing}, by the rows of the waterfall and by the recording's notes.
 */
package org.slewd.listen;
