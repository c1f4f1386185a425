package org.slewd.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Set;

/** What stands in the files of a certificate and its key. */
final class TlsPem {

    /** A chain has some 10 kB. */
    private static final int MAX_BYTES = 1 << 20;

    private final byte[] certificate;
    private final byte[] key;

    private TlsPem(byte[] certificate, byte[] key) {
        this.certificate = certificate;
        this.key = key;
    }

    /**
     * Reads them. Blocks for the files.
     *
     * @throws UnusableTlsException when one cannot be read, or the key can be by everybody
     */
    static TlsPem read(TlsFiles files) throws UnusableTlsException {
        return new TlsPem(read(files.certificate(), false), read(files.key(), true));
    }

    private static byte[] read(Path file, boolean isKey) throws UnusableTlsException {
        try {
            if (isKey && Files.exists(file)) {
                requireSecret(file);
            }
            try (var in = Files.newInputStream(file)) {
                byte[] bytes = in.readNBytes(MAX_BYTES + 1);
                if (bytes.length > MAX_BYTES) {
                    throw new UnusableTlsException(
                            isKey, "is larger than " + MAX_BYTES + " bytes; is it the right file?");
                }
                return bytes;
            }
        } catch (IOException e) {
            throw new UnusableTlsException(
                    isKey,
                    "cannot be read (" + DataDirectory.reason(e)
                            + "); check the path, and that the user slewd runs as may read it");
        }
    }

    /** A group may, so that the user of slewd can be let in where another program writes the file. */
    private static void requireSecret(Path file) throws IOException, UnusableTlsException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        if (permissions.contains(PosixFilePermission.OTHERS_READ)
                || permissions.contains(PosixFilePermission.OTHERS_WRITE)) {
            throw new UnusableTlsException(
                    true,
                    "can be used by everybody on this machine (" + PosixFilePermissions.toString(permissions)
                            + "), so the key may be known; chmod 640 it, or take a new key if somebody may have read it");
        }
    }

    byte[] certificate() {
        return certificate.clone();
    }

    byte[] key() {
        return key.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TlsPem pem
                && Arrays.equals(certificate, pem.certificate)
                && Arrays.equals(key, pem.key);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(certificate);
    }
}
