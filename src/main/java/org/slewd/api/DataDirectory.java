package org.slewd.api;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * The data directory, claimed by one process at a time. The claim is a lock on {@code slewd.lock}, which the system
 * takes back when the process ends in whatever way; the file itself stays and means nothing.
 */
public final class DataDirectory implements AutoCloseable {

    private final Path path;
    private final FileChannel lockFile;

    private DataDirectory(Path path, FileChannel lockFile) {
        this.path = path;
        this.lockFile = lockFile;
    }

    /**
     * Makes the directory when it is not there (for the owner only) and claims it.
     *
     * @throws RefusedToStartException when another slewd has it or it cannot be used
     */
    public static DataDirectory claim(Path directory) throws RefusedToStartException {
        Path path = directory.toAbsolutePath().normalize();
        try {
            if (!Files.isDirectory(path)) {
                if (path.getParent() != null) {
                    Files.createDirectories(path.getParent());
                }
                Files.createDirectory(path, forOwner("rwx------"));
            }
            return new DataDirectory(path, lock(path));
        } catch (IOException e) {
            throw new RefusedToStartException(
                    "the data directory " + path + " cannot be used (" + reason(e)
                            + "); slewd did not start. Check that it belongs to the user slewd runs as, or name another with --data",
                    e);
        } catch (UnsupportedOperationException e) {
            throw new RefusedToStartException(
                    "the data directory " + path
                            + " is on a file system without owners and permissions, where a token cannot be kept;"
                            + " slewd did not start. Name another with --data",
                    e);
        }
    }

    private static FileChannel lock(Path path) throws IOException, RefusedToStartException {
        FileChannel file = FileChannel.open(
                path.resolve("slewd.lock"),
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                forOwner("rw-------"));
        FileLock lock = null;
        try {
            lock = file.tryLock();
        } catch (OverlappingFileLockException e) {
            // The other one is in this very process.
            lock = null;
        } finally {
            if (lock == null) {
                file.close();
            }
        }
        if (lock == null) {
            throw inUse(path);
        }
        return file;
    }

    static RefusedToStartException inUse(Path path) {
        return new RefusedToStartException("another slewd uses this data directory: " + path
                + "; this one did not start. Stop the other one, or name another directory with --data");
    }

    /** Gives the claim back. */
    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    public Path path() {
        return path;
    }

    Path file(String name) {
        return path.resolve(name);
    }

    /** For creating a file or folder that has these permissions from its first moment. */
    static FileAttribute<Set<PosixFilePermission>> forOwner(String permissions) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    }

    /** What an IOException says without its class: many carry a path only. */
    static String reason(IOException e) {
        return e.getClass().getSimpleName().replace("Exception", "") + ": " + e.getMessage();
    }
}
