package org.slewd.link;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/** Name and password for a server. Prints as stars. */
public record Credentials(String name, String password) {

    private static final Set<PosixFilePermission> OWNER =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private static final int MOST_BYTES = 4096;

    /**
     * Reads a file with the name in its first line and the password in its second. Blocks.
     *
     * @throws IOException with half a sentence that tells nothing of the content
     */
    public static Credentials read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException(file + " is no file; put the name in its first line and the password in its second");
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        if (!OWNER.containsAll(permissions)) {
            throw new IOException(file + " holds a password and can be used by others ("
                    + PosixFilePermissions.toString(permissions) + "); chmod 600 it");
        }
        List<String> lines = Files.size(file) > MOST_BYTES
                ? List.of()
                : Files.readAllLines(file).stream()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList();
        if (lines.size() != 2) {
            throw new IOException(file + " does not hold a name and a password; write each on a line of its own");
        }
        return new Credentials(lines.get(0), lines.get(1));
    }

    /** As an HTTP header says it; RFC 7617. */
    public String basic() {
        return "Basic " + Base64.getEncoder().encodeToString((name + ':' + password).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "***";
    }
}
