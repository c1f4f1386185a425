package org.slewd.feeds;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;

/** Identity and password of a provider. Prints as stars and is kept no longer than a login takes. */
record Credentials(String identity, String password) {

    private static final Set<PosixFilePermission> OWNER =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private static final int MAX_BYTES = 4096;

    /**
     * Reads a file with the identity in its first line and the password in its second.
     *
     * @throws IOException with a sentence that tells nothing of the content
     */
    static Credentials read(Path file) throws IOException {
        requirePrivate(file);
        List<String> lines = Files.size(file) > MAX_BYTES
                ? List.of()
                : Files.readAllLines(file).stream()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList();
        if (lines.size() != 2) {
            throw new IOException(file + " does not hold an identity and a password; write each on a line of its own");
        }
        return new Credentials(lines.get(0), lines.get(1));
    }

    /** @throws IOException with half a sentence, when others can read {@code file} or it is not there */
    static void requirePrivate(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("is not a file (" + file.toAbsolutePath()
                    + "); put the identity in its first line and the" + " password in its second, and chmod 600 it");
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        if (!OWNER.containsAll(permissions)) {
            throw new IOException("can be used by others (" + PosixFilePermissions.toString(permissions)
                    + "), and holds a password; chmod 600 it, and change the password if anybody may have read it");
        }
    }

    @Override
    public String toString() {
        return "***";
    }
}
