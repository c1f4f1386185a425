package org.slewd.api;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.slewd.files.AtomicFile;
import org.slewd.people.Secrets;

/** The file {@code admin.token}: made at the first start, read at every other. */
final class AdminToken {

    static final String FILE_NAME = "admin.token";

    /** What 32 bytes are in base64url without padding; an operator may put a longer one. */
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43,200}");

    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.GROUP_EXECUTE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE,
            PosixFilePermission.OTHERS_EXECUTE);

    private AdminToken() {}

    static String readOrMake(DataDirectory directory) throws RefusedToStartException {
        Path path = directory.file(FILE_NAME);
        try {
            if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                AtomicFile.write(path, (Secrets.random(32) + "\n").getBytes(StandardCharsets.US_ASCII));
            }
            return read(path);
        } catch (IOException e) {
            throw new RefusedToStartException(
                    path + " cannot be used (" + DataDirectory.reason(e)
                            + "); slewd did not start. Check that it belongs to the user slewd runs as",
                    e);
        }
    }

    private static String read(Path path) throws IOException, RefusedToStartException {
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new RefusedToStartException(path + " is not a plain file; slewd did not start. Remove it: a new token"
                    + " is made at the next start");
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS);
        if (permissions.stream().anyMatch(OTHERS::contains)) {
            throw new RefusedToStartException(
                    path + " can be used by others (" + PosixFilePermissions.toString(permissions)
                            + "), so the token may be known; slewd did not start. Delete the file: a new token is made at the"
                            + " next start. If you are sure that nobody has read it, chmod 600 it instead");
        }
        String token = Files.size(path) > 1024
                ? ""
                : Files.readString(path, StandardCharsets.ISO_8859_1).strip();
        if (!FORM.matcher(token).matches()) {
            throw new RefusedToStartException(
                    path + " holds no token (at least 43 letters, digits, - or _); slewd did not"
                            + " start. Delete the file: a new token is made at the next start");
        }
        return token;
    }
}
