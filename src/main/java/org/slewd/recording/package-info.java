/**
 * Recordings of samples as SigMF sets: {@code NAME.sigmf-data} with nothing but samples and {@code NAME.sigmf-meta} that tells what they
 * are. Start at {@link org.slewd.recording.SigmfRecorder} to make one and at {@link org.slewd.recording.SigmfRecording} to read one.
 *
 * <p>Source: the SigMF specification, version 1.2, with its extensions {@code antenna} and {@code spatial}; what neither has is in the namespace
 * {@code slewd}. Metadata is replaced as a whole every few seconds, so that a process that is killed leaves a set that can be read;
 * only an ended one has the sum of its data. Evidence: sets that are whole, bare and going on
 * pass the schemas of the specification (core 1.2.6, antenna 1.0, spatial 1.1), and one that filled its disk has the sum of its data.
 *
 * <p>Files are written by the thread that calls. A recording never throws in the middle: it ends, keeps what it has, and
 * says why ({@link org.slewd.recording.RecordingState}).
 */
package org.slewd.recording;
