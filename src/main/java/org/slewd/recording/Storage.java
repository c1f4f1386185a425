package org.slewd.recording;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.slewd.files.AtomicFile;

/** What a recording needs of a disk. Another one than {@link #disk} is a disk that fails, for tests. */
public interface Storage {

    /** A file of samples that grows. */
    interface DataFile extends Closeable {

        /** Appends the first {@code length} bytes of {@code bytes}. */
        void append(byte[] bytes, int length) throws IOException;

        /** Throws away what lies beyond {@code length} bytes. */
        void truncate(long length) throws IOException;

        /** Returns when all that was appended is on the disk. */
        void force() throws IOException;
    }

    /** Makes a file that is not there yet. */
    DataFile create(Path file) throws IOException;

    /** Puts {@code content} in the place of {@code file}; it is there as a whole or not at all. */
    void replace(Path file, byte[] content) throws IOException;

    /** What is free for us where {@code folder} lies. */
    long freeBytes(Path folder) throws IOException;

    /** The disk of this machine. */
    static Storage disk() {
        return new Storage() {
            @Override
            public DataFile create(Path file) throws IOException {
                AtomicFile.makeFolder(file.getParent());
                // As AtomicFile makes the metadata beside it: for the owner alone.
                return new ChannelFile(FileChannel.open(
                        file,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))));
            }

            @Override
            public void replace(Path file, byte[] content) throws IOException {
                AtomicFile.write(file, content);
            }

            @Override
            public long freeBytes(Path folder) throws IOException {
                AtomicFile.makeFolder(folder);
                return Files.getFileStore(folder).getUsableSpace();
            }
        };
    }

    /** A file of this machine. */
    record ChannelFile(FileChannel channel) implements DataFile {
        @Override
        public void append(byte[] bytes, int length) throws IOException {
            ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        }

        @Override
        public void truncate(long length) throws IOException {
            channel.truncate(length);
            channel.position(length);
        }

        @Override
        public void force() throws IOException {
            channel.force(true);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
