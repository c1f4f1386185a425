package org.slewd.recording;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/** A disk on which only so many bytes find room, samples and metadata together. */
public final class FailingStorage implements Storage {

    private final Storage disk = Storage.disk();
    private final long capacity;
    private final long reportedFree;
    private long dataBytes;
    private long metadataBytes;

    /** @param reportedFree what it says to be free, true or not */
    public FailingStorage(long capacity, long reportedFree) {
        this.capacity = capacity;
        this.reportedFree = reportedFree;
    }

    @Override
    public DataFile create(Path file) throws IOException {
        DataFile real = disk.create(file);
        return new DataFile() {
            @Override
            public void append(byte[] bytes, int length) throws IOException {
                int room = (int) Math.min(length, Math.max(0, capacity - metadataBytes - dataBytes));
                real.append(Arrays.copyOf(bytes, room), room);
                dataBytes += room;
                if (room < length) {
                    throw new IOException("No space left on device");
                }
            }

            @Override
            public void truncate(long length) throws IOException {
                real.truncate(length);
                dataBytes = length;
            }

            @Override
            public void force() throws IOException {
                real.force();
            }

            @Override
            public void close() throws IOException {
                real.close();
            }
        };
    }

    @Override
    public void replace(Path file, byte[] content) throws IOException {
        // The new one is written before the old one goes.
        if (dataBytes + metadataBytes + content.length > capacity) {
            throw new IOException("No space left on device");
        }
        disk.replace(file, content);
        metadataBytes = content.length;
    }

    @Override
    public long freeBytes(Path folder) {
        return reportedFree;
    }
}
