package org.slewd.flight;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32C;
import java.util.zip.Deflater;

/**
 * Writes one file of a recording: a word that says what it is, and frames. A frame is its length, its CRC-32C and a piece of one
 * deflated stream of entries that ends at a whole byte, so that all whole frames can be read whatever became of the last one.
 * One thread.
 */
final class SegmentWriter implements AutoCloseable {

    /** The last letter counts the formats. */
    static final byte[] MAGIC = {'S', 'L', 'W', 'F', 'L', 'T', '0', '1'};

    /** Length and sum. */
    static final int HEAD_BYTES = 8;

    private static final int BUFFER_BYTES = 8_192;

    private final OutputStream file;
    private final EntryCodec codec;
    private final Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    private final ByteWriter waiting;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private long written;

    /** Makes the file, which must not be there. There is none when the disk does not take its beginning. */
    static SegmentWriter into(Path path, Shapes shapes) throws IOException {
        return into(path, Files.newOutputStream(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), shapes);
    }

    /** @param file the new file at {@code path} */
    static SegmentWriter into(Path path, OutputStream file, Shapes shapes) throws IOException {
        try {
            return new SegmentWriter(file, shapes, UnaryOperator.identity());
        } catch (IOException | RuntimeException e) {
            // A full disk takes names: one would be left at each try.
            try {
                file.close();
            } finally {
                Files.deleteIfExists(path);
            }
            throw e;
        }
    }

    /** @param texts makes of each text what is written */
    SegmentWriter(OutputStream file, Shapes shapes, UnaryOperator<String> texts) throws IOException {
        this.codec = new EntryCodec(shapes);
        this.waiting = new ByteWriter(texts);
        this.file = file;
        write(MAGIC);
    }

    void add(Entry entry) {
        codec.write(entry, waiting);
    }

    /** Bytes that were added since the last {@link #flush}, before they are deflated. */
    int waiting() {
        return waiting.size();
    }

    /** Bytes on the disk. */
    long written() {
        return written;
    }

    /** Brings what was added to the disk, as a frame. */
    void flush() throws IOException {
        if (waiting.size() == 0) {
            return;
        }
        deflater.setInput(waiting.toBytes());
        waiting.clear();
        ByteWriter deflated = new ByteWriter();
        int count;
        do {
            count = deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
            deflated.append(buffer, count);
        } while (count == buffer.length);
        byte[] frame = deflated.toBytes();
        CRC32C sum = new CRC32C();
        sum.update(frame);
        write(ByteBuffer.allocate(HEAD_BYTES + frame.length)
                .putInt(frame.length)
                .putInt((int) sum.getValue())
                .put(frame)
                .array());
    }

    private void write(byte[] bytes) throws IOException {
        file.write(bytes);
        written += bytes.length;
    }

    /** Ends the file; what was not flushed is gone. */
    @Override
    public void close() throws IOException {
        deflater.end();
        file.close();
    }
}
