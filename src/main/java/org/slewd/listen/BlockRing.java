package org.slewd.listen;

import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slewd.signal.IqBlock;

/**
 * Blocks on their way from the thread that reads to the one that processes, in a fixed number of buffers. When the second is behind
 * there is no buffer, and the first drops what it reads.
 */
final class BlockRing {

    /** A disk that syncs or a collector at work stands still for less. At 2.4 million samples a second it is 19 MB. */
    private static final int BUFFERS = 80;

    /** Blocks a second: the grain of dates and of the Doppler curve. */
    private static final int BLOCKS_PER_SECOND = 20;

    /** Rates of 3.2 million samples a second need a little more for a twentieth of a second, and no file may make it more. */
    private static final int MAX_BUFFER_BYTES = 1 << 18;

    private final int bufferBytes;
    private final ArrayBlockingQueue<byte[]> free = new ArrayBlockingQueue<>(BUFFERS);
    private final ArrayBlockingQueue<IqBlock> filled = new ArrayBlockingQueue<>(BUFFERS);

    BlockRing(SampleSource source) {
        int bytesPerSample = source.format().bytesPerSample();
        long samples = Math.max(256, Math.round(source.rateHz() / BLOCKS_PER_SECOND));
        this.bufferBytes = (int) Math.min(samples, MAX_BUFFER_BYTES / bytesPerSample) * bytesPerSample;
        for (int i = 0; i < BUFFERS; i++) {
            free.add(new byte[bufferBytes]);
        }
    }

    int bufferBytes() {
        return bufferBytes;
    }

    /** A buffer to fill; empty when all are in use. */
    Optional<byte[]> buffer() {
        return Optional.ofNullable(free.poll());
    }

    /** Waits for a buffer to fill. */
    byte[] awaitBuffer() throws InterruptedException {
        return free.take();
    }

    /** Hands over a block in one of the buffers. */
    void put(IqBlock block) {
        filled.add(block);
    }

    /** Takes a buffer back that was not handed over. */
    void giveBack(byte[] buffer) {
        free.add(buffer);
    }

    /** The next block, if one comes within {@code millis}. */
    Optional<IqBlock> next(long millis) throws InterruptedException {
        return Optional.ofNullable(filled.poll(millis, TimeUnit.MILLISECONDS));
    }

    /** Whether nothing waits to be processed. */
    boolean isDrained() {
        return filled.isEmpty();
    }
}
