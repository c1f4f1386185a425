package org.slewd.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Name and password for a server of others. Prints as stars, and is kept no longer than a login takes. */
public record Credentials(String name, String password) {

    private static final Set<PosixFilePermission> OWNER =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private static final int MOST_BYTES = 4096;

    /**
     * Reads a file with the name in its first line and the password in its second. Blocks.
     *
     * @throws IOException with a sentence that names the file and tells nothing of its content
     */
    public static Credentials read(Path file) throws IOException {
        Optional<String> objection = objection(file);
        if (objection.isPresent()) {
            throw new IOException(file + " " + objection.get());
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

    /** Why {@code file} is not read at all, as the rest of a sentence that begins with its name. Blocks. */
    public static Optional<String> objection(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.of("is not a file (" + file.toAbsolutePath()
                    + "); put the name in its first line and the password in its second, and chmod 600 it");
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        return OWNER.containsAll(permissions)
                ? Optional.empty()
                : Optional.of("can be used by others (" + PosixFilePermissions.toString(permissions)
                        + "), and holds a password; chmod 600 it, and change the password if anybody may have read it");
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
