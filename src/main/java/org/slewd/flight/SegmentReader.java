package org.slewd.flight;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Reads one file of a recording, frame by frame. A last frame that is not whole is what a killed process leaves. One thread. */
final class SegmentReader implements AutoCloseable {

    /** A second of turns takes hundreds of bytes; what says that it is longer is no frame. */
    private static final int MOST_FRAME_BYTES = 1 << 24;

    /** Likewise after it is inflated, so that a few bytes cannot fill the memory. */
    private static final int MOST_INFLATED_BYTES = 1 << 26;

    private static final int BUFFER_BYTES = 8_192;

    private final DataInputStream in;
    private final EntryCodec codec;
    private final Inflater inflater = new Inflater(true);
    private ByteReader frame = new ByteReader(new byte[0]);
    private boolean begun;
    private boolean ended;

    SegmentReader(InputStream in, Shapes shapes) {
        this.in = new DataInputStream(new BufferedInputStream(in));
        this.codec = new EntryCodec(shapes);
    }

    /** The next entry; empty at the end. After {@link Entry.Damaged} there is nothing more. */
    Optional<Entry> next() throws IOException {
        if (ended) {
            return Optional.empty();
        }
        try {
            while (frame.isAtEnd()) {
                if (!nextFrame()) {
                    ended = true;
                    return Optional.empty();
                }
            }
            return Optional.of(codec.read(frame));
        } catch (DamagedRecordingException e) {
            ended = true;
            return Optional.of(new Entry.Damaged(e.getMessage()));
        }
    }

    /** @return false at the end, or where a frame was being written when it ended */
    private boolean nextFrame() throws IOException {
        if (!begun) {
            begun = true;
            byte[] magic = in.readNBytes(SegmentWriter.MAGIC.length);
            if (!Arrays.equals(magic, SegmentWriter.MAGIC)) {
                if (Arrays.equals(magic, Arrays.copyOf(SegmentWriter.MAGIC, magic.length))) {
                    return false;
                }
                throw new DamagedRecordingException("it does not begin as a recording of this version of slewd does");
            }
        }
        int length;
        int sum;
        try {
            length = in.readInt();
            sum = in.readInt();
        } catch (EOFException e) {
            return false;
        }
        if (length < 0 || length > MOST_FRAME_BYTES) {
            throw new DamagedRecordingException("a frame cannot have " + length + " bytes");
        }
        byte[] deflated = in.readNBytes(length);
        if (deflated.length < length) {
            return false;
        }
        CRC32C crc = new CRC32C();
        crc.update(deflated);
        if ((int) crc.getValue() != sum) {
            throw new DamagedRecordingException("the sum of a frame is wrong");
        }
        frame = new ByteReader(inflate(deflated));
        return true;
    }

    private byte[] inflate(byte[] deflated) throws DamagedRecordingException {
        inflater.setInput(deflated);
        ByteWriter out = new ByteWriter();
        byte[] buffer = new byte[BUFFER_BYTES];
        try {
            for (int count = inflater.inflate(buffer); count > 0; count = inflater.inflate(buffer)) {
                out.append(buffer, count);
                if (out.size() > MOST_INFLATED_BYTES) {
                    throw new DamagedRecordingException("a frame is longer than any can be");
                }
            }
        } catch (DataFormatException e) {
            throw new DamagedRecordingException("a frame cannot be inflated");
        }
        return out.toBytes();
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }
}
