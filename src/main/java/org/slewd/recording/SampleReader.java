package org.slewd.recording;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import org.slewd.signal.IqBlock;

/** Reads the samples of a recording from its beginning, as blocks that do not span a gap. One thread; blocking. */
public final class SampleReader implements Closeable {

    private final SigmfRecording recording;
    private final InputStream data;
    private final long startNanos;
    private long at;
    private long nextNanos;

    /** @param startNanos what the monotonic clock is to have read at the first sample; the others follow from it */
    public SampleReader(SigmfRecording recording, long startNanos) throws IOException {
        this.recording = recording;
        this.startNanos = startNanos;
        this.nextNanos = startNanos;
        this.data = new BufferedInputStream(Files.newInputStream(recording.data()), 1 << 16);
    }

    /**
     * Reads the next samples into {@code buffer}.
     *
     * @return a block of at most what fits; empty at the end
     * @throws IOException when the file cannot be read on
     */
    public Optional<IqBlock> next(byte[] buffer) throws IOException {
        int bytesPerSample = recording.format().bytesPerSample();
        int wanted = (int) Math.min(buffer.length / bytesPerSample, Math.min(recording.samples(), endOfCapture()) - at);
        if (wanted < 1) {
            return Optional.empty();
        }
        int length = wanted * bytesPerSample;
        if (data.readNBytes(buffer, 0, length) < length) {
            throw new EOFException(recording.data() + " has become shorter while it was read");
        }
        SigmfCapture capture = recording.captureOf(at);
        long nanos = startNanos
                + Duration.between(recording.captures().get(0).utc(), recording.utcOf(at))
                        .toNanos();
        // The clock of the day may have been set back in a recording; the monotonic one never was.
        if (nanos - nextNanos < 0) {
            nanos = nextNanos;
        }
        IqBlock block = new IqBlock(
                recording.format(),
                buffer,
                wanted,
                capture.globalIndex() + at - capture.sampleStart(),
                recording.rateHz(),
                capture.frequencyHz(),
                recording.utcOf(at),
                nanos);
        at += wanted;
        nextNanos = block.nanosOf(wanted);
        return Optional.of(block);
    }

    private long endOfCapture() {
        for (SigmfCapture capture : recording.captures()) {
            if (capture.sampleStart() > at) {
                return capture.sampleStart();
            }
        }
        return Long.MAX_VALUE;
    }

    @Override
    public void close() throws IOException {
        data.close();
    }
}
