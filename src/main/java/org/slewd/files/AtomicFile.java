package org.slewd.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Files that are old or new after a power cut, never half, and that only the owner reads, or one group besides. */
public final class AtomicFile {

    private AtomicFile() {}

    /** Puts {@code content} in the place of {@code file}. When this returns, it is on the disk. */
    public static void write(Path file, byte[] content) throws IOException {
        write(file, content, Optional.empty());
    }

    /**
     * As {@link #write(Path, byte[])}.
     *
     * @param readers a group that may read it too; the caller has to be one of it, or the administrator
     */
    public static void write(Path file, byte[] content, Optional<GroupPrincipal> readers) throws IOException {
        makeFolder(file.getParent());
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        try {
            fill(fresh, content);
            if (readers.isPresent()) {
                PosixFileAttributeView rights = Files.getFileAttributeView(fresh, PosixFileAttributeView.class);
                rights.setGroup(readers.get());
                rights.setPermissions(PosixFilePermissions.fromString("rw-r-----"));
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Files.deleteIfExists(fresh); // on a full disk half a file is in the way of others
            throw e;
        }
        force(file.getParent());
    }

    /** Takes {@code file} away, if it is there. When this returns, it is gone from the disk. */
    public static void delete(Path file) throws IOException {
        if (Files.deleteIfExists(file)) {
            force(file.getParent());
        }
    }

    /** A name is an entry of its folder, and on the disk only when the folder is. */
    private static void force(Path folder) throws IOException {
        try (FileChannel entries = FileChannel.open(folder, StandardOpenOption.READ)) {
            entries.force(true);
        }
    }

    private static void fill(Path fresh, byte[] content) throws IOException {
        try (FileChannel out = FileChannel.open(
                fresh, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), forOwner("rw-------"))) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
    }

    /** Makes {@code folder} and those above it, for the owner alone. */
    public static void makeFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, forOwner("rwx------"));
        }
    }

    /**
     * Takes a damaged file out of the way without losing it.
     *
     * @return where it is now
     */
    public static Path setAside(Path file, Instant now) throws IOException {
        String stamp = now.toString().replace(':', '-');
        return Files.move(file, file.resolveSibling(setAsideNameOf(file) + stamp), StandardCopyOption.REPLACE_EXISTING);
    }

    /** How the names begin under which {@link #setAside} leaves it. */
    public static String setAsideNameOf(Path file) {
        return file.getFileName() + ".damaged-";
    }

    private static FileAttribute<Set<PosixFilePermission>> forOwner(String permissions) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    }
}
