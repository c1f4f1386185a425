package org.slewd.recording;

import java.time.Instant;

/**
 * A stretch of samples without a gap.
 *
 * @param sampleStart its first sample, counted in the file
 * @param globalIndex the same sample, counted in the stream with those that were lost
 * @param frequencyHz what is zero in the samples
 * @param utc when its first sample was taken
 */
public record SigmfCapture(long sampleStart, long globalIndex, double frequencyHz, Instant utc) {}
